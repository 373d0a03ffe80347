namespace RulesHarness.Tests.Specification;

/// <summary>Specs without a mistake.</summary>
public sealed class BlogTests
{
    [Test]
    public void Small_spec_has_no_findings() => TestData.Read(TestData.Blog).Diagnostics.Should().BeEmpty();

    [Test]
    public void Sample_has_no_findings() => TestData.Read(TestData.Sample).Diagnostics.Should().BeEmpty();

    [Test]
    public void Sample_is_read_whole()
    {
        var model = TestData.Model(TestData.Sample);

        model.Collections.Should().HaveCount(Lines("Collection Inventory", "| `"));
        model.Collections.Sum(collection => collection.Fields.Count).Should().Be(Lines("Schema Definitions", "| `"));
        model.Relationships.Should().HaveCount(Lines("Relationships", "- "));
        model.AccessPatterns.Should().HaveCount(Lines("Access Patterns", "| ") - 1);
        model.Roles.Should().HaveCount(Lines("Security Rules", "| ") - 1);
        model.Policies.Should().HaveCount(Lines("Security Rules", "- **"));
        model
            .Policies.SelectMany(policy => policy.Permissions)
            .DistinctBy(permission => permission.Place)
            .Should()
            .HaveCount(Lines("Security Rules", "  - "));
        model.Indexes.Should().HaveCount(Lines("Indexes", "| `"));
        TestData.Sample.Should().EndWith(model.Migration.Text + "\n");
    }

    private static int Lines(string section, string start) =>
        TestData
            .Sample.Split($"\n## {section}\n")[1]
            .Split("\n## ")[0]
            .Split('\n')
            .Count(line => line.StartsWith(start, StringComparison.Ordinal));
}

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

        model.Collections.Should().HaveCount(13);
        model.Relationships.Should().HaveCount(13);
        model.AccessPatterns.Should().HaveCount(34);
        model.Roles.Should().HaveCount(8);
        model.Policies.Should().HaveCount(14);
        model.Policies.Sum(policy => policy.Permissions.Count).Should().Be(71, "70 sentences stand there, and one is about a projection too");
        model.Indexes.Should().HaveCount(23);
        model.Migration.Should().StartWith("Inkwell replaces a weblog").And.EndWith("the day of the import |");
    }
}

using RulesHarness.Diagnostics;

namespace RulesHarness.Tests.Specification;

/// <summary>The template that specs are written from, as it comes: broken arrows included.</summary>
public sealed class TemplateTests
{
    private static readonly IReadOnlyList<Diagnostic> Findings = TestData
        .Read(TestData.Text("Specification/Data/spec-template.md"))
        .Diagnostics;

    [Test]
    public void Template_as_it_comes_has_the_findings_it_deserves_and_no_other() =>
        Findings
            .Select(found => $"{found.Line}:{found.Column} {found.Severity} {found.Id}")
            .Should()
            .Equal(
                "26:3 Info RH1090",
                "42:1 Info RH1090",
                "48:4 Error RH1031",
                "49:3 Info RH1090",
                "57:22 Error RH1031",
                "58:3 Info RH1090",
                "64:44 Error RH1057",
                "65:3 Info RH1090"
            );

    [TestCase(48, "`posts` is used here and is not in the Collection Inventory")]
    [TestCase(57, "`posts` is used here and is not in the Collection Inventory")]
    [TestCase(64, "rules can't allow a caller to read only displayName of `users`: they allow or deny whole documents")]
    [TestCase(26, "`(add collections...)` is a placeholder")]
    public void Finding_of_the_template_says_what_is_wrong(int line, string message) =>
        Findings.Should().ContainSingle(found => found.Line == line).Which.Message.Should().Be(message);

    [Test]
    public void Template_gives_the_model_of_what_it_declares()
    {
        var model = TestData.Read(TestData.Text("Specification/Data/spec-template.md")).Model;

        model.FrontMatter!.Title.Should().Be("Database & Data Model");
        model.Collections.Select(collection => collection.Path.Text).Should().Equal("users");
        model
            .Collections[0]
            .StoredFields.Select(field => field.Name)
            .Should()
            .Equal("email", "displayName", "createdAt", "updatedAt");
        model.Policies[0].Permissions.Should().HaveCount(2);
    }
}

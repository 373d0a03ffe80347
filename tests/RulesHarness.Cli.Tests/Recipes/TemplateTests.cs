using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Recipes;

/// <summary>
/// Tests the spec and the rules of the template for <c>dotnet new rulesharness</c>. The whole template is tried by
/// scripts/try-packages.
/// </summary>
public sealed class TemplateTests
{
    private const string Content = "packaging/templates/content/rulesharness";

    [TestCase("if mine(resource.data)", 0)]
    [TestCase("if true", 1)]
    public async Task New_project_passes_with_its_rules_and_fails_with_opened_ones(string read, int exitCode)
    {
        var project = SampleProject
            .Empty()
            .Write("spec/database.md", SampleProject.Original($"{Content}/spec/database.md"))
            .Write("firestore.rules", SampleProject.Original($"{Content}/firestore.rules"))
            .Edit("firestore.rules", "if mine(resource.data)", read);

        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            project.Folder,
            "--engine",
            "embedded",
            "--strict",
            "--min-coverage",
            "100"
        );

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
    }
}

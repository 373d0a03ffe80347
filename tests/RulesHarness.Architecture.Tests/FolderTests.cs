using Mono.Cecil;

namespace RulesHarness.Architecture.Tests;

public sealed class FolderTests
{
    private static IEnumerable<string> Projects => Pictures.Folders.Keys;

    [TestCaseSource(nameof(Projects))]
    public void Folders_use_only_what_the_picture_allows(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));

        new FolderUses(module, project).Against(Picture.Parse(Pictures.Folders[project]), project).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Projects))]
    public void Folders_are_in_no_cycle(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));

        CycleFinder.NamesInCycles(new FolderUses(module, project).Types.Select(use => use.Folders)).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Projects))]
    public void Picture_has_no_cycle_and_no_unknown_name(string project)
    {
        var picture = Picture.Parse(Pictures.Folders[project]);

        CycleFinder.NamesInCycles(picture.Dependencies).Should().BeEmpty();
        picture.Dependencies.Select(dependency => dependency.To).Should().BeSubsetOf(picture.Names);
    }

    [Test]
    public void Folders_of_a_real_project_are_seen()
    {
        using var module = ModuleDefinition.ReadModule(
            Path.Combine(AppContext.BaseDirectory, "RulesHarness.Language.dll")
        );

        var uses = new FolderUses(module, "RulesHarness.Language");

        uses.Folders.Should().Equal("Analysis", "Evaluation", "Exploration", "Formatting", "Patterns", "Syntax");
        uses.Types.Select(use => use.Folders).Distinct().Should().Contain(new Dependency("Analysis", "Syntax"));
    }
}

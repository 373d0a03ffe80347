namespace RulesHarness.Architecture.Tests;

public sealed class FolderTests
{
    private static IEnumerable<string> Levels => Pictures.Folders.Keys;

    private static IEnumerable<string> Projects =>
        Repository.Projects.Select(file => Path.GetFileNameWithoutExtension(file));

    [TestCaseSource(nameof(Levels))]
    public void Folders_use_only_what_the_picture_allows(string level)
    {
        var module = ModuleOf(level);

        new FolderUses(module, level).Against(Picture.Parse(Pictures.Folders[level]), level).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Levels))]
    public void Folders_are_in_no_cycle(string level)
    {
        var module = ModuleOf(level);

        CycleFinder.NamesInCycles(new FolderUses(module, level).Types.Select(use => use.Folders)).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Levels))]
    public void Picture_has_no_cycle_and_no_unknown_name(string level)
    {
        var picture = Picture.Parse(Pictures.Folders[level]);

        CycleFinder.NamesInCycles(picture.Dependencies).Should().BeEmpty();
        picture.Dependencies.Select(dependency => dependency.To).Should().BeSubsetOf(picture.Names);
    }

    [TestCaseSource(nameof(Projects))]
    public void Each_level_with_folders_has_a_picture(string project)
    {
        var module = ModuleOf(project);
        var namespaces = module.Types.Select(type => type.Namespace).Where(name => IsWithin(name, project)).ToHashSet();

        namespaces
            .SelectMany(Ancestors)
            .Distinct()
            .Where(level => IsWithin(level, project) && new FolderUses(module, level).Folders.Count > 1)
            .Should()
            .BeSubsetOf(Levels);
    }

    [Test]
    public void Folders_of_a_real_project_are_seen()
    {
        var module = ModuleOf("RulesHarness.Language");

        var uses = new FolderUses(module, "RulesHarness.Language");

        uses.Folders.Should()
            .Equal("Analysis", "Evaluation", "Exploration", "Formatting", "Mutation", "Patterns", "Syntax");
        uses.Types.Select(use => use.Folders).Distinct().Should().Contain(new Dependency("Analysis", "Syntax"));
    }

    [Test]
    public void Folders_inside_a_folder_are_seen()
    {
        var module = ModuleOf("RulesHarness.Language");

        var uses = new FolderUses(module, "RulesHarness.Language.Evaluation");

        uses.Folders.Should().Contain([".", "Nodes", "Values"]);
        uses.Types.Select(use => use.Folders).Distinct().Should().Contain(new Dependency("Nodes", "Values"));
    }

    // The project of a level is the longest one that its name starts with.
    private static ModuleUses ModuleOf(string level) =>
        ModuleUses.Of(Projects.Where(name => IsWithin(level, name)).MaxBy(name => name.Length)!);

    private static bool IsWithin(string name, string outer) =>
        name == outer || name.StartsWith($"{outer}.", StringComparison.Ordinal);

    private static IEnumerable<string> Ancestors(string name)
    {
        var parts = name.Split('.');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('.', parts.Take(count)));
    }
}

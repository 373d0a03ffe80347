using System.Xml.Linq;
using Mono.Cecil;

namespace RulesHarness.Architecture.Tests;

public sealed class ProjectTests
{
    private static readonly Picture Picture = Picture.Parse(Pictures.Projects);

    private static IEnumerable<string> Names =>
        Repository.Projects.Select(file => Path.GetFileNameWithoutExtension(file));

    [TestCaseSource(nameof(Names))]
    public void Project_is_in_the_picture(string project)
    {
        Picture.Knows(project).Should().BeTrue("Pictures.Projects names every project of src");
        Pictures.Folders.Should().ContainKey(project, "Pictures.Folders has a picture for every project of src");
    }

    [TestCaseSource(nameof(Names))]
    public void Project_file_refers_to_allowed_projects_only(string project)
    {
        var file = Repository.Projects.Single(path => Path.GetFileNameWithoutExtension(path) == project);
        var references = XDocument
            .Load(file)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        NotAllowed(project, references).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Names))]
    public void Assembly_refers_to_allowed_projects_only(string project)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));
        var references = module
            .AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name.Split('.')[0] == "RulesHarness");

        NotAllowed(project, references).Should().BeEmpty();
    }

    [TestCase("RulesHarness.Language", "RulesHarness.Firestore")]
    [TestCase("RulesHarness.Firestore", "RulesHarness.Language")]
    [TestCase("RulesHarness", "RulesHarness.NUnit")]
    [TestCase("RulesHarness.NUnit", "RulesHarness.Cli")]
    [TestCase("RulesHarness.Cli", "RulesHarness.NUnit")]
    public void Reference_that_points_the_wrong_way_is_found(string project, string reference)
    {
        NotAllowed(project, [reference]).Should().Equal(new Dependency(project, reference));
    }

    [TestCaseSource(nameof(Names))]
    public void Internal_types_are_visible_to_tests_and_benchmarks_only(string project)
    {
        var file = Repository.Projects.Single(path => Path.GetFileNameWithoutExtension(path) == project);
        var friends = XDocument
            .Load(file)
            .Descendants("InternalsVisibleTo")
            .SelectMany(friend => friend.Attribute("Include")!.Value.Split(';'));

        friends.Should().NotIntersectWith(Names);
    }

    private static IEnumerable<Dependency> NotAllowed(string project, IEnumerable<string> references) =>
        references
            .Select(reference => new Dependency(project, reference))
            .Where(dependency => !Picture.Allows(dependency));
}

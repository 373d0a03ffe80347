namespace RulesHarness.Architecture.Tests;

public sealed class PublicTypeTests
{
    /// <summary>The names of the types, one a line, among the members that a project declares as its public API.</summary>
    private static IEnumerable<string> TypesOf(string project) =>
        from line in File.ReadLines(Path.Combine(Repository.Source, project, "PublicAPI.Shipped.txt"))
        where line.StartsWith("RulesHarness.", StringComparison.Ordinal) && !line.Contains(" -> ")
        select line[(line.LastIndexOf('.') + 1)..];

    [Test]
    public void Public_type_of_RulesHarness_has_its_user_named()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

        var types = TypesOf("RulesHarness").ToList();

        types.Should().NotBeEmpty();
        types.Where(type => !page.Contains($"`{type}`")).Should().BeEmpty("docs/architecture.md says who needs each");
    }
}

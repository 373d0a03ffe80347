using System.Reflection;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Testing;

namespace RulesHarness.NUnit;

/// <summary>
/// The project that the tests of a class run on, from its <see cref="RulesAttribute"/> or from the folder of its
/// assembly.
/// </summary>
internal static class RulesProject
{
    public static RulesTestOptions OptionsOf(Type fixture)
    {
        var rules = AttributeOf(fixture);
        var project = SpecProject.FolderFor(fixture, rules.Project);
        return new RulesTestOptions
        {
            Project = project,
            Rules = RulesOf(rules, project, fixture.Name),
            Engine = rules.Engine,
        };
    }

    public static RulesAttribute AttributeOf(Type fixture) =>
        fixture.GetCustomAttribute<RulesAttribute>() ?? new RulesAttribute();

    private static Dictionary<string, RulesFile> RulesOf(RulesAttribute rules, string project, string fixture)
    {
        if (rules.Content is { } content)
        {
            return new() { [DatabaseName.DefaultId] = new RulesFile($"{fixture}.rules", content) };
        }
        return rules.Path is { } path
            ? new() { [DatabaseName.DefaultId] = RulesTestOptions.ReadRules(project, path) }
            : [];
    }
}

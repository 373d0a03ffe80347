using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests;

internal static class Samples
{
    /// <summary>A realistic file of some 150 lines.</summary>
    public static readonly string Blog = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "blog.rules"));

    /// <summary>The rules of the sample product.</summary>
    public static readonly string Inkwell = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "firestore.rules"));

    /// <summary>Puts match blocks into the usual service.</summary>
    public static string InService(string body, int version = 2) =>
        $"rules_version = '{version}';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{body}\n}} }}";

    /// <summary>Parses match blocks that must have no syntax error.</summary>
    public static ParsedRules Parse(string body, int version = 2)
    {
        var rules = RulesParser.Parse(InService(body, version));
        rules.Diagnostics.Should().BeEmpty();
        return rules;
    }
}

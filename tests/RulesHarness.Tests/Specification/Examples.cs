using System.Text.RegularExpressions;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// Small parts of a spec, completed with what they need around them: behind them, so that their lines stay as they are.
/// </summary>
internal static partial class Examples
{
    private static readonly IReadOnlyDictionary<string, string> Sections = TestData
        .Blog.Split("\n## ")
        .Skip(1)
        .ToDictionary(section => section.Split('\n')[0], section => $"\n## {section.TrimEnd()}\n");

    /// <summary>
    /// Completes an example with the small product's sections, unless it declares its own collections.
    /// </summary>
    public static string Completed(string text)
    {
        var said = Headings().Matches(text).Select(match => match.Groups[1].Value).ToList();
        if (said.Contains("Schema Definitions") && !said.Contains("Collection Inventory"))
        {
            text +=
                $"\n\n## Collection Inventory\n\n| Collection | Description | Primary Key |\n|---|---|---|\n{string.Concat(Schemas().Matches(text).Select(match => $"| {match.Groups[1].Value} | x | auto |\n"))}";
        }
        var standsAlone = said.Contains("Schema Definitions") || said.Contains("Collection Inventory");
        var missing = standsAlone
            ? new[]
            {
                ("Database Choice", "\n## Database Choice\n\nFirestore.\n"),
                ("Security Rules", "\n## Security Rules\n"),
            }
            : Sections.Select(section => (section.Key, section.Value));
        return text
            + "\n"
            + string.Concat(missing.Where(section => !said.Contains(section.Item1)).Select(section => section.Item2));
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Schemas();
}

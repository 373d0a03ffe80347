using System.Text.RegularExpressions;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// docs/spec-language.md, with what it shows: blocks of a spec, tables of forms, and sentences in its text.
/// </summary>
internal static partial class LanguagePage
{
    public static string Text { get; } = TestData.Text("Docs/spec-language.md");

    /// <summary>
    /// The page's blocks: empty where they are a part of the page's spec, and else the finding that they give.
    /// </summary>
    public static IReadOnlyList<(string Finding, string Text)> Blocks { get; } =
    [.. BlockPattern().Matches(Text).Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value))];

    /// <summary>
    /// The rows of the tables of forms, outside of all blocks: the table's first heading, the forms that mean the same,
    /// and the second cell.
    /// </summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<string> Forms, string Second)> Rows { get; } =
    [.. ReadRows()];

    /// <summary>The sentences that stand in code in the page's text.</summary>
    public static IReadOnlyList<string> Sentences { get; } =
    [
        .. SpanPattern()
            .Matches(string.Join('\n', Prose()))
            .Select(match => (match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value)
            .Where(span => span.EndsWith('.') && char.IsUpper(span[0])),
    ];

    private static IEnumerable<(string, IReadOnlyList<string>, string)> ReadRows()
    {
        var heading = new List<string>();
        foreach (var line in Prose())
        {
            if (!line.StartsWith('|'))
            {
                heading.Clear();
                continue;
            }

            var cells = CellPattern().Split(line)[1..^1].Select(cell => cell.Trim()).ToList();
            if (heading.Count == 0)
            {
                heading = cells;
            }
            else if (!cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                yield return (
                    heading[0],
                    [.. cells.Take(heading[1] == "Also written" ? 2 : 1).SelectMany(Spans)],
                    cells[1]
                );
            }
        }
    }

    private static IEnumerable<string> Prose() => BlockPattern().Replace(Text, "").Split('\n');

    private static IEnumerable<string> Spans(string cell) =>
        SpanPattern()
            .Matches(cell)
            .Select(match => (match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value.Trim())
            .Select(span => span.Replace("\\|", "|", StringComparison.Ordinal));

    [GeneratedRegex("^```spec(.*)\n((?s:.*?))^```\n", RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellPattern();

    [GeneratedRegex("``(.+?)``|`([^`]+)`")]
    private static partial Regex SpanPattern();
}

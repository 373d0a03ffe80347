using System.Text.Json;
using System.Text.RegularExpressions;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Tests;

/// <summary>The table of transforms in docs/spec-language.md says what each of them makes.</summary>
public sealed partial class TransformTests
{
    private const string Accounts = """[{"number": 7, "uid": "user-7"}]""";

    [TestCaseSource(nameof(Rows))]
    public void Transform_of_the_reference_makes_what_the_reference_says(string transform, string old, string expected)
    {
        var row =
            $$"""[{"id": "1", "old": {{old}}, "first": "Anna", "last": "Berg", "mail": "anna.berg@example.com", "lat": 52.5, "lng": "13.4", "state": "0"}]""";
        var mapping = new Mapping()
            .Source("old", row, "JSON")
            .Source("accounts", Accounts, "JSON")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.old`", "`notes.value`", transform)
            .Row("`accounts.number`", "", "Left behind")
            .Row("`accounts.uid`", "", "Left behind");

        var report = mapping.Run();

        mapping.Rejected.Should().BeEmpty(string.Join('\n', report.Diagnostics));
        Shown(mapping.Documents.Single().Fields["value"]).Should().Be(Normal(expected));
    }

    private static string Shown(object? value) =>
        value is IReadOnlyDictionary<string, object?> map
            ? $"{{{string.Join(", ", map.Select(entry => $"\"{entry.Key}\": {Shown(entry.Value)}"))}}}"
            : Literal.Show(value);

    /// <summary>A value of JSON as it is shown; others are written so.</summary>
    private static string Normal(string expected)
    {
        try
        {
            using var json = JsonDocument.Parse(expected);
            return json.RootElement.ValueKind == JsonValueKind.String
                ? $"\"{json.RootElement.GetString()}\""
                : expected;
        }
        catch (JsonException)
        {
            return expected;
        }
    }

    private static IEnumerable<TestCaseData> Rows()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "spec-language.md"));
        var table = page[page.IndexOf("| Transform | Old value |", StringComparison.Ordinal)..];
        foreach (var line in table.Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|')))
        {
            var cells = line.Split('|')[1..^1].Select(cell => cell.Trim()).ToList();
            foreach (Match form in Span().Matches(cells[0]))
            {
                var text = form.Groups[1].Success ? form.Groups[1].Value : form.Groups[2].Value;
                yield return new TestCaseData(text, cells[1].Trim('`'), cells[2].Trim('`')).SetArgDisplayNames(text);
            }
        }
    }

    [GeneratedRegex("``(.+?)``|`([^`]+)`")]
    private static partial Regex Span();
}

using RulesHarness.Diagnostics;
using RulesHarness.Migration.Running;

namespace RulesHarness.Migration.Tests;

/// <summary>
/// Rows that can't be read, each with its findings. A row of the table of sources begins with S, one of the rows that
/// are taken with C, and one of the mapping with nothing. The findings are those that the row adds.
/// </summary>
public sealed class MalformedTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Data", "malformed.txt");

    [TestCaseSource(nameof(Parts))]
    public void Malformed_row_has_its_finding(string row, string expected) =>
        string.Join('\n', Findings(row)).Should().Be(expected);

    private static IEnumerable<TestCaseData> Parts()
    {
        foreach (var part in File.ReadAllText(Data).Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Trim('\n').Split('\n');
            yield return new TestCaseData(lines[0], string.Join('\n', lines.Skip(1))).SetArgDisplayNames(lines[0]);
        }
    }

    internal static IEnumerable<string> Findings(string row)
    {
        var mapping = new Mapping().Source("old", "id,a,b\n1,,\n");
        var column = row.StartsWith('|') ? 0 : 2;
        switch (row[0])
        {
            case 'S':
                mapping.AddSource(row[2..]);
                break;
            case 'C':
                mapping.With($"| Collection | From | Where |\n|---|---|---|\n{row[2..]}");
                break;
            default:
                mapping.AddRow(row);
                break;
        }
        mapping.Row("`old.id`", "`notes.id`").Row("`old.b`", "", "Left behind");
        var line = Array.IndexOf(mapping.Spec.Split('\n'), row[column..]) + 1;
        var reading = mapping.Read();
        IReadOnlyList<Diagnostic> found = reading.IsUsable
            ? MigrationRun
                .Run(reading.Model, new MigrationOptions { Root = mapping.Folder, ImportTime = Mapping.ImportTime })
                .Diagnostics
            : reading.Diagnostics;
        foreach (var one in found.Where(one => one.Severity == Severity.Error))
        {
            var help = one.Help.Length == 0 ? "" : $" | {one.Help}";
            yield return FormattableString.Invariant($"{one.Line - line}:{one.Column} {one.Id} {one.Message}{help}");
        }
    }
}

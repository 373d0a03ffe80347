using RulesHarness.Access;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>An exploration of rules for people: the table, the attacks, and the request of each cell.</summary>
internal static class AccessLines
{
    public static TextReport Of(AccessReport report)
    {
        var lines = new TextLines();
        lines.Add(report.Diagnostics.OrderBy(finding => finding.Severity));
        if (report.Map is not { } map)
        {
            lines.Add(Bad("nothing was explored"));
            return lines.ToReport();
        }

        lines.Add(TableOf(report));
        foreach (var (letter, text) in AccessText.RolesOf(map))
        {
            lines.Add($"{letter}: {text}");
        }
        lines.Add(AccessText.Legend);
        lines.AddEmpty();
        foreach (var attack in report.Attacks)
        {
            lines.Add(Doubtful(AttackText.IdOf(attack.Kind)), ": ", Title(AttackText.TitleOf(attack)));
            lines.Add(AttackText.StepsOf(attack, report).SelectMany(step => step));
        }

        foreach (var cell in AccessText.ShownOf(map))
        {
            lines.Add(Title(AccessText.TitleOf(cell)));
            lines.Add(AccessText.PartsOf(cell, report));
        }

        foreach (var line in AccessText.NotReachedOf(report).Concat(AccessText.CutOffOf(map)))
        {
            lines.Add(Aside(line));
        }
        lines.Add(AccessText.SummaryOf(report));
        return lines.ToReport();
    }

    /// <summary>The table, with each path in its first row only.</summary>
    private static TextTable TableOf(AccessReport report)
    {
        var byPath = AccessText.RowsOf(report.Map!).GroupBy(row => row[0]);
        var rows = byPath.SelectMany(path => path.Select(Cells));
        return new TextTable(AccessText.Heads, [.. rows]);
    }

    private static List<TextSpan> Cells(IReadOnlyList<string> row, int at) =>
        [.. row.Select((text, column) => (TextSpan)(column == 0 && at > 0 ? "" : text))];
}

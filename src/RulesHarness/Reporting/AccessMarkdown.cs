using System.Text;
using RulesHarness.Access;

namespace RulesHarness.Reporting;

/// <summary>The access that rules give, as Markdown.</summary>
internal static class AccessMarkdown
{
    /// <summary>The text, ending with a line break.</summary>
    public static string Write(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("### What the Firestore rules let whom do\n\n");
        if (report.Map is not { } map)
        {
            text.Append("**not explored**\n");
            return MarkdownText.Findings(text, report.Diagnostics).ToString();
        }

        Row(text, AccessText.Heads);
        Row(text, AccessText.Heads.Select(_ => "---"));
        foreach (var row in AccessText.RowsOf(map))
        {
            Row(text, row.Skip(1).Select(MarkdownText.Escaped).Prepend(MarkdownText.Code(row[0])));
        }

        text.Append('\n');
        foreach (var (letter, role) in AccessText.RolesOf(map))
        {
            text.Append("- ").Append(letter).Append(": ").Append(MarkdownText.Escaped(role)).Append('\n');
        }

        text.Append('\n').Append(AccessText.Legend).Append('\n');
        foreach (var attack in report.Attacks)
        {
            var title = $"{AttackText.IdOf(attack.Kind)}: {AttackText.TitleOf(attack)}";
            Details(text, title, AttackText.StepsOf(attack, report).SelectMany(step => step));
        }

        foreach (var cell in AccessText.ShownOf(map))
        {
            Details(text, AccessText.TitleOf(cell), AccessText.PartsOf(cell, report));
        }

        foreach (var line in AccessText.CutOffOf(map))
        {
            text.Append('\n').Append(line).Append('\n');
        }

        return MarkdownText.Findings(text, report.Diagnostics).ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Details(StringBuilder text, string title, IEnumerable<(string Name, string Text)> parts)
    {
        text.Append("\n<details><summary>").Append(MarkdownText.Html(title)).Append("</summary>\n\n");
        foreach (var (name, value) in parts)
        {
            text.Append("- ").Append(name).Append(": ").Append(MarkdownText.Code(value)).Append('\n');
        }

        text.Append("\n</details>\n");
    }
}

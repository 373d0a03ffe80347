using System.Text;
using RulesHarness.Changes;

namespace RulesHarness.Reporting;

/// <summary>A comparison as Markdown for a comment on a pull request.</summary>
public static class DiffMarkdown
{
    /// <summary>The text, ending with a line break.</summary>
    public static string Write(DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("### Behaviour of the Firestore rules\n\n");
        if (!report.IsUsable)
        {
            text.Append("**not compared**\n\n");
            return Findings(text, report).ToString();
        }

        text.Append("**").Append(DiffSummary.Of(report)).Append("** between ");
        text.Append(Code(report.Base!.Name)).Append(" and ").Append(Code(report.Head!.Name)).Append("\n\n");
        if (report.Changes.Count > 0)
        {
            text.Append("| | collection | operation | who | spec |\n|---|---|---|---|---|\n");
        }

        foreach (var change in report.Changes)
        {
            var parts = ChangeText.PartsOf(change, report);
            var spec = parts.FirstOrDefault(part => part.Name == "spec").Text ?? "";
            var direction = change.IsWidened ? "**widened**" : "narrowed";
            var approved = change.Approval is null ? "" : ", approved";
            text.Append("| ").Append(direction).Append(approved).Append(" | ");
            text.Append(Code(change.Change.Path)).Append(" | ").Append(change.Operation).Append(" | ");
            text.Append(Escaped(change.Who)).Append(" | ").Append(Escaped(spec)).Append(" |\n");
        }

        foreach (var change in report.Changes)
        {
            Details(text, change, report);
        }

        var undecided = DiffSummary.UndecidedOf(report);
        if (undecided.Count > 0)
        {
            text.Append("\n<details><summary>Statements that differ, without a difference found</summary>\n\n");
            foreach (var line in undecided)
            {
                text.Append("- ").Append(Escaped(line)).Append('\n');
            }

            text.Append("\n</details>\n");
        }

        return Findings(text, report).ToString();
    }

    private static void Details(StringBuilder text, ReviewedChange change, DiffReport report)
    {
        var direction = change.IsWidened ? "widened" : "narrowed";
        text.Append("\n<details><summary>").Append(direction).Append(' ');
        text.Append(Html(ChangeText.TitleOf(change))).Append("</summary>\n\n");
        foreach (var (name, value) in ChangeText.PartsOf(change, report))
        {
            text.Append("- ").Append(name).Append(": ").Append(Code(value)).Append('\n');
        }

        text.Append("\n</details>\n");
    }

    private static StringBuilder Findings(StringBuilder text, DiffReport report)
    {
        foreach (var finding in report.Diagnostics)
        {
            var severity = finding.Severity.ToString().ToLowerInvariant();
            text.Append("\n- ").Append(severity).Append(' ').Append(finding.Id).Append(": ");
            text.Append(Escaped($"{finding.Message}. {finding.Help}".Trim()));
        }

        return report.Diagnostics.Count > 0 ? text.Append('\n') : text;
    }

    /// <summary>Text in code marks that no text inside can end, and that breaks no row of a table.</summary>
    private static string Code(string value)
    {
        var longest = value.Split('`').Length > 1 ? LongestRun(value) : 0;
        var mark = new string('`', longest + 1);
        var space = longest > 0 ? " " : "";
        return $"{mark}{space}{OneLine(value).Replace("|", "\\|", StringComparison.Ordinal)}{space}{mark}";
    }

    private static int LongestRun(string value)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in value)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var letter in OneLine(value))
        {
            text.Append("\\`*_{}[]<>#|!@&~$".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}");
        }

        return text.ToString();
    }

    private static string Html(string value) => System.Net.WebUtility.HtmlEncode(OneLine(value));

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}

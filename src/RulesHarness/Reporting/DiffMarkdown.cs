using System.Text;
using RulesHarness.Changes;

namespace RulesHarness.Reporting;

/// <summary>A comparison as Markdown for a comment on a pull request.</summary>
internal static class DiffMarkdown
{
    /// <summary>The text, ending with a line break.</summary>
    public static string Write(DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder("### Behaviour of the Firestore rules\n\n");
        if (!report.IsUsable)
        {
            text.Append("**not compared**\n\n");
            return MarkdownText.Findings(text, report.Diagnostics).ToString();
        }

        text.Append("**").Append(DiffSummary.Of(report)).Append("** between ");
        text.Append(MarkdownText.Code(report.Base!.Name))
            .Append(" and ")
            .Append(MarkdownText.Code(report.Head!.Name))
            .Append("\n\n");
        if (report.Changes.Count > 0)
        {
            text.Append("| | collection | operation | who | spec |\n|---|---|---|---|---|\n");
        }

        foreach (var change in report.Changes)
        {
            Row(text, change, report);
        }

        foreach (var change in report.Changes)
        {
            Details(text, change, report);
        }

        Undecided(text, DiffSummary.UndecidedOf(report));
        return MarkdownText.Findings(text, report.Diagnostics).ToString();
    }

    private static void Row(StringBuilder text, ReviewedChange change, DiffReport report)
    {
        var parts = ChangeText.PartsOf(change, report);
        var spec = parts.FirstOrDefault(part => part.Name == "spec").Text ?? "";
        var direction = change.IsWidened ? "**widened**" : "narrowed";
        var approved = change.Approval is null ? "" : ", approved";
        text.Append("| ").Append(direction).Append(approved).Append(" | ");
        text.Append(MarkdownText.Code(change.Change.Path)).Append(" | ").Append(change.Operation).Append(" | ");
        text.Append(MarkdownText.Escaped(change.Who)).Append(" | ").Append(MarkdownText.Escaped(spec)).Append(" |\n");
    }

    private static void Undecided(StringBuilder text, IReadOnlyCollection<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        text.Append("\n<details><summary>Statements that are not proven to decide alike</summary>\n\n");
        foreach (var line in lines)
        {
            text.Append("- ").Append(MarkdownText.Escaped(line)).Append('\n');
        }

        text.Append("\n</details>\n");
    }

    private static void Details(StringBuilder text, ReviewedChange change, DiffReport report)
    {
        var direction = change.IsWidened ? "widened" : "narrowed";
        text.Append("\n<details><summary>").Append(direction).Append(' ');
        text.Append(MarkdownText.Html(ChangeText.TitleOf(change))).Append("</summary>\n\n");
        foreach (var (name, value) in ChangeText.PartsOf(change, report))
        {
            text.Append("- ").Append(name).Append(": ").Append(MarkdownText.Code(value)).Append('\n');
        }

        text.Append("\n</details>\n");
    }
}

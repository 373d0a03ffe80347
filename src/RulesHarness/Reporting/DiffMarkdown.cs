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
            var parts = ChangeText.PartsOf(change, report);
            var spec = parts.FirstOrDefault(part => part.Name == "spec").Text ?? "";
            var direction = change.IsWidened ? "**widened**" : "narrowed";
            var approved = change.Approval is null ? "" : ", approved";
            text.Append("| ").Append(direction).Append(approved).Append(" | ");
            text.Append(MarkdownText.Code(change.Change.Path)).Append(" | ").Append(change.Operation).Append(" | ");
            text.Append(MarkdownText.Escaped(change.Who))
                .Append(" | ")
                .Append(MarkdownText.Escaped(spec))
                .Append(" |\n");
        }

        foreach (var change in report.Changes)
        {
            Details(text, change, report);
        }

        var undecided = DiffSummary.UndecidedOf(report);
        if (undecided.Count > 0)
        {
            text.Append("\n<details><summary>Statements that are not proven to decide alike</summary>\n\n");
            foreach (var line in undecided)
            {
                text.Append("- ").Append(MarkdownText.Escaped(line)).Append('\n');
            }

            text.Append("\n</details>\n");
        }

        return MarkdownText.Findings(text, report.Diagnostics).ToString();
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

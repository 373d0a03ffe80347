using System.Text;
using RulesHarness.Mutating;

namespace RulesHarness.Reporting;

/// <summary>A mutation test as Markdown, for a comment on a pull request or a page to check in.</summary>
internal static class MutationMarkdown
{
    /// <summary>The text, ending with a line break.</summary>
    public static string Write(MutationReport report)
    {
        var text = new StringBuilder("### Mutation test of the Firestore rules\n\n");
        if (!report.IsUsable)
        {
            text.Append("**").Append(MarkdownText.Escaped(MutationText.NotMutated(report))).Append("**\n");
            return MarkdownText.Findings(text, report.Diagnostics).ToString();
        }
        text.Append("**").Append(MarkdownText.Escaped(MutationText.SummaryOf(report))).Append("**\n\n");
        foreach (var result in MutationText.Open(report))
        {
            Mutant(text, result, report);
        }
        Scores(text, "mutator", MutationText.ScoresBy(report, result => result.Mutant.Mutator.Name));
        Scores(text, "block", MutationText.ScoresBy(report, MutationText.BlockOf));
        return MarkdownText.Findings(text, report.Diagnostics).ToString();
    }

    private static void Scores(
        StringBuilder text,
        string head,
        IEnumerable<(string Name, int Count, int Killed, double Score)> scores
    )
    {
        text.Append("| ").Append(head).Append(" | mutants | killed | score |\n|---|--:|--:|--:|\n");
        foreach (var score in scores)
        {
            text.Append("| ").Append(MarkdownText.Code(score.Name)).Append(" | ");
            text.Append(FormattableString.Invariant($"{score.Count} | {score.Killed} | {score.Score:0.0} % |\n"));
        }
        text.Append('\n');
    }

    private static void Mutant(StringBuilder text, MutantResult result, MutationReport report)
    {
        var place = FormattableString.Invariant($"{report.Subject!.Rules.File.Name}:{result.Mutant.Span.Line}");
        text.Append("<details><summary>").Append(MutationText.Of(result.Status)).Append(": ");
        text.Append(MarkdownText.Html($"{place}, {result.Mutant.Mutator.Description}")).Append("</summary>\n\n");
        var lines = MutationText.DiffOf(result, report).Append("").Append(MutationText.ReasonOf(result, report));
        var parts = result.Change is { } change
            ? MutationText.PartsOf(change, report).Select(part => $"{part.Name}: {part.Text}")
            : [];
        text.Append(MarkdownText.Block(string.Join('\n', lines.Concat(parts)))).Append("\n</details>\n\n");
    }
}

using System.Globalization;
using RulesHarness.Mutating;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A mutation test for people: the mutants that nothing found, and the scores.</summary>
internal static class MutationLines
{
    public static TextReport Of(MutationReport report)
    {
        var lines = new TextLines();
        lines.Add(report.Diagnostics);
        if (!report.IsUsable)
        {
            lines.Add(Bad(MutationText.NotMutated(report)));
            return lines.ToReport();
        }

        foreach (var result in MutationText.Open(report))
        {
            AddOpen(lines, result, report);
        }
        lines.Add(ScoresOf("mutator", MutationText.ScoresBy(report, one => one.Mutant.Mutator.Name)));
        lines.Add(ScoresOf("block", MutationText.ScoresBy(report, MutationText.BlockOf)));
        lines.Add(Judged(!report.IsFailure, MutationText.SummaryOf(report)));
        return lines.ToReport();
    }

    private static void AddOpen(TextLines lines, MutantResult result, MutationReport report)
    {
        var (span, mutator) = (result.Mutant.Span, result.Mutant.Mutator);
        lines.Add(
            FormattableString.Invariant($"{report.Subject!.Rules.File.Name}({span.Line},{span.Column}): "),
            Doubtful(MutationText.Of(result.Status)),
            " ",
            Title(mutator.Name),
            $": {mutator.Description}"
        );
        foreach (var line in MutationText.DiffOf(result, report))
        {
            lines.Add($"  {line}");
        }
        lines.Add("  ", Aside(MutationText.ReasonOf(result, report)));
        if (result.Change is { } change)
        {
            lines.Add(MutationText.PartsOf(change, report));
        }
        else
        {
            lines.AddEmpty();
        }
    }

    private static TextTable ScoresOf(
        string head,
        IEnumerable<(string Name, int Count, int Killed, double Score)> scores
    ) => new([head, "mutants", "killed", "score"], [.. scores.Select(RowOf)]) { HasNumbers = true };

    private static TextSpan[] RowOf((string Name, int Count, int Killed, double Score) score) =>
        [
            score.Name,
            Number(score.Count),
            Number(score.Killed),
            string.Create(CultureInfo.InvariantCulture, $"{score.Score:0.0} %"),
        ];
}

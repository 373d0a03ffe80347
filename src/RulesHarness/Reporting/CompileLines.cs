using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>The findings of rules files for people.</summary>
internal static class CompileLines
{
    private static readonly (Severity Severity, string Name)[] Names =
    [
        (Severity.Error, "error"),
        (Severity.Warning, "warning"),
        (Severity.Info, "remark"),
    ];

    public static TextReport Of(RulesReview review)
    {
        var lines = new TextLines();
        lines.Add(review.Diagnostics);
        foreach (var file in review.Files)
        {
            lines.Add(file.Diagnostics);
            var verdict = Judged(file.IsAccepted, file.IsAccepted ? "accepted" : "not accepted");
            lines.Add($"{file.File}: ", verdict, string.Concat(Names.Select(kind => CountOf(file, kind))));
        }
        return lines.ToReport();
    }

    private static string CountOf(ReviewedRules file, (Severity Severity, string Name) kind) =>
        file.Diagnostics.Count(finding => finding.Severity == kind.Severity) switch
        {
            0 => "",
            1 => $", 1 {kind.Name}",
            var count => FormattableString.Invariant($", {count} {kind.Name}s"),
        };
}

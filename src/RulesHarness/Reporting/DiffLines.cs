using RulesHarness.Changes;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A comparison of two versions of rules for people.</summary>
internal static class DiffLines
{
    public static TextReport Of(DiffReport report)
    {
        var lines = new TextLines();
        lines.Add(report.Diagnostics.OrderBy(finding => finding.Severity));
        if (!report.IsUsable)
        {
            lines.Add(Bad("nothing was compared"));
            return lines.ToReport();
        }

        foreach (var change in report.Changes)
        {
            lines.Add(
                DirectionOf(change.IsWidened, change.Approval is not null),
                ": ",
                Title(ChangeText.TitleOf(change))
            );
            lines.Add(ChangeText.PartsOf(change, report));
        }

        foreach (var line in DiffSummary.UndecidedOf(report))
        {
            lines.Add(Aside(line));
        }

        lines.Add(Aside($"compared: {report.Base!.Name} with {report.Head!.Name}"));
        lines.Add(Judged(!report.IsFailure, DiffSummary.Of(report)));
        return lines.ToReport();
    }

    public static TextReport Of(RecordedDiffReport report)
    {
        var lines = new TextLines();
        lines.Add(report.Diagnostics);
        if (!report.IsUsable)
        {
            lines.Add(Bad("nothing was compared"));
            return lines.ToReport();
        }

        foreach (var change in report.Changes)
        {
            var title = RecordedDiffText.TitleOf(change);
            lines.Add(DirectionOf(change.IsWidened, isApproved: false), ": ", Title(title));
            lines.Add(RecordedDiffText.PartsOf(change, report));
        }
        lines.Add(Aside($"compared: {report.Base} with {report.Head}"));
        lines.Add(Judged(!report.IsFailure, RecordedDiffText.SummaryOf(report)));
        return lines.ToReport();
    }

    private static TextSpan DirectionOf(bool isWidened, bool isApproved)
    {
        var direction = isWidened ? "widened" : "narrowed";
        return isWidened && !isApproved ? Bad(direction) : Doubtful(direction);
    }
}

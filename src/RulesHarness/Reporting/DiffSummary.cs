using System.Globalization;
using RulesHarness.Changes;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Comparing;

namespace RulesHarness.Reporting;

/// <summary>The result of a comparison in sentences.</summary>
internal static class DiffSummary
{
    internal const string ExploredOnly =
        "compared by exploration only, not proven: the condition is too large to expand";

    /// <summary>The result in one line.</summary>
    public static string Of(DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.IsSame)
        {
            return "same: the rules are equal by rewriting";
        }

        if (report.Changes.Count == 0)
        {
            return "no difference found: the rules are not equal by rewriting, and no request was found that "
                + "they decide differently";
        }

        var (widened, approved) = (
            report.Changes.Count(change => change.IsWidened),
            report.Changes.Count(change => change.Approval is not null)
        );
        var accepted = approved > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({approved} approved)") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{widened} widened{accepted}, {report.Changes.Count - widened} narrowed"
        );
    }

    /// <summary>
    /// The statements that were compared by exploration only, and those that differ and for which no request was found,
    /// each once, with the reason.
    /// </summary>
    public static IReadOnlyList<string> UndecidedOf(DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. report.Unexpanded.Select(one => TextOf(one, report)),
            .. report.Undecided.Select(clause => TextOf(clause, report)).Distinct(),
        ];
    }

    internal static string ReasonOf(UndecidedClause clause) =>
        clause switch
        {
            { Unreached: { } place } => string.Create(
                CultureInfo.InvariantCulture,
                $"not reached: the condition at {place.Line}:{place.Column} could not be met"
            ),
            { IsCutOff: true } => "no difference found before the search ended",
            _ => "no difference found",
        };

    private static string TextOf(UnexpandedStatement one, DiffReport report)
    {
        var rules = one.Direction == ChangeDirection.Widened ? report.Head! : report.Base!;
        return string.Create(CultureInfo.InvariantCulture, $"{rules.Name}:{one.Statement.VerdictLine}: {ExploredOnly}");
    }

    private static string TextOf(UndecidedClause clause, DiffReport report)
    {
        var rules = clause.Direction == ChangeDirection.Widened ? report.Head! : report.Base!;
        var method = clause.Method.Name();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rules.Name}:{clause.Statement.VerdictLine}: {method}: {ReasonOf(clause)}"
        );
    }
}

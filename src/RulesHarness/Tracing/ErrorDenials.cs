using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Engines;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds the denials that pass for the wrong reason: no condition was false, but one could not be evaluated. The first
/// case of each kind is sent once more, alone, to learn which expression it was.
/// </summary>
internal sealed class ErrorDenials(
    RulesSource source,
    DataModel model,
    Func<AccessCase, CancellationToken, Task<RuleCoverage?>> coverageOf
)
{
    private readonly ExpectedErrors _expected = new(model);

    /// <summary>One finding for each place, and one for each line where a limit was reached.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindAsync(
        IReadOnlyList<Verdict> verdicts,
        CancellationToken cancellationToken
    )
    {
        var denied = verdicts.Where(verdict => verdict is { Status: CaseStatus.Passed, IsAllowed: false }).ToList();
        var errors = denied
            .Where(verdict => verdict.Cause == Cause.Error && !verdict.IsOfOneOrder)
            .SelectMany(verdict =>
                verdict
                    .Tried.Where(tried => tried.Cause == Cause.Error && !IsHowListsAreDenied(verdict.Case, tried))
                    .Select(tried => (tried.Line, Text: tried.Outcome, Reason: Short(tried), verdict.Case))
            )
            .GroupBy(error => (error.Line, Text: error.Reason))
            .OrderBy(error => error.Key.Line);
        var found = new List<ErrorDenial>();
        foreach (var error in errors)
        {
            var first = error.First();
            var node = Failing(await coverageOf(first.Case, cancellationToken), first.Text);
            if (node is not null && first.Case.Operation == Operation.List && IsWildcard(source.Text(node), first.Line))
            {
                continue;
            }
            var place = node is null
                ? new Place(source.Name, first.Line, 1)
                : new Place(source.Name, node.Line, node.Column);
            var expression = node is null ? source.Outline.Line(first.Line).Trim() : source.Text(node);
            found.Add(new ErrorDenial(place, expression, error.Key.Text, [.. error.Select(one => one.Case)]));
        }

        return [.. found.GroupBy(one => one.Place).Select(Finding), .. Limits(denied)];
    }

    private IEnumerable<Diagnostic> Limits(IEnumerable<Verdict> denied) =>
        denied
            .Where(verdict => verdict.Cause == Cause.Limit)
            .GroupBy(verdict => verdict.RuleLine ?? 1)
            .OrderBy(line => line.Key)
            .Select(line =>
                CoverageDiagnostics.LimitDenial.At(source.Name, line.Key, 1) with
                {
                    Details = Details([.. line.Select(verdict => verdict.Case)]),
                }
            );

    private Diagnostic Finding(IGrouping<Place, ErrorDenial> same)
    {
        // An expression and the one around it begin at one place.
        var unusual = same.Where(one => !IsUsual(one.Expression, one.Why, one.Cases)).ToList();
        var (place, expression, why, _) = unusual.Count > 0 ? unusual[0] : same.First();
        var help = ErrorHelp.Of(expression, why);
        var finding = CoverageDiagnostics.ErrorDenial.At(place, expression, why, help) with
        {
            Details = Details([.. same.SelectMany(one => one.Cases).Distinct()]),
        };
        return unusual.Count == 0 ? finding with { Severity = Severity.Info } : finding;
    }

    private bool IsUsual(string expression, string why, IReadOnlyList<AccessCase> cases) =>
        UsualErrors.Has(expression, why) || cases.All(tried => _expected.Has(tried, expression, why));

    private static string Details(IReadOnlyList<AccessCase> cases) =>
        cases.Count == 1 ? $"in the case {cases[0].Id}" : $"in {CaseText.Count(cases.Count)}, such as {cases[0].Id}";

    /// <summary>
    /// Firestore judges a list by its query, in which a field that it doesn't filter by has no value.
    /// </summary>
    private bool IsHowListsAreDenied(AccessCase list, TriedLine tried) =>
        list.Operation == Operation.List
        && (
            tried.IsUnknown
            // A field without a value has no methods: `resource.data.code.matches(...)`.
            || ErrorText.IsOfMethod(tried.Outcome)
            || model
                .Members(list.Collection)
                .SelectMany(member => member.StoredFields)
                .SelectMany(field => FieldPath.Parse(field.Name).Segments)
                .Contains(ErrorText.UndefinedName(tried.Outcome))
        );

    /// <summary>Nor has the document's id.</summary>
    private bool IsWildcard(string expression, int line) =>
        source.Outline.Statements.Any(outlined =>
            outlined.Statement.VerdictLine == line
            && outlined.Segments is [.., CaptureSegment last]
            && last.Name == expression
        );

    /// <summary>
    /// The innermost expression that failed so; a call of a function is not, where it is the function that failed.
    /// </summary>
    private static CoverageNode? Failing(RuleCoverage? coverage, string message) =>
        coverage
            ?.All.Select(node =>
                (
                    Node: node,
                    Error: node.Errors.FirstOrDefault(error =>
                        error.Message == message
                        && error.StartOffset >= node.StartOffset
                        && error.StartOffset <= node.EndOffset
                    )
                )
            )
            .Where(failed =>
                failed.Error is not null && !failed.Node.Children.Any(child => child.Errors.Contains(failed.Error))
            )
            .Select(failed => failed.Node)
            .FirstOrDefault();

    /// <summary>
    /// The reason without the path of a document that could not be read, which is different in each case.
    /// </summary>
    private static string Short(TriedLine tried) =>
        tried.FailedLookUp is { } failed ? $"Service call error. Function: [{failed.Function}]." : tried.Outcome;

    private sealed record ErrorDenial(Place Place, string Expression, string Why, IReadOnlyList<AccessCase> Cases);
}

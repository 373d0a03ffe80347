using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2120: an operation that is an error whatever the request is, and a call of a function in which one is.
/// </summary>
internal static class ImpossibleOperation
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var errors = rules.Facts.OfType<AlwaysAnError>().ToArray();
        var told = errors.Select(error => error.Span).ToHashSet();
        var calls = rules.Facts.OfType<FailingCall>().Where(call => !told.Contains(call.Cause.Span)).ToArray();
        told.UnionWith(calls.Select(call => call.Cause.Span));
        return errors
            .Concat(calls.Select(call => call.Error))
            .Select(LintDiagnostics.AlwaysAnError)
            .Concat(
                DeadCondition
                    .Find(rules, FailureReasonKind.Operation)
                    .Where(dead => !told.Contains(dead.Cause.Span))
                    .Select(dead => LintDiagnostics.Impossible("RH2120", dead))
            );
    }
}

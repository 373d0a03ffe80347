using RulesHarness.Engines;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Explaining;

/// <summary>Finds the expressions that had no value, among all those that have none because of them.</summary>
internal static class ErrorOrigin
{
    /// <summary>
    /// The innermost expressions without a value, in the order of the file. A name that nothing has, which may be a
    /// mistake in the rules, stands before what depends on the data.
    /// </summary>
    public static IReadOnlyList<EvaluatedExpression> Of(EvaluatedExpression condition) =>
        [.. Innermost(condition).OrderBy(failed => IsAboutName(failed.Value.Error ?? "") ? 0 : 1)];

    /// <summary>Returns whether an expression has no value because one inside it has none.</summary>
    public static bool IsInside(EvaluatedExpression failed) => failed.Inner.Any(inner => Innermost(inner).Any());

    private static IEnumerable<EvaluatedExpression> Innermost(EvaluatedExpression at)
    {
        var inner = at.Inner.SelectMany(Innermost).ToList();
        return inner.Count == 0 && at.Value.Kind == RulesValueKind.Undefined ? [at] : inner;
    }

    private static bool IsAboutName(string error) =>
        (
            error.StartsWith("Property ", StringComparison.Ordinal)
            && error.Contains("is undefined", StringComparison.Ordinal)
        )
        || error.StartsWith("Function not found", StringComparison.Ordinal)
        || error.StartsWith("Variable ", StringComparison.Ordinal);
}

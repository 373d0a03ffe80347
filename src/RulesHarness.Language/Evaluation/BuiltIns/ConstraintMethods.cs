using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of a field that a query restricts.</summary>
internal static class ConstraintMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("hasAny", 1) => HasAny,
            ("hasAny", _) => static (_, arguments) =>
                RulesValue.Undefined(EvaluationErrors.Arguments(arguments.Length, "list.hasAny(list)")),
            _ => null,
        };

    private static RulesValue HasAny(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        arguments[0].Kind == RulesValueKind.List
            ? RulesValue.From(Constraints.HasAny(target.AsConstraint, arguments[0].AsList))
            : RulesValue.Undefined(
                EvaluationErrors.Unsupported(
                    $"constraint.hasAny({KindNames.Of(arguments[0].Kind)})",
                    "list.hasAny(list)"
                )
            );
}

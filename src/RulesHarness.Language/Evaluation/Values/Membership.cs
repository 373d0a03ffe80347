using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// <c>element in collection</c>. An <c>int</c> is in no list for a <c>float</c> of its size, though it is in a set.
/// </summary>
internal static class Membership
{
    public static bool IsCollection(RulesValueKind kind) =>
        kind is RulesValueKind.List or RulesValueKind.Set or RulesValueKind.Map or RulesValueKind.Constraint;

    public static RulesValue Of(RulesValue element, RulesValue collection, SourceSpan place) =>
        collection.Kind switch
        {
            RulesValueKind.List => RulesValue.From(collection.AsList.Contains(element)),
            RulesValueKind.Set when collection.AsSet.Count > 0 && Constraints.IsIn(element) => RulesValue.Undefined(
                EvaluationErrors.NoEquality,
                place
            ),
            RulesValueKind.Set => RulesValue.From(collection.AsSet.Contains(element)),
            RulesValueKind.Map => element.IsString
                ? RulesValue.From(collection.AsMap.ContainsKey(element.AsString))
                : RulesValue.Undefined(
                    EvaluationErrors.Unsupported($"map.in({KindNames.Of(element.Kind)})", "map.in(string)"),
                    place
                ),
            RulesValueKind.Constraint => Constraints.Contains(collection.AsConstraint, element, place),
            RulesValueKind.Null => RulesValue.Undefined(EvaluationErrors.Null, place),
            _ => RulesValue.Undefined(EvaluationErrors.NoFunction("in"), place),
        };
}

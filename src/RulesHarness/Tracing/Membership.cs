using RulesHarness.Engines;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// Tests for membership, which are alternatives without an <c>||</c>: each item of <c>x in ['a', 'b']</c> lets
/// something through.
/// </summary>
internal static class Membership
{
    /// <summary>
    /// The expressions of which one or the other has the alternatives written out; empty if an expression is no such
    /// test.
    /// </summary>
    public static IEnumerable<Expression> Collections(Expression expression) =>
        expression switch
        {
            BinaryExpression { Operator: BinaryOperator.In } test => [test.Right],
            IndexExpression index => [index.Target],
            CallExpression { Target: { } target, Arguments: [var argument, ..] } call => call.Function.Text switch
            {
                "hasOnly" => [argument],
                "hasAny" => [target, argument],
                "hasAll" or "get" => [target],
                _ => [],
            },
            _ => [],
        };

    /// <summary>The values that a test found in its collection.</summary>
    public static IEnumerable<RulesValue> Found(EvaluatedExpression test) =>
        test.Expression switch
        {
            BinaryExpression { Operator: BinaryOperator.In } membership when test.Value.IsTrue => ValuesOf(
                test,
                membership.Left
            ),
            IndexExpression index when !IsUndefined(test) => ValuesOf(test, index.Index),
            CallExpression { Target: { } target, Arguments: [var argument, ..] } call => call.Function.Text switch
            {
                "hasAny" when test.Value.IsTrue => ValuesOf(test, target)
                    .SelectMany(ItemsOf)
                    .Intersect(ValuesOf(test, argument).SelectMany(ItemsOf)),
                "hasOnly" when test.Value.IsTrue => ValuesOf(test, target).SelectMany(ItemsOf),
                "hasAll" when test.Value.IsTrue => ValuesOf(test, argument).SelectMany(ItemsOf),
                "matches" when test.Value.IsTrue => ValuesOf(test, target),
                "get" when !IsUndefined(test) => ValuesOf(test, argument),
                _ => [],
            },
            _ => [],
        };

    /// <summary>
    /// Returns true if a test held for a value of which a query tells only a part, and not what is in it: any item may
    /// be the one.
    /// </summary>
    public static bool IsUncertain(EvaluatedExpression test) =>
        test.Value.IsTrue
        && test.Inner.Any(part => part.Value.Kind == RulesValueKind.Constraint && part.Value.GetItems().Count == 0);

    /// <summary>
    /// The items of a list or a set, those that a query asks a list to have, the keys of a map; none of anything else.
    /// </summary>
    public static IReadOnlyList<RulesValue> ItemsOf(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.List or RulesValueKind.Set or RulesValueKind.Constraint => value.GetItems(),
            RulesValueKind.Map => [.. value.GetMembers().Keys.Select(RulesValue.From)],
            _ => [],
        };

    private static bool IsUndefined(EvaluatedExpression test) => test.Value.Kind == RulesValueKind.Undefined;

    private static IEnumerable<RulesValue> ValuesOf(EvaluatedExpression test, Expression part) =>
        test
            .Inner.Where(evaluated => ReferenceEquals(evaluated.Expression, part.Bare()))
            .Select(evaluated => evaluated.Value);
}

using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>What a query says of a field.</summary>
internal enum BoundKind
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}

/// <summary>One thing that a query says of a field: <c>&lt; 5</c>.</summary>
internal readonly record struct Bound(BoundKind Kind, RulesValue Value);

/// <summary>What is known of a field that a query restricts to more than one value: all of its bounds hold.</summary>
internal sealed class RulesConstraint(Bound[] bounds) : Content(RulesValueKind.Constraint)
{
    public ReadOnlySpan<Bound> Bounds => bounds;
}

/// <summary>What follows from the bounds of a field.</summary>
internal static class Constraints
{
    public static RulesValue Compare(RulesValue left, BinaryOperator sign, RulesValue right, SourceSpan place) =>
        RulesValue.Undefined(Failures.Unsupported($"{KindNames.Of(left.Kind)} {Signs.Of(sign)} {KindNames.Of(right.Kind)}", "a bound that says so"), place);

    public static RulesValue InList(RulesValue element, RulesList list, SourceSpan place) =>
        RulesValue.Undefined(Failures.NoFunction("in"), place);

    public static RulesValue Contains(RulesValue collection, RulesValue element, SourceSpan place) =>
        RulesValue.Undefined(Failures.NoFunction("in"), place);
}

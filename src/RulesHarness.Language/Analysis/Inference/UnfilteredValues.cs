using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// The values of a list whose query filters by no field. Rules see such a list as a document without fields. As seen in
/// the emulator, reading a field is an error there, and testing for it is false.
/// </summary>
internal static class UnfilteredValues
{
    /// <summary>A map, list or set with nothing in it.</summary>
    public static readonly object Empty = new();

    private static readonly object Null = new();

    /// <summary>The value in such a list, or the one that it always has; null when it is not known.</summary>
    public static object? Of(InferredValue value) => value.Unfiltered ?? value.Constant ?? (value.IsNull ? Null : null);

    public static bool? And(InferredValue left, InferredValue right) =>
        left.Unfiltered is false || right.Unfiltered is false ? false
        : left.Unfiltered is true && right.Unfiltered is true ? true
        : null;

    public static bool? Or(InferredValue left, InferredValue right) =>
        left.Unfiltered is true || right.Unfiltered is true ? true
        : left.Unfiltered is false && right.Unfiltered is false ? false
        : null;

    public static object? Choice(InferredValue condition, InferredValue whenTrue, InferredValue whenFalse) =>
        condition.Unfiltered is bool holds ? Of(holds ? whenTrue : whenFalse) : null;

    public static bool? Equal(InferredValue left, InferredValue right)
    {
        var isKnown = left.Unfiltered is not null || right.Unfiltered is not null;
        if (!isKnown || Of(left) is not { } one || Of(right) is not { } other)
        {
            return null;
        }

        var isComparable = one.GetType() == other.GetType() || one == Null || other == Null;
        return isComparable ? one.Equals(other) : null;
    }

    public static bool? Ordered(InferredValue left, InferredValue right, string sign)
    {
        var isKnown = left.Unfiltered is not null || right.Unfiltered is not null;
        if (!isKnown || Of(left) is not long one || Of(right) is not long other)
        {
            return null;
        }

        return sign switch
        {
            "<" => one < other,
            "<=" => one <= other,
            ">" => one > other,
            _ => one >= other,
        };
    }

    /// <summary>Whether something is in a collection.</summary>
    public static bool? In(InferredValue collection) => ReferenceEquals(collection.Unfiltered, Empty) ? false : null;

    public static object? Method(CallExpression call, InferredValue target)
    {
        if (!ReferenceEquals(target.Unfiltered, Empty))
        {
            return null;
        }

        return call.Function.Text switch
        {
            "keys" or "values" or "toSet" or "removeAll" or "difference" or "intersection" => Empty,
            "size" => 0L,
            "hasAny" or "hasAll" when call.Arguments is [ListExpression { Items.IsEmpty: false }] => false,
            "hasOnly" => true,
            _ => null,
        };
    }
}

using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Semantics;

/// <summary>
/// What comparators mean of two known values. As in Firestore, an order exists only between values of one kind: <c>"a" &lt; 1</c> is
/// false, and so is its opposite.
/// </summary>
internal static class Comparisons
{
    public static bool Holds(object? left, Comparator comparator, object? right) => comparator switch
    {
        Comparator.Equal => Same(left, right),
        Comparator.NotEqual => !Same(left, right),
        Comparator.Less => Order(left, right) < 0,
        Comparator.LessOrEqual => Order(left, right) <= 0,
        Comparator.Greater => Order(left, right) > 0,
        Comparator.GreaterOrEqual => Order(left, right) >= 0,
        Comparator.In => Items(right).Any(item => Same(left, item)),
        Comparator.NotIn => !Items(right).Any(item => Same(left, item)),
        Comparator.Has => Items(left).Any(item => Same(item, right)),
        Comparator.HasNot => !Items(left).Any(item => Same(item, right)),
        Comparator.HasAny => Items(left).Any(item => Items(right).Any(other => Same(item, other))),
        _ => !Items(left).Any(item => Items(right).Any(other => Same(item, other))),
    };

    public static bool Same(object? left, object? right) => FirestoreValueComparer.Instance.Equals(left, right);

    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        // Sorted, NaN comes before all numbers; compared, it is neither less nor more than any.
        (double.NaN, _) or (_, double.NaN) => null,
        (long or double, long or double) => FirestoreValueComparer.Instance.Compare(left, right),
        _ => left.GetType() == right.GetType() ? FirestoreValueComparer.Instance.Compare(left, right) : null,
    };

    private static IEnumerable<object?> Items(object? value) => value as IEnumerable<object?> ?? [];
}

using RulesHarness.Firestore.Values;
using RulesHarness.Language.Patterns;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Evaluates comparators on two known values. As in Firestore, only values of one type are ordered: <c>"a" &lt; 1</c>
/// is false, and so is its opposite.
/// </summary>
public static class Comparisons
{
    /// <summary>
    /// Returns true if a comparison of two values holds, by Firestore's order of values. None holds of what has no
    /// value.
    /// </summary>
    public static bool Holds(object? left, Comparator comparator, object? right) =>
        left is not NoValue
        && right is not NoValue
        && comparator switch
        {
            Comparator.Equal => Same(left, right),
            Comparator.NotEqual => !Same(left, right),
            Comparator.Less => Order(left, right) < 0,
            Comparator.LessOrEqual => Order(left, right) <= 0,
            Comparator.Greater => Order(left, right) > 0,
            Comparator.GreaterOrEqual => Order(left, right) >= 0,
            Comparator.In => Contains(Items(right), left),
            Comparator.NotIn => !Contains(Items(right), left),
            Comparator.Has => Contains(Items(left), right),
            Comparator.HasNot => !Contains(Items(left), right),
            Comparator.HasAny => ContainsAny(Items(left), Items(right)),
            Comparator.HasNone => !ContainsAny(Items(left), Items(right)),
            Comparator.HasAll => ContainsAll(Items(left), Items(right)),
            Comparator.HasNotAll => !ContainsAll(Items(left), Items(right)),
            Comparator.HasOnly => ContainsAll(Items(right), Items(left)),
            Comparator.HasNotOnly => !ContainsAll(Items(right), Items(left)),
            Comparator.StartsWith => StartsWith(left, right),
            Comparator.StartsNotWith => left is string && !StartsWith(left, right),
            Comparator.Matches => IsMatch(left, right) == true,
            Comparator.MatchesNot => IsMatch(left, right) == false,
            Comparator.Is => right is TypeKind kind && IsOf(left, kind),
            Comparator.IsNot => right is TypeKind kind && !IsOf(left, kind),
            _ => throw new ArgumentOutOfRangeException(nameof(comparator), comparator, "not a comparator"),
        };

    /// <summary>Returns true if Firestore takes two values as equal.</summary>
    public static bool Same(object? left, object? right) => FirestoreValueComparer.Instance.Equals(left, right);

    /// <summary>Returns true if one of the values is the same as a value.</summary>
    public static bool IsAmong(object? value, IEnumerable<object?> values) => values.Any(other => Same(value, other));

    /// <summary>
    /// Whether a value is of a type, as the rules' <c>is</c> has it: null is of none.
    /// See https://firebase.google.com/docs/rules/rules-language#building_conditions.
    /// </summary>
    public static bool IsOf(object? value, TypeKind kind) =>
        kind switch
        {
            TypeKind.String => value is string,
            TypeKind.Int => value is long,
            TypeKind.Float => value is double,
            TypeKind.Number => value is long or double,
            TypeKind.Boolean => value is bool,
            TypeKind.Timestamp => value is Timestamp,
            TypeKind.GeoPoint => value is GeoPoint,
            TypeKind.Bytes => value is Blob,
            TypeKind.Reference => value is DocumentName,
            TypeKind.Vector => value is VectorValue,
            TypeKind.Map => value is IReadOnlyDictionary<string, object?>,
            TypeKind.Array => value is IEnumerable<object?>,
            _ => false,
        };

    private static int? Order(object? left, object? right) =>
        (left, right) switch
        {
            (null, _) or (_, null) => null,
            // Sorted, NaN comes before all numbers; compared, it is neither less nor more than any.
            (double.NaN, _) or (_, double.NaN) => null,
            (long or double, long or double) => FirestoreValueComparer.Instance.Compare(left, right),
            _ => left.GetType() == right.GetType() ? FirestoreValueComparer.Instance.Compare(left, right) : null,
        };

    /// <summary>Whether a text matches; null for what is no text, of which rules can't say either.</summary>
    private static bool? IsMatch(object? text, object? pattern) =>
        text is string whole && pattern is string expression ? Pattern.Find(expression)?.Matches(whole) : null;

    private static bool StartsWith(object? text, object? start) =>
        text is string left && start is string right && left.StartsWith(right, StringComparison.Ordinal);

    // A comparison is asked for thousands of times: loops make no closures.
    private static bool Contains(IEnumerable<object?> items, object? wanted)
    {
        foreach (var item in items)
        {
            if (Same(item, wanted))
            {
                return true;
            }
        }
        return false;
    }

    private static bool ContainsAny(IEnumerable<object?> items, IEnumerable<object?> wanted)
    {
        foreach (var item in wanted)
        {
            if (Contains(items, item))
            {
                return true;
            }
        }
        return false;
    }

    private static bool ContainsAll(IEnumerable<object?> items, IEnumerable<object?> wanted)
    {
        foreach (var item in wanted)
        {
            if (!Contains(items, item))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The items of a list, or the keys of a map, which is what <c>in</c> asks a map for.</summary>
    private static IEnumerable<object?> Items(object? value) =>
        value is IReadOnlyDictionary<string, object?> map ? map.Keys : value as IEnumerable<object?> ?? [];
}

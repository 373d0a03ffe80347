using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Writes;

/// <summary>
/// Computes the value of a field that is transformed by the server
/// (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#fieldtransform).
/// </summary>
internal static class AppliedTransform
{
    /// <summary>The new value of a field; <paramref name="value"/> is null where there is none.</summary>
    public static object? Apply(FieldValue transform, object? value, Timestamp time) =>
        transform.Kind switch
        {
            FieldValueKind.ServerTimestamp => time,
            FieldValueKind.ArrayUnion => Union(value as IReadOnlyList<object?> ?? [], transform.Arguments),
            FieldValueKind.ArrayRemove => (value as IReadOnlyList<object?> ?? [])
                .Where(item => !transform.Arguments.Contains(item, FirestoreValueComparer.Instance))
                .ToList(),
            FieldValueKind.Increment => Sum(value, transform.Arguments[0]!),
            FieldValueKind.Maximum => Extreme(value, transform.Arguments[0]!, wanted: 1),
            FieldValueKind.Minimum => Extreme(value, transform.Arguments[0]!, wanted: -1),
            _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "not a transform"),
        };

    private static List<object?> Union(IReadOnlyList<object?> array, IReadOnlyList<object?> elements)
    {
        var union = array.ToList();
        foreach (var element in elements)
        {
            if (!union.Contains(element, FirestoreValueComparer.Instance))
            {
                union.Add(element);
            }
        }

        return union;
    }

    /// <summary>Whole numbers stop at the ends of their range; what is no number is replaced.</summary>
    private static object Sum(object? value, object operand) =>
        (value, operand) switch
        {
            (long left, long right) => Saturated(left, right),
            (long left, double right) => left + right,
            (double left, long right) => left + right,
            (double left, double right) => left + right,
            _ => operand,
        };

    private static long Saturated(long left, long right)
    {
        var sum = unchecked(left + right);
        return (left ^ sum) >= 0 || (right ^ sum) >= 0 ? sum
            : left < 0 ? long.MinValue
            : long.MaxValue;
    }

    /// <summary>
    /// The smaller or larger number. If both are equal, the stored one stays, with its type. NaN is both the largest
    /// and the smallest.
    /// </summary>
    private static object Extreme(object? value, object operand, int wanted)
    {
        if (value is not (long or double) || operand is double.NaN)
        {
            return operand;
        }
        return value is not double.NaN && Math.Sign(FirestoreValueComparer.Instance.Compare(operand, value)) == wanted
            ? operand
            : value;
    }
}

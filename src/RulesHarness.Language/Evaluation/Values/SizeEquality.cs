namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// Equality as sets have it: a number is equal to every number of its size, NaN to itself, and so is a path with a
/// variable that isn't bound, inside lists and maps too.
/// </summary>
internal sealed class SizeEquality : IEqualityComparer<RulesValue>
{
    public static readonly SizeEquality Instance = new();

    public bool Equals(RulesValue left, RulesValue right) => AreEqual(left, right);

    public int GetHashCode(RulesValue value) => Hash(value);

    public static bool AreEqual(RulesValue left, RulesValue right) =>
        (left.Kind, right.Kind) switch
        {
            (RulesValueKind.List, RulesValueKind.List) => AreEqual(left.AsList.Items, right.AsList.Items),
            (RulesValueKind.Map, RulesValueKind.Map) => left.AsMap.Keys.SequenceEqual(right.AsMap.Keys)
                && AreEqual(left.AsMap.Values, right.AsMap.Values),
            (RulesValueKind.Float, RulesValueKind.Float) when double.IsNaN(left.AsFloat) => double.IsNaN(right.AsFloat),
            (RulesValueKind.Vector, RulesValueKind.Vector) => left.AsVector.HasSizesOf(right.AsVector),
            (RulesValueKind.Path, RulesValueKind.Path) => left.IsSameAs(right) || left.IsHeldAs(right),
            _ => left.IsSameAs(right),
        };

    public static int Hash(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.Int or RulesValueKind.Float => (value.AsNumber + 0.0).GetHashCode(),
            RulesValueKind.List => Hash(value.AsList.Items),
            RulesValueKind.Map => HashCode.Combine(value.AsMap.Count, Hash(value.AsMap.Values)),
            _ => value.GetHashCode(),
        };

    private static bool AreEqual(ReadOnlySpan<RulesValue> left, ReadOnlySpan<RulesValue> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Hash(ReadOnlySpan<RulesValue> values)
    {
        var hash = default(HashCode);
        foreach (var value in values)
        {
            hash.Add(Hash(value));
        }

        return hash.ToHashCode();
    }
}

using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Storage;

/// <summary>
/// Firestore's order over stored values of any type
/// (https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering). It is kept apart from the
/// client's comparer on purpose: what queries ought to return is worked out with that one.
/// </summary>
internal static class ValueOrder
{
    /// <summary>The place of a value's type in the order of types.</summary>
    public static int Rank(object? value) =>
        value switch
        {
            null => 0,
            bool => 1,
            long or double => 2,
            Timestamp => 3,
            string => 4,
            Blob => 5,
            DocumentName => 6,
            GeoPoint => 7,
            List<object?> => 8,
            VectorValue => 9,
            _ => 10,
        };

    /// <summary>Returns true if neither value sorts before the other: <c>1</c> equals <c>1.0</c>.</summary>
    public static bool AreEqual(object? left, object? right) => Compare(left, right) == 0;

    /// <summary>Returns less than zero when <paramref name="left"/> sorts first.</summary>
    public static int Compare(object? left, object? right)
    {
        var byType = Rank(left).CompareTo(Rank(right));
        if (byType != 0)
        {
            return byType;
        }
        return (left, right) switch
        {
            (bool a, bool b) => a.CompareTo(b),
            (long or double, _) => CompareNumbers(left, right!),
            (Timestamp a, Timestamp b) => a.CompareTo(b),
            (string a, string b) => TextOrder.Compare(a, b),
            (Blob a, Blob b) => a.ToByteArray().AsSpan().SequenceCompareTo(b.ToByteArray()),
            (DocumentName a, DocumentName b) => NameOrder.Compare(a.Path, b.Path),
            (GeoPoint a, GeoPoint b) => ComparePoints(a, b),
            (List<object?> a, List<object?> b) => CompareLists(a, b),
            (VectorValue a, VectorValue b) => CompareVectors(a, b),
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => CompareMaps(a, b),
            _ => 0,
        };
    }

    private static int CompareNumbers(object left, object right) =>
        (left, right) switch
        {
            (long a, long b) => a.CompareTo(b),
            (double a, double b) => CompareReals(a, b),
            (long a, double b) => CompareMixed(a, b),
            (double a, long b) => -CompareMixed(b, a),
            _ => 0,
        };

    /// <summary>NaN is less than any number, and equal to itself; there is one zero.</summary>
    private static int CompareReals(double left, double right) => left == right ? 0 : left.CompareTo(right);

    /// <summary>Exact, although not every whole number is a double.</summary>
    private static int CompareMixed(long whole, double real)
    {
        const double Limit = 9_223_372_036_854_775_808.0;
        if (double.IsNaN(real) || real < -Limit)
        {
            return 1;
        }
        if (real >= Limit)
        {
            return -1;
        }
        var floor = Math.Floor(real);
        var order = whole.CompareTo((long)floor);
        return order == 0 && real > floor ? -1 : order;
    }

    private static int ComparePoints(GeoPoint left, GeoPoint right)
    {
        var order = CompareReals(left.Latitude, right.Latitude);
        return order != 0 ? order : CompareReals(left.Longitude, right.Longitude);
    }

    private static int CompareLists(List<object?> left, List<object?> right)
    {
        for (var at = 0; at < Math.Min(left.Count, right.Count); at++)
        {
            var order = Compare(left[at], right[at]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    private static int CompareVectors(VectorValue left, VectorValue right)
    {
        var order = left.Count.CompareTo(right.Count);
        var (a, b) = (left.ToArray(), right.ToArray());
        for (var at = 0; order == 0 && at < a.Length; at++)
        {
            order = CompareReals(a[at], b[at]);
        }
        return order;
    }

    private static int CompareMaps(
        IReadOnlyDictionary<string, object?> left,
        IReadOnlyDictionary<string, object?> right
    )
    {
        var byName = Comparer<string>.Create(TextOrder.Compare);
        var (a, b) = (left.Keys.Order(byName).ToList(), right.Keys.Order(byName).ToList());
        for (var at = 0; at < Math.Min(a.Count, b.Count); at++)
        {
            var order = TextOrder.Compare(a[at], b[at]);
            if (order == 0)
            {
                order = Compare(left[a[at]], right[b[at]]);
            }
            if (order != 0)
            {
                return order;
            }
        }

        return a.Count.CompareTo(b.Count);
    }
}

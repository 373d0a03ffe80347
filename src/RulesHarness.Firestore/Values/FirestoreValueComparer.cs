namespace RulesHarness.Firestore.Values;

/// <summary>
/// Firestore's order over values of any type, and the equality that goes with it: <c>1</c> equals <c>1.0</c>.
/// </summary>
/// <remarks>
/// Null, bool, number (NaN first), timestamp, string, bytes, reference, geo point, array, vector, map.
/// </remarks>
/// <seealso href="https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering"/>
public sealed class FirestoreValueComparer : IComparer<object?>, IEqualityComparer<object?>
{
    private FirestoreValueComparer() { }

    /// <summary>The only one needed: it has no state.</summary>
    public static FirestoreValueComparer Instance { get; } = new();

    /// <summary>Less than zero when <paramref name="x"/> sorts first.</summary>
    /// <exception cref="ArgumentException">One of them cannot be stored.</exception>
    public int Compare(object? x, object? y)
    {
        (x, y) = (Stored(x), Stored(y));
        var rank = Rank(x);
        var order = rank.CompareTo(Rank(y));
        return order != 0
            ? order
            : rank switch
            {
                0 => 0,
                1 => ((bool)x!).CompareTo((bool)y!),
                2 => NumberOrder.Compare(x!, y!),
                3 => ((Timestamp)x!).CompareTo((Timestamp)y!),
                4 => Utf8Order.Compare((string)x!, (string)y!),
                5 => ((Blob)x!).Span.SequenceCompareTo(((Blob)y!).Span),
                6 => CompareReferences((DocumentName)x!, (DocumentName)y!),
                7 => ComparePoints((GeoPoint)x!, (GeoPoint)y!),
                8 => CompareLists((IReadOnlyList<object?>)x!, (IReadOnlyList<object?>)y!),
                9 => CompareVectors((VectorValue)x!, (VectorValue)y!),
                _ => CompareMaps((IReadOnlyDictionary<string, object?>)x!, (IReadOnlyDictionary<string, object?>)y!),
            };
    }

    /// <summary>Whether neither sorts before the other.</summary>
    public new bool Equals(object? x, object? y) => Compare(x, y) == 0;

    /// <inheritdoc/>
    public int GetHashCode(object? obj) =>
        Stored(obj) switch
        {
            null => 0,
            long whole => NumberOrder.Hash((double)whole),
            double number => NumberOrder.Hash(number),
            IReadOnlyList<object?> list => list.Aggregate(
                list.Count,
                (hash, each) => HashCode.Combine(hash, GetHashCode(each))
            ),
            IReadOnlyDictionary<string, object?> map => map.Aggregate(
                map.Count,
                (hash, each) => hash ^ HashCode.Combine(each.Key, GetHashCode(each.Value))
            ),
            GeoPoint point => HashCode.Combine(NumberOrder.Hash(point.Latitude), NumberOrder.Hash(point.Longitude)),
            VectorValue vector => vector
                .ToArray()
                .Aggregate(vector.Count, (hash, each) => HashCode.Combine(hash, NumberOrder.Hash(each))),
            var other => other.GetHashCode(),
        };

    private static object? Stored(object? value) =>
        value is Blob or GeoPoint or VectorValue or List<object?> or Dictionary<string, object?>
            ? value
            : FirestoreData.ToStored(value);

    /// <summary>The place of a value's type in the order of types.</summary>
    internal static int Rank(object? value) =>
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
            IReadOnlyList<object?> => 8,
            VectorValue => 9,
            _ => 10,
        };

    private static int CompareReferences(DocumentName x, DocumentName y)
    {
        var (left, right) = (x.Path.Split('/'), y.Path.Split('/'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = Utf8Order.Compare(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int ComparePoints(GeoPoint x, GeoPoint y)
    {
        var order = NumberOrder.Compare(x.Latitude, y.Latitude);
        return order != 0 ? order : NumberOrder.Compare(x.Longitude, y.Longitude);
    }

    private int CompareLists(IReadOnlyList<object?> x, IReadOnlyList<object?> y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            var order = Compare(x[i], y[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return x.Count.CompareTo(y.Count);
    }

    private static int CompareVectors(VectorValue x, VectorValue y)
    {
        var order = x.Count.CompareTo(y.Count);
        for (var i = 0; order == 0 && i < x.Count; i++)
        {
            order = NumberOrder.Compare(x.Span[i], y.Span[i]);
        }
        return order;
    }

    private int CompareMaps(IReadOnlyDictionary<string, object?> x, IReadOnlyDictionary<string, object?> y)
    {
        var byKey = Comparer<string>.Create(Utf8Order.Compare);
        foreach (var (left, right) in Sorted(x).Zip(Sorted(y)))
        {
            var order = Utf8Order.Compare(left.Key, right.Key);
            if (order == 0)
            {
                order = Compare(left.Value, right.Value);
            }
            if (order != 0)
            {
                return order;
            }
        }

        return x.Count.CompareTo(y.Count);

        IEnumerable<KeyValuePair<string, object?>> Sorted(IReadOnlyDictionary<string, object?> map) =>
            map.OrderBy(each => each.Key, byKey);
    }
}

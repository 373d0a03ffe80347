using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Measure = RulesHarness.Protocol.StructuredQuery.Types.FindNearest.Types.DistanceMeasure;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// The nearest vectors among the documents that a query finds
/// (https://firebase.google.com/docs/firestore/vector-search). As in the emulator a field is looked for under its whole
/// path as one name, so that vectors inside maps are not found.
/// </summary>
internal sealed class NearestSearch
{
    private readonly FindNearest _asked;
    private readonly string _field;
    private readonly double[] _wanted;

    /// <summary>Reads a search that was checked.</summary>
    public NearestSearch(FindNearest nearest)
    {
        _asked = nearest;
        _field = string.Join('.', FieldPath.Parse(nearest.VectorField.FieldPath).Segments);
        _wanted = ProtoValueConverter.Value(nearest.QueryVector) is VectorValue vector ? vector.ToArray() : [];
    }

    /// <summary>
    /// The documents with a vector of the same dimension, the nearest first; equally near ones stay in their order.
    /// </summary>
    public IEnumerable<StoredDocument> Of(IEnumerable<StoredDocument> documents)
    {
        var measured = new List<(StoredDocument Document, double Distance)>();
        foreach (var document in documents)
        {
            if (document.Fields.GetValueOrDefault(_field) is not VectorValue vector || vector.Count != _wanted.Length)
            {
                continue;
            }
            var distance = Distance(vector.ToArray());
            if (IsNearEnough(distance))
            {
                measured.Add((document, distance));
            }
        }

        var nearest = measured
            .OrderBy(each => double.IsNaN(each.Distance))
            .ThenBy(each => IsProduct ? -each.Distance : each.Distance);
        return nearest.Take(_asked.Limit ?? 0).Select(each => WithDistance(each.Document, each.Distance));
    }

    private bool IsProduct => _asked.DistanceMeasure == Measure.DotProduct;

    private bool IsNearEnough(double distance)
    {
        if (_asked.DistanceThreshold is not { } threshold)
        {
            return true;
        }
        return IsProduct ? distance >= threshold : distance <= threshold;
    }

    private double Distance(double[] vector) =>
        _asked.DistanceMeasure switch
        {
            Measure.Cosine => 1 - (Product(vector, _wanted) / (Length(vector) * Length(_wanted))),
            Measure.DotProduct => Product(vector, _wanted),
            _ => Length([.. vector.Zip(_wanted, (left, right) => left - right)]),
        };

    private StoredDocument WithDistance(StoredDocument document, double distance)
    {
        if (_asked.DistanceResultField.Length == 0)
        {
            return document;
        }
        var fields = new Dictionary<string, object?>(document.Fields, StringComparer.Ordinal)
        {
            [_asked.DistanceResultField] = distance,
        };
        return new StoredDocument(document.Name, document.Path, fields, document.CreateTime, document.UpdateTime);
    }

    private static double Product(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static double Length(double[] vector) => Math.Sqrt(Product(vector, vector));
}

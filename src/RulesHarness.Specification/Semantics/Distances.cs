using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>A document with its distance from the vector that a search asks for.</summary>
public sealed record MeasuredDocument(Document Document, double Distance);

/// <summary>
/// Measures documents for a search of the nearest vectors. See
/// https://firebase.google.com/docs/firestore/vector-search#vector_distance.
/// </summary>
public static class Distances
{
    /// <summary>
    /// The documents that have a vector of as many dimensions, the nearest first. Equally near ones keep their order.
    /// </summary>
    public static IReadOnlyList<MeasuredDocument> Measure(
        NearestSearch search,
        VectorValue vector,
        IEnumerable<Document> documents
    )
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(vector);
        ArgumentNullException.ThrowIfNull(documents);
        var measured = new List<MeasuredDocument>();
        foreach (var document in documents)
        {
            if (document.Fields.At(search.Field) is VectorValue stored && stored.Count == vector.Count)
            {
                measured.Add(new MeasuredDocument(document, Of(search.Measure, stored, vector)));
            }
        }
        return search.IsProduct
            ? [.. measured.OrderByDescending(each => each.Distance)]
            : [.. measured.OrderBy(each => each.Distance)];
    }

    /// <summary>Returns true if a distance is as small as the search asks, or a product as great.</summary>
    public static bool IsNearEnough(NearestSearch search, double distance)
    {
        ArgumentNullException.ThrowIfNull(search);
        return search.Threshold is not { } threshold
            || (search.IsProduct ? distance >= threshold : distance <= threshold);
    }

    private static double Of(DistanceMeasure measure, VectorValue left, VectorValue right)
    {
        double product = 0;
        double ofLeft = 0;
        double ofRight = 0;
        double apart = 0;
        for (var at = 0; at < left.Count; at++)
        {
            var (one, other) = (left.Span[at], right.Span[at]);
            product += one * other;
            ofLeft += one * one;
            ofRight += other * other;
            apart += (one - other) * (one - other);
        }
        return measure switch
        {
            DistanceMeasure.DotProduct => product,
            DistanceMeasure.Cosine => 1 - (product / Math.Sqrt(ofLeft * ofRight)),
            _ => Math.Sqrt(apart),
        };
    }
}

using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Chooses the vector that a search asks for: one from which all documents that could be found are clearly at different
/// distances, whatever the order in which an engine adds numbers up.
/// </summary>
internal sealed class SearchedVectors(FixtureFactory fixtures)
{
    /// <summary>Far more than what a sum of products is rounded by.</summary>
    private const double LeastGap = 1e-6;

    /// <summary>The parts of another vector that are mixed into that of a document.</summary>
    private static readonly double[] Shares = [0.2, 0.02, 0.002, 0.0002];

    /// <summary>Documents whose surroundings are tried.</summary>
    private const int MostStarts = 8;

    /// <summary>
    /// The vector, for the documents that the filters leave. If there is a threshold, it has documents on both sides
    /// where that is possible. Null if no vector tells the documents apart.
    /// </summary>
    public VectorValue? Choose(NearestSearch search, int dimension, IReadOnlyList<Document> documents)
    {
        VectorValue? best = null;
        var most = -1;
        foreach (var vector in Candidates(search, dimension, documents))
        {
            var measured = Distances.Measure(search, vector, documents);
            if (!IsClear(search, measured))
            {
                continue;
            }
            var near = measured.Count(each => Distances.IsNearEnough(search, each.Distance));
            var shown = near == 0 ? 0 : Math.Min(near, 2) + (near < measured.Count ? 2 : 0);
            if (shown > most)
            {
                (best, most) = (vector, shown);
            }
            if (most == (search.Threshold is null ? 2 : 4))
            {
                break;
            }
        }
        return best;
    }

    private IEnumerable<VectorValue> Candidates(NearestSearch search, int dimension, IReadOnlyList<Document> documents)
    {
        var starts = documents
            .Select(document => document.Fields.At(search.Field))
            .OfType<VectorValue>()
            .Where(vector => vector.Count == dimension)
            .Take(MostStarts)
            .DefaultIfEmpty(fixtures.Vector(dimension, $"{search.Field}#start"))
            .ToList();
        foreach (var share in Shares)
        {
            for (var at = 0; at < starts.Count; at++)
            {
                var other = fixtures.Vector(dimension, $"{search.Field}#search {at}");
                var near = Mixed(starts[at], other, share);
                yield return near;
                if (Reaching(search, near, starts) is { } reaching)
                {
                    yield return reaching;
                }
            }
        }
    }

    private static VectorValue Mixed(VectorValue vector, VectorValue other, double share)
    {
        var mixed = new double[vector.Count];
        for (var at = 0; at < mixed.Length; at++)
        {
            mixed[at] = ((1 - share) * vector.Span[at]) + (share * other.Span[at]);
        }
        return VectorFactory.Rounded(mixed);
    }

    /// <summary>
    /// The same direction, as far away as it must be for the threshold to lie between the documents. Null without a
    /// threshold, and for angles, of which the length changes nothing.
    /// </summary>
    private static VectorValue? Reaching(NearestSearch search, VectorValue vector, List<VectorValue> documents)
    {
        if (search.Threshold is not { } threshold || search.Measure == DistanceMeasure.Cosine)
        {
            return null;
        }
        var length = Math.Sqrt(Product(vector, vector));
        var along = documents.Select(document => Product(document, vector) / length).Order().ToList();
        var middle = along[along.Count / 2];
        var wanted = search.IsProduct ? threshold / middle : middle + threshold;
        return double.IsFinite(wanted) && wanted > 0
            ? VectorFactory.Rounded(vector.ToArray().Select(number => number / length * wanted))
            : null;
    }

    private static double Product(VectorValue left, VectorValue right)
    {
        double sum = 0;
        for (var at = 0; at < left.Count; at++)
        {
            sum += left.Span[at] * right.Span[at];
        }
        return sum;
    }

    /// <summary>
    /// Returns true if no two distances are nearly the same, and none is nearly the threshold. Equal vectors are at the
    /// same distance in every engine, and keep their order.
    /// </summary>
    private static bool IsClear(NearestSearch search, IReadOnlyList<MeasuredDocument> measured)
    {
        for (var at = 0; at < measured.Count; at++)
        {
            var distance = measured[at].Distance;
            if (!double.IsFinite(distance) || search.Threshold is { } threshold && IsNearly(distance, threshold))
            {
                return false;
            }
            if (at > 0 && IsNearly(distance, measured[at - 1].Distance) && !IsSame(measured[at], measured[at - 1]))
            {
                return false;
            }
        }
        return true;

        bool IsSame(MeasuredDocument one, MeasuredDocument other) =>
            Comparisons.Same(one.Document.Fields.At(search.Field), other.Document.Fields.At(search.Field));
    }

    private static bool IsNearly(double one, double other) =>
        Math.Abs(one - other) <= LeastGap * Math.Max(1, Math.Abs(one));
}

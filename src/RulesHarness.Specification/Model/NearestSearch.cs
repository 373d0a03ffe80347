using System.Globalization;
using RulesHarness.Firestore.Client;

namespace RulesHarness.Specification.Model;

/// <summary>
/// A search of the nearest vectors, as an access pattern asks for it in place of a sort order: the field that holds the
/// vectors, and how their distance is measured.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/vector-search"/>
public sealed record NearestSearch(string Field, DistanceMeasure Measure)
{
    /// <summary>
    /// The greatest distance of a document that is found; for a dot product the least product. Null for any.
    /// </summary>
    public double? Threshold { get; init; }

    /// <summary>The field of the result that holds the distance; null if it is not asked for.</summary>
    public string? ResultField { get; init; }

    /// <summary>Returns true if greater numbers are nearer.</summary>
    public bool IsProduct => Measure == DistanceMeasure.DotProduct;

    /// <summary>The search as the column Sort writes it.</summary>
    public override string ToString()
    {
        var measure = Measure switch
        {
            DistanceMeasure.Cosine => "cosine distance",
            DistanceMeasure.DotProduct => "dot product",
            _ => "euclidean distance",
        };
        var threshold = Threshold is { } limit
            ? string.Create(CultureInfo.InvariantCulture, $" at {(IsProduct ? "least" : "most")} {limit}")
            : "";
        return $"nearest by {Field}, {measure}{threshold}{(ResultField is null ? "" : $", as {ResultField}")}";
    }
}

using Grpc.Core;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using DistanceMeasure = RulesHarness.Protocol.StructuredQuery.Types.FindNearest.Types.DistanceMeasure;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// The vector searches that Firestore rejects (https://firebase.google.com/docs/firestore/vector-search#limitations).
/// </summary>
internal static class NearestCheck
{
    private const int MaxLimit = 1000;
    private const int MaxDimension = 2048;

    /// <summary>
    /// Gets why a query's vector search is rejected; null when it is accepted, or the query has none.
    /// </summary>
    public static Status? Of(StructuredQuery query)
    {
        if (query.FindNearest is not { } nearest)
        {
            return null;
        }
        if (FieldPathCheck.Of(nearest.VectorField?.FieldPath) is { } wrong)
        {
            return wrong;
        }
        if (nearest.Limit is not (> 0 and <= MaxLimit))
        {
            return Failures.Invalid($"FindNearest.limit must be a positive integer of no more than {MaxLimit}");
        }
        if (
            nearest.DistanceMeasure
            is not (DistanceMeasure.Euclidean or DistanceMeasure.Cosine or DistanceMeasure.DotProduct)
        )
        {
            return Failures.Invalid("Unknown Distance Measure.");
        }
        return OfVector(nearest.QueryVector) ?? OfResult(nearest) ?? OfPaging(query);
    }

    private static Status? OfVector(Value? vector)
    {
        if (ValueCheck.Of(vector) is { } wrong)
        {
            return wrong;
        }
        if (ValueDecoder.Plain.Decode(vector!) is not VectorValue { } read)
        {
            return Failures.Invalid("Query Value must be of type vector.");
        }
        if (read.Count == 0)
        {
            return Failures.Invalid("Cannot have a zero length vector.");
        }
        if (read.Count > MaxDimension)
        {
            return Failures.Invalid($"Vectors must be at most {MaxDimension} dimensions.");
        }
        return null;
    }

    private static Status? OfResult(FindNearest nearest)
    {
        if (nearest.DistanceResultField is ['_', '_', .., '_', '_'] reserved)
        {
            return Failures.Invalid($"The distanceResultField.property.name \"{reserved}\" is reserved.");
        }
        if (nearest.DistanceThreshold is { } threshold && !double.IsFinite(threshold))
        {
            return Failures.Invalid("distanceThreshold must be a finite number.");
        }
        return null;
    }

    private static Status? OfPaging(StructuredQuery query)
    {
        if (query.Limit is not null)
        {
            return Failures.Invalid("A query limit cannot be used with FindNearest");
        }
        if (query.Offset > 0)
        {
            return Failures.Invalid("A query offset cannot be used with FindNearest");
        }
        if (query.StartAt is not null || query.EndAt is not null)
        {
            return Failures.Invalid("A cursor cannot be used with FindNearest");
        }
        return null;
    }
}

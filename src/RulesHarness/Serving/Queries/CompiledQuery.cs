using RulesHarness.Firestore.Protocol;
using RulesHarness.Serving.Store;

namespace RulesHarness.Serving.Queries;

/// <summary>A query that was checked, ready to run on any documents of its database.</summary>
internal sealed class CompiledQuery
{
    private readonly SortKey sort;
    private readonly Func<StoredDocument, bool>? filter;
    private readonly (object?[] Values, bool Before)? start;
    private readonly (object?[] Values, bool Before)? end;
    private readonly int offset;
    private readonly int? limit;
    private readonly NearestSearch? nearest;

    /// <summary>Compiles a query below a document's path, or below the root where that is empty.</summary>
    public CompiledQuery(string parent, StructuredQuery query)
    {
        Scope = QueryScope.Of(parent, query);
        sort = new SortKey(query);
        filter = query.Where is { } where ? FilterCompiler.Compile(where) : null;
        start = query.StartAt is { } startAt ? (sort.Of(startAt), startAt.Before) : null;
        end = query.EndAt is { } endAt ? (sort.Of(endAt), endAt.Before) : null;
        (offset, limit) = (query.Offset, query.Limit);
        nearest = query.FindNearest is { } asked ? new NearestSearch(asked) : null;
        Projection = query.Select is { } select ? new Projection(select.Fields.Select(field => field.FieldPath)) : null;
    }

    /// <summary>Where it looks.</summary>
    public QueryScope Scope { get; }

    /// <summary>The fields that come back; null for all.</summary>
    public Projection? Projection { get; }

    /// <summary>What it finds, in its order.</summary>
    /// <param name="documents">What is there.</param>
    /// <param name="also">What else a document must fulfil.</param>
    public IReadOnlyList<StoredDocument> Run(DocumentTree documents, Func<StoredDocument, bool>? also = null)
    {
        var found = new List<(object?[] Key, StoredDocument Document)>();
        foreach (var document in Scope.Of(documents))
        {
            if ((filter is null || filter(document)) && (also is null || also(document)) && sort.Of(document) is { } key && IsWithin(key))
                found.Add((key, document));
        }

        found.Sort((left, right) => sort.Compare(left.Key, right.Key));
        var inOrder = found.Skip(offset).Take(limit ?? int.MaxValue).Select(each => each.Document);
        return [.. nearest?.Of(inOrder) ?? inOrder];
    }

    private bool IsWithin(object?[] key)
    {
        if (start is var (first, atFirst) && sort.Compare(key, first) is var toStart && (atFirst ? toStart < 0 : toStart <= 0))
            return false;
        return end is not var (last, beforeLast) || (beforeLast ? sort.Compare(key, last) < 0 : sort.Compare(key, last) <= 0);
    }
}

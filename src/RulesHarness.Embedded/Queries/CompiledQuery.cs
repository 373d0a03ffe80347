using RulesHarness.Embedded.Storage;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Queries;

/// <summary>A query that was checked, ready to run on any documents of its database.</summary>
public sealed class CompiledQuery
{
    private readonly SortKey _sort;
    private readonly Func<StoredDocument, bool>? _filter;
    private readonly (object?[] Values, bool Before)? _start;
    private readonly (object?[] Values, bool Before)? _end;
    private readonly int _offset;
    private readonly int? _limit;
    private readonly NearestSearch? _nearest;

    /// <summary>Compiles a query below a document's path, or below the root where that is empty.</summary>
    public CompiledQuery(string parent, StructuredQuery query)
    {
        Scope = QueryScope.Of(parent, query);
        _sort = new SortKey(query);
        _filter = query.Where is { } where ? FilterCompiler.Compile(where) : null;
        _start = query.StartAt is { } startAt ? (_sort.Of(startAt), startAt.Before) : null;
        _end = query.EndAt is { } endAt ? (_sort.Of(endAt), endAt.Before) : null;
        (_offset, _limit) = (query.Offset, query.Limit);
        _nearest = query.FindNearest is { } asked ? new NearestSearch(asked) : null;
        Projection = query.Select is { } select ? new Projection(select.Fields.Select(field => field.FieldPath)) : null;
    }

    /// <summary>Where it looks.</summary>
    public QueryScope Scope { get; }

    /// <summary>The fields that come back; null for all.</summary>
    public Projection? Projection { get; }

    /// <summary>Runs the query: the documents in its order.</summary>
    /// <param name="documents">What is there.</param>
    /// <param name="also">What else a document must fulfil.</param>
    public IReadOnlyList<StoredDocument> Run(DocumentTree documents, Func<StoredDocument, bool>? also = null)
    {
        var found = new List<(object?[] Key, StoredDocument Document)>();
        foreach (var document in Scope.Of(documents))
        {
            if (
                (_filter is null || _filter(document))
                && (also is null || also(document))
                && _sort.Of(document) is { } key
                && IsWithin(key)
            )
            {
                found.Add((key, document));
            }
        }

        found.Sort((left, right) => _sort.Compare(left.Key, right.Key));
        var inOrder = found.Skip(_offset).Take(_limit ?? int.MaxValue).Select(each => each.Document);
        return [.. _nearest?.Of(inOrder) ?? inOrder];
    }

    private bool IsWithin(object?[] key)
    {
        if (
            _start is var (first, atFirst)
            && _sort.Compare(key, first) is var toStart
            && (atFirst ? toStart < 0 : toStart <= 0)
        )
        {
            return false;
        }
        return _end is not var (last, beforeLast)
            || (beforeLast ? _sort.Compare(key, last) < 0 : _sort.Compare(key, last) <= 0);
    }
}

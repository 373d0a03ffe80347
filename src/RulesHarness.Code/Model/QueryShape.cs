using RulesHarness.Firestore.Values;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Model;

/// <summary>
/// A query as a client library builds it, step by step. Each step returns a new shape. Two shapes are equal if they
/// are written equally (<see cref="ToString"/>).
/// </summary>
/// <remarks>
/// Fields are dotted paths, as the client libraries and index files write them; <c>__name__</c> is the document's id.
/// </remarks>
public sealed class QueryShape : IEquatable<QueryShape>
{
    private string? _text;

    private QueryShape(string path, bool isGroup) => (Path, IsGroup) = (path, isGroup);

    private QueryShape(QueryShape other)
    {
        (Path, IsGroup) = (other.Path, other.IsGroup);
        (Filters, Sort, Aggregations) = (other.Filters, other.Sort, other.Aggregations);
        (Limit, IsLimitToLast, Offset) = (other.Limit, other.IsLimitToLast, other.Offset);
        (Start, End, Selected, Nearest) = (other.Start, other.End, other.Selected, other.Nearest);
    }

    /// <summary>Gets the path of the collection, such as <c>users/{}/posts</c>, or the id of the group.</summary>
    public string Path { get; }

    /// <summary>Returns true if the query reads all collections with the id.</summary>
    public bool IsGroup { get; }

    /// <summary>Gets the filters, which are joined by and.</summary>
    public IReadOnlyList<Condition> Filters { get; private init; } = [];

    /// <summary>Gets the explicit sort, as the code writes it.</summary>
    public IReadOnlyList<SortField> Sort { get; private init; } = [];

    /// <summary>Gets the limit as text, <c>?</c> if it is only known when the code runs; null without one.</summary>
    public string? Limit { get; private init; }

    /// <summary>Returns true if the limit counts from the end.</summary>
    public bool IsLimitToLast { get; private init; }

    /// <summary>Gets the offset as text; null without one.</summary>
    public string? Offset { get; private init; }

    /// <summary>Gets the start, such as <c>start after</c>; null without one.</summary>
    public string? Start { get; private init; }

    /// <summary>Gets the end, such as <c>end before</c>; null without one.</summary>
    public string? End { get; private init; }

    /// <summary>Gets the fields that are read; null for all.</summary>
    public IReadOnlyList<string>? Selected { get; private init; }

    /// <summary>Gets what is computed over the documents; empty if the documents themselves are read.</summary>
    public IReadOnlyList<QueryAggregation> Aggregations { get; private init; } = [];

    /// <summary>Gets the field of a vector search; null without one.</summary>
    public IndexField? Nearest { get; private init; }

    /// <summary>Begins a query of a collection by its path, such as <c>users/{}/posts</c>.</summary>
    public static QueryShape OfCollection(string path) => new(path, isGroup: false);

    /// <summary>Begins a query of all collections with an id.</summary>
    public static QueryShape OfGroup(string id) => new(id, isGroup: true);

    /// <summary>Makes the filter that compares a field with a value.</summary>
    public static Condition Compare(string field, Comparator comparator, Operand value) =>
        new Comparison(new FieldOperand(Plain(field)), comparator, value);

    /// <summary>Adds a filter to those already there.</summary>
    public QueryShape Where(Condition filter) => new(this) { Filters = [.. Filters, filter] };

    /// <summary>Adds a comparison to the filters.</summary>
    public QueryShape Where(string field, Comparator comparator, Operand value) =>
        Where(Compare(field, comparator, value));

    /// <summary>Adds a field to the sort.</summary>
    public QueryShape OrderBy(string field, bool isDescending = false) =>
        new(this) { Sort = [.. Sort, new SortField(Plain(field), isDescending)] };

    /// <summary>Limits the result to the first documents; null is a number that is not known.</summary>
    public QueryShape LimitTo(long? limit) => new(this) { Limit = Number(limit), IsLimitToLast = false };

    /// <summary>Limits the result to the last documents; null is a number that is not known.</summary>
    public QueryShape LimitToLast(long? limit) => new(this) { Limit = Number(limit), IsLimitToLast = true };

    /// <summary>Skips documents; null is a number that is not known.</summary>
    public QueryShape Skip(long? offset) => new(this) { Offset = Number(offset) };

    /// <summary>Starts at a value of each sort, or after it.</summary>
    public QueryShape StartAt(bool isAfter) => new(this) { Start = isAfter ? "start after" : "start at" };

    /// <summary>Ends at a value of each sort, or before it.</summary>
    public QueryShape EndAt(bool isBefore) => new(this) { End = isBefore ? "end before" : "end at" };

    /// <summary>Starts at a document, or after it, for which the client libraries write out the whole sort.</summary>
    public QueryShape StartAtDocument(bool isAfter) => StartAt(isAfter).WithWholeSort();

    /// <summary>Ends at a document, or before it, for which the client libraries write out the whole sort.</summary>
    public QueryShape EndAtDocument(bool isBefore) => EndAt(isBefore).WithWholeSort();

    /// <summary>Reads only some fields.</summary>
    public QueryShape Select(IEnumerable<string> fields) => new(this) { Selected = [.. fields.Select(Plain)] };

    /// <summary>Computes over the documents instead of reading them.</summary>
    public QueryShape Aggregate(IEnumerable<QueryAggregation> aggregations) =>
        new(this) { Aggregations = [.. aggregations.Distinct()] };

    /// <summary>Searches for the nearest vectors; null is a length of vectors that is not known.</summary>
    public QueryShape FindNearest(string field, int? dimension, long? limit) =>
        new(this)
        {
            Nearest = new IndexField(Plain(field), IndexMode.Vector) { Dimension = dimension },
            Limit = Number(limit),
        };

    /// <summary>Gets the part of the query that determines which indexes serve it.</summary>
    public IndexQuery ToIndexQuery() =>
        new(CollectionTemplate.Id(Path), IsGroup)
        {
            Filter = Filters.Count switch
            {
                0 => null,
                1 => Filters[0],
                _ => new AndCondition(Filters),
            },
            // The client libraries send a limit to the last documents as the reversed query.
            Sort = IsLimitToLast ? [.. Sort.Select(sort => sort with { Descending = !sort.Descending })] : Sort,
            Aggregated = [.. Aggregations.Select(each => each.Field).OfType<string>()],
            Nearest = Nearest,
        };

    /// <inheritdoc/>
    public bool Equals(QueryShape? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the query in a short notation.</summary>
    public override string ToString() => _text ??= ShapeNotation.Of(this);

    private static string Number(long? number) => number is { } known ? $"{known}" : "?";

    /// <summary>Gets a path as index files write it: with back-ticks only where they are needed.</summary>
    private static string Plain(string field)
    {
        try
        {
            return FieldPath.Parse(field).ToString();
        }
        catch (ArgumentException)
        {
            // Not a path: Firestore's own reason for rejecting it is reported when the query is planned.
            return field;
        }
    }

    private QueryShape WithWholeSort()
    {
        var isDescending = Sort.Count > 0 && Sort[^1].Descending;
        var implied = Ranges(Filters).Distinct().Order(StringComparer.Ordinal).Append(IndexShape.DocumentName);
        var sorted = Sort.Select(sort => sort.Field).ToHashSet();
        var added = implied.Where(sorted.Add).Select(field => new SortField(field, isDescending));
        return new QueryShape(this) { Sort = [.. Sort, .. added] };
    }

    private static IEnumerable<string> Ranges(IEnumerable<Condition> conditions) =>
        conditions.SelectMany(condition =>
            condition switch
            {
                AndCondition all => Ranges(all.Parts),
                OrCondition any => Ranges(any.Parts),
                Comparison { IsInequality: true, Left: FieldOperand field } => [field.Path],
                _ => [],
            }
        );
}

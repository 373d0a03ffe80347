using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Evaluates a query by Firestore's documented meaning: documents without a filtered or sorted field are left out, a
/// range includes only values of its bound's type, and <c>!=</c> and <c>not-in</c> exclude null. See
/// https://firebase.google.com/docs/firestore/query-data/queries.
/// </summary>
public static class QueryEvaluator
{
    private const string Name = "__name__";

    /// <summary>The documents that the query returns, in its order.</summary>
    public static IReadOnlyList<Document> Run(ListQuery query, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(data);
        var sort = FullSort(query);
        var matching = data.Of(query.Collection)
            .Where(document => query.Collection.IsGroup || document.CollectionPath == query.Path)
            .Where(document => HasAll(document, sort))
            .Where(document => Matches(query.Filter, document));
        var sorted = matching
            .Order(Comparer<Document>.Create((left, right) => Compare(left, right, sort)))
            .Where(document => query.Start is not { } start || IsWithin(start, Compare(document, start, sort)))
            .Where(document => query.End is not { } end || IsWithin(end, -Compare(document, end, sort)))
            .Skip(query.Offset);
        return [.. query.Limit is { } limit ? sorted.Take(limit) : Searched(query.Nearest, sorted)];
    }

    private static IEnumerable<Document> Searched(NearestQuery? query, IEnumerable<Document> documents) =>
        query is null ? documents : Nearest(query, documents).Select(each => each.Document);

    /// <summary>The documents that a search finds among others, each with its distance.</summary>
    public static IEnumerable<MeasuredDocument> Nearest(NearestQuery query, IEnumerable<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Distances
            .Measure(query.Search, query.Vector, documents)
            .Where(each => Distances.IsNearEnough(query.Search, each.Distance))
            .Take(query.Limit);
    }

    /// <summary>
    /// The number of documents that a query returns, or the sum or average of the numbers in a field; null for the
    /// average of no numbers.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is no aggregate.</exception>
    public static double? Aggregate(IReadOnlyList<Document> documents, PatternKind kind, string? field)
    {
        ArgumentNullException.ThrowIfNull(documents);
        if (kind == PatternKind.Count)
        {
            return documents.Count;
        }
        var values = documents
            .Select(document => document.Fields.At(field!))
            .Where(value => value is long or double)
            .Select(value => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        return kind switch
        {
            PatternKind.Sum => values.Sum(),
            PatternKind.Average => values.Count == 0 ? null : values.Average(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not an aggregate"),
        };
    }

    /// <summary>
    /// The stated sort, or the inequality's fields; and at the end the documents' names, in the direction of the last.
    /// </summary>
    private static List<SortField> FullSort(ListQuery query)
    {
        var sort = query.Sort.ToList();
        var direction = sort.Count > 0 && sort[^1].Descending;
        var ranged = Comparisons(query.Filter)
            .Where(comparison => comparison.IsInequality)
            .Select(comparison => ((FieldOperand)comparison.Left).Path);
        foreach (var field in ranged.Distinct().Order(StringComparer.Ordinal).Where(field => !IsSorted(field)).ToList())
        {
            sort.Add(new SortField(field, direction));
        }
        if (sort.All(by => by.Field != Name))
        {
            sort.Add(new SortField(Name, direction));
        }
        return sort;

        bool IsSorted(string field) => sort.Exists(by => by.Field == field);
    }

    private static IEnumerable<Comparison> Comparisons(Condition? condition) =>
        ConditionTransform.Disjuncts(condition).SelectMany(disjunct => disjunct);

    private static bool Matches(Condition? filter, Document document) =>
        ConditionTransform.Disjuncts(filter).Any(disjunct => Matches(disjunct, document));

    private static bool Matches(IReadOnlyList<Comparison> conjunction, Document document) =>
        conjunction.All(comparison => Matches(comparison, document));

    /// <summary>Whether a document has all fields that a query sorts by: one without is not found.</summary>
    private static bool HasAll(Document document, IReadOnlyList<SortField> sort) =>
        sort.All(by => by.Field == Name || document.Fields.TryGet(by.Field, out _));

    private static bool Matches(Comparison comparison, Document document)
    {
        if (!document.Fields.TryGet(((FieldOperand)comparison.Left).Path, out var stored))
        {
            return false;
        }
        var wanted = comparison.Right is ListOperand list
            ? list.Items.Select(item => ((LiteralOperand)item).Value).ToList()
            : ((LiteralOperand)comparison.Right).Value;
        if (comparison.Comparator is Comparator.NotEqual or Comparator.NotIn && stored is null)
        {
            return false;
        }
        return Semantics.Comparisons.Holds(stored, comparison.Comparator, wanted);
    }

    private static int Compare(Document left, Document right, List<SortField> sort)
    {
        foreach (var by in sort)
        {
            var order =
                by.Field == Name
                    ? CompareNames(left.Path, right.Path)
                    : FirestoreValueComparer.Instance.Compare(left.Fields.At(by.Field), right.Fields.At(by.Field));
            if (order != 0)
            {
                return by.Descending ? -order : order;
            }
        }

        return 0;
    }

    private static bool IsWithin(QueryBound bound, int order) => bound.IsIncluded ? order >= 0 : order > 0;

    /// <summary>Where a document is in the order: before a bound, at it, or after it.</summary>
    private static int Compare(Document document, QueryBound bound, List<SortField> sort)
    {
        foreach (var (by, value) in sort.Zip(bound.Values))
        {
            var order = FirestoreValueComparer.Instance.Compare(document.Fields.At(by.Field), value);
            if (order != 0)
            {
                return by.Descending ? -order : order;
            }
        }
        return 0;
    }

    /// <summary>Names sort segment by segment: <c>a/b/c</c> comes before <c>a-1</c>.</summary>
    private static int CompareNames(string left, string right)
    {
        var pairs = left.Split('/').Zip(right.Split('/'));
        var order = pairs
            .Select(pair => FirestoreValueComparer.Instance.Compare(pair.First, pair.Second))
            .FirstOrDefault(compared => compared != 0);
        return order != 0 ? order : left.Length.CompareTo(right.Length);
    }
}

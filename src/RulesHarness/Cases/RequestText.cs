using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A request and its values as text, the same for the same request.</summary>
internal static class RequestText
{
    /// <summary>The numbers of a vector that tell it from others well enough.</summary>
    private const int ShownNumbers = 4;

    /// <summary>The operation, the path, and the data or the query.</summary>
    public static string Of(AccessRequest request) =>
        request switch
        {
            GetRequest get => $"get {get.Path}",
            CreateRequest create => $"create {create.Path} {Value(create.Fields)}",
            UpdateRequest update => $"update {update.Path} {Value(update.Changes)}",
            DeleteRequest delete => $"delete {delete.Path}",
            QueryRequest query => $"list {query.Query.Path}{Query(query.Query)}",
            AggregateRequest aggregate => $"{aggregate.Kind.ToString().ToLowerInvariant()}({aggregate.Field}) "
                + $"{aggregate.Query.Path}{Query(aggregate.Query)}",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "not a request"),
        };

    /// <summary>A value as a spec would write it.</summary>
    public static string Value(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            Timestamp or FieldValue or GeoPoint or Blob or DocumentName => value.ToString() ?? "",
            IReadOnlyDictionary<string, object?> map => Map(map),
            IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Value))}]",
            double number => Float(number),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string Map(IReadOnlyDictionary<string, object?> map)
    {
        var entries = map.OrderBy(entry => entry.Key, StringComparer.Ordinal);
        return $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {Value(entry.Value)}"))}}}";
    }

    /// <summary>A float with a point or an exponent: it is not the whole number that it may be equal to.</summary>
    public static string Float(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.All(c => char.IsAsciiDigit(c) || c == '-') ? $"{digits}.0" : digits;
    }

    private static string Bound(string edge, string excluding, QueryBound? bound) =>
        bound is null ? "" : $"{edge} {(bound.IsIncluded ? "at" : excluding)} {Value(bound.Values)}";

    private static string Query(ListQuery query)
    {
        var sort = string.Join(", ", query.Sort.Select(by => by.Field + (by.Descending ? " desc" : "")));
        return (query.Filter is null ? "" : $" where {query.Filter}")
            + (sort.Length == 0 ? "" : $" order by {sort}")
            + Bound(" start", "after", query.Start)
            + Bound(" end", "before", query.End)
            + (query.Offset > 0 ? $" offset {query.Offset}" : "")
            + (query.Limit is { } limit ? $" limit {limit}" : "")
            + (query.Nearest is { } nearest ? Search(nearest) : "");
    }

    private static string Search(NearestQuery nearest)
    {
        var numbers = nearest.Vector.ToArray().Take(ShownNumbers).Select(number => Value(number));
        var more = nearest.Vector.Count > ShownNumbers ? $", ... {nearest.Vector.Count} numbers" : "";
        return $" {nearest.Search} from [{string.Join(", ", numbers)}{more}] limit {nearest.Limit}";
    }
}

using System.Text.RegularExpressions;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Model;

/// <summary>
/// Shapes in one line: <c>users/{}/posts where authorId == ? and status in […] order by publishedAt desc limit 20</c>.
/// </summary>
internal static partial class ShapeNotation
{
    public static string Of(QueryShape shape)
    {
        var parts = new List<string> { shape.IsGroup ? $"**/{shape.Path}" : shape.Path };
        if (shape.Filters.Count > 0)
        {
            parts.Add($"where {new AndCondition(shape.Filters)}");
        }
        if (shape.Nearest is { } nearest)
        {
            parts.Add($"nearest by {nearest.FieldPath}");
        }
        if (shape.Sort.Count > 0)
        {
            parts.Add($"order by {string.Join(", ", shape.Sort.Select(Short))}");
        }
        parts.AddRange(new[] { shape.Start, shape.End }.OfType<string>());
        if (shape.Limit is { } limit)
        {
            parts.Add(shape.IsLimitToLast ? $"limit to last {limit}" : $"limit {limit}");
        }
        if (shape.Offset is { } offset)
        {
            parts.Add($"offset {offset}");
        }
        if (shape.Selected is { } selected)
        {
            parts.Add($"select {string.Join(", ", selected)}".TrimEnd());
        }
        if (shape.Aggregations.Count > 0)
        {
            parts.Add(string.Join(", ", shape.Aggregations));
        }
        return KeyOfMap().Replace(string.Join(' ', parts), "$1");
    }

    /// <summary>The signs of a key that is not known need no quotes for people.</summary>
    [GeneratedRegex(@"(?<=\.)`(\w*\{\}[\w{}]*)`")]
    private static partial Regex KeyOfMap();

    private static string Short(SortField sort) => sort.Descending ? $"{sort.Field} desc" : sort.Field;
}

using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Queries in one short line: <c>posts where authorId == "ann" and status in ["draft", …] order by publishedAt desc
/// limit 20</c>.
/// </summary>
internal static class QueryNotation
{
    private const int MaxItems = 3;
    private const int MaxText = 24;
    private const int MaxLine = 100;

    public static string Of(IndexQuery query, string? limit, string? offset)
    {
        var parts = new List<string> { query.IsGroup ? $"**/{query.Collection}" : query.Collection };
        if (query.Filter is { } filter)
        {
            parts.Add($"where {Short(filter)}");
        }
        if (query.Nearest is { } nearest)
        {
            parts.Add($"nearest by {nearest.FieldPath}");
        }
        if (query.Sort.Count > 0)
        {
            parts.Add($"order by {string.Join(", ", query.Sort.Select(Short))}");
        }
        if (limit is not null)
        {
            parts.Add($"limit {limit}");
        }
        if (offset is not null)
        {
            parts.Add($"offset {offset}");
        }
        if (query.Aggregated.Count > 0)
        {
            parts.Add($"adding up {string.Join(", ", query.Aggregated)}");
        }
        return string.Join(' ', parts);
    }

    /// <summary>The beginning of a text that has no notation.</summary>
    public static string Shortened(string text) => text.Length <= MaxLine ? text : $"{text[..MaxLine]}…";

    private static string Short(SortField sort) => sort.Descending ? $"{sort.Field} desc" : sort.Field;

    private static Condition Short(Condition condition) =>
        condition switch
        {
            AndCondition { Parts: [var only] } => Short(only),
            OrCondition { Parts: [var only] } => Short(only),
            AndCondition all => new AndCondition([.. all.Parts.Select(Short)]),
            OrCondition any => new OrCondition([.. any.Parts.Select(Short)]),
            Comparison comparison => comparison with { Right = Short(comparison.Right) },
            _ => condition,
        };

    private static Operand Short(Operand operand) =>
        operand switch
        {
            ListOperand { Items.Count: > MaxItems } list => Begin(list),
            ListOperand list => new ListOperand([.. list.Items.Select(Short)]),
            LiteralOperand { Value: string { Length: > MaxText } text } => new LiteralOperand($"{text[..MaxText]}…"),
            _ => operand,
        };

    private static ListOperand Begin(ListOperand list) =>
        new([.. list.Items.Take(MaxItems).Select(Short), new ParameterOperand("…")]);
}

using System.Text.Encodings.Web;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Queries in one short line: <c>posts where authorId == "ann" and status in ["draft", …] order by publishedAt desc
/// limit 20</c>.
/// </summary>
public static class QueryNotation
{
    private const int MaxItems = 3;
    private const int MaxText = 24;
    private const int MaxLine = 100;

    /// <summary>Writes what is known of a query.</summary>
    public static string Of(IndexQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Of(query, limit: null, offset: null, query.Aggregated.Select(field => $"sum({field})"));
    }

    /// <summary>
    /// Writes a query with <c>?</c> in the place of each value, which makes no difference to indexes.
    /// </summary>
    public static string WithoutValues(IndexQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Of(query with { Filter = query.Filter is { } filter ? WithoutValues(filter) : null });
    }

    private static Condition WithoutValues(Condition condition) =>
        condition switch
        {
            AndCondition all => new AndCondition([.. all.Parts.Select(WithoutValues)]),
            OrCondition any => new OrCondition([.. any.Parts.Select(WithoutValues)]),
            Comparison comparison => comparison with { Right = WithoutValue(comparison.Right) },
            _ => condition,
        };

    private static Operand WithoutValue(Operand operand) =>
        operand switch
        {
            ListOperand list => new ListOperand([.. list.Items.Select(WithoutValue)]),
            LiteralOperand { Value: null or double.NaN } => operand,
            _ => new ParameterOperand("?"),
        };

    /// <summary>The rest of a list, of which the number of items is not known.</summary>
    internal const string Rest = VariedFields.ListOfUnknownLength;

    internal static string Of(IndexQuery query, string? limit, string? offset, IEnumerable<string> computed)
    {
        var collection = NameOf(query.Collection);
        var parts = new List<string> { query.IsGroup ? $"**/{collection}" : collection };
        if (query.Filter is { } filter)
        {
            parts.Add($"where {Short(filter)}");
        }
        if (query.Nearest is { } nearest)
        {
            parts.Add($"nearest by {nearest.FieldPath} {nearest.Dimension}".TrimEnd());
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
        if (string.Join(", ", computed) is { Length: > 0 } list)
        {
            parts.Add(list);
        }
        return string.Join(' ', parts);
    }

    /// <summary>The beginning of a text that has no notation.</summary>
    internal static string Shortened(string text) => text.Length <= MaxLine ? text : $"{text[..MaxLine]}…";

    /// <summary>The id of a collection; in back-ticks unless it is one word.</summary>
    private static string NameOf(string id)
    {
        var isWord = id.Length > 0 && id.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.');
        return isWord ? id : $"`{id}`";
    }

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
            LiteralOperand { Value: string text } => new ParameterOperand(Quoted(text)),
            _ => operand,
        };

    private static string Quoted(string text)
    {
        var shown = text.Length > MaxText ? $"{text[..MaxText]}…" : text;
        return $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(shown)}\"";
    }

    private static ListOperand Begin(ListOperand list) =>
        new([.. list.Items.Take(MaxItems).Select(Short), new ParameterOperand(Rest)]);
}

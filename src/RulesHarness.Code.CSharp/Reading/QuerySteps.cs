using RulesHarness.Code.CSharp.Values;
using RulesHarness.Code.Model;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>A call of the query API: its name, its arguments, and how it is described in messages.</summary>
internal sealed record ApiCall(string Name, IReadOnlyList<Value> Arguments, State State, Func<string> Describe)
{
    /// <summary>Gets the call's text. It is made only for a message: most calls get none.</summary>
    public string Text => Describe();

    /// <summary>Gets the arguments' names, where they are written.</summary>
    public IReadOnlyList<string?> Names { get; init; } = [];

    /// <summary>Returns true if a cursor is a document instead of values.</summary>
    public bool HasSnapshot { get; init; }

    public Value? First => Arguments.Count > 0 ? Arguments[0] : null;

    public Value? Named(string name, int position)
    {
        var at = Names.ToList().IndexOf(name);
        if (at >= 0)
        {
            return Arguments[at];
        }
        return position < Arguments.Count ? Arguments[position] : null;
    }
}

/// <summary>The methods of the query API that make a value: each is a step of a query's shape.</summary>
internal static class QuerySteps
{
    private static readonly Dictionary<string, Comparator> Filters = new(StringComparer.Ordinal)
    {
        ["WhereEqualTo"] = Comparator.Equal,
        ["WhereNotEqualTo"] = Comparator.NotEqual,
        ["WhereLessThan"] = Comparator.Less,
        ["WhereLessThanOrEqualTo"] = Comparator.LessOrEqual,
        ["WhereGreaterThan"] = Comparator.Greater,
        ["WhereGreaterThanOrEqualTo"] = Comparator.GreaterOrEqual,
        ["WhereArrayContains"] = Comparator.Has,
        ["WhereArrayContainsAny"] = Comparator.HasAny,
        ["WhereIn"] = Comparator.In,
        ["WhereNotIn"] = Comparator.NotIn,
        ["EqualTo"] = Comparator.Equal,
        ["NotEqualTo"] = Comparator.NotEqual,
        ["LessThan"] = Comparator.Less,
        ["LessThanOrEqualTo"] = Comparator.LessOrEqual,
        ["GreaterThan"] = Comparator.Greater,
        ["GreaterThanOrEqualTo"] = Comparator.GreaterOrEqual,
        ["ArrayContains"] = Comparator.Has,
        ["ArrayContainsAny"] = Comparator.HasAny,
        ["InArray"] = Comparator.In,
        ["NotInArray"] = Comparator.NotIn,
    };

    /// <summary>Gets the result of a step; null if the method is none.</summary>
    public static Value? Apply(QueryShape query, ApiCall call)
    {
        if (Filters.TryGetValue(call.Name, out var comparator) && call.Name[0] == 'W')
        {
            return Compared(call, comparator) is var (filter, reason) && filter is not null
                ? new QueryValue(query.Where(filter))
                : Unknown(reason!);
        }
        return call.Name switch
        {
            "Where" => call.First is FilterValue filter
                ? new QueryValue(query.Where(filter.Condition))
                : Unknown(Reason(call.First, $"the filter in `{call.Text}`")),
            "OrderBy" => OfField(call, field => query.OrderBy(field)),
            "OrderByDescending" => OfField(call, field => query.OrderBy(field, isDescending: true)),
            "Limit" => new QueryValue(query.LimitTo(Number(call.First))),
            "LimitToLast" => new QueryValue(query.LimitToLast(Number(call.First))),
            "Offset" => new QueryValue(query.Skip(Number(call.First))),
            "Select" => Selected(query, call),
            "StartAt" => Start(query, call, isAfter: false),
            "StartAfter" => Start(query, call, isAfter: true),
            "EndAt" => End(query, call, isBefore: false),
            "EndBefore" => End(query, call, isBefore: true),
            "FindNearest" => Nearest(query, call),
            "Count" when call.Arguments.Count == 0 => new QueryValue(query.Aggregate([QueryAggregation.Count])),
            "Aggregate" => Aggregated(query, call),
            _ => null,
        };
    }

    /// <summary>Gets the value of a method of <c>Filter</c>; null if there is none of that name.</summary>
    public static Value? Filter(ApiCall call)
    {
        if (call.Name is "And" or "Or")
        {
            return Combined(call);
        }
        if (!Filters.TryGetValue(call.Name, out var comparator))
        {
            return null;
        }
        var (filter, reason) = Compared(call, comparator);
        return filter is null ? Unknown(reason!) : new FilterValue(filter);
    }

    /// <summary>Gets the value of a method of <c>AggregateField</c>; null if there is none of that name.</summary>
    public static Value? Aggregation(ApiCall call)
    {
        if (call.Name == "Count")
        {
            return new AggregationValue(QueryAggregation.Count);
        }
        if (call.Name is not ("Sum" or "Average"))
        {
            return null;
        }
        if (Field(call.First) is not { } field)
        {
            return Unknown(Reason(call.First, $"the field in `{call.Text}`"));
        }
        var isSum = call.Name == "Sum";
        return new AggregationValue(isSum ? QueryAggregation.Sum(field) : QueryAggregation.Average(field));
    }

    /// <summary>Gets a field's path; null if it is only known when the code runs.</summary>
    public static string? Field(Value? value) =>
        value switch
        {
            FieldPathValue path => path.Path,
            ConstantValue { Constant: string text } => text,
            TextValue text => FieldTemplate.Path(text.Template),
            _ => null,
        };

    public static UnknownValue Unknown(string reason) => new($"unknown: {reason}", reason);

    /// <summary>Gets why a value is not known; <paramref name="what"/> names the value.</summary>
    public static string Reason(Value? value, string what) =>
        value is UnknownValue { Reason: { } reason } ? reason : $"{what} is only known when the code runs";

    private static (Condition? Filter, string? Reason) Compared(ApiCall call, Comparator comparator)
    {
        if (Field(call.First) is not { } field)
        {
            return (null, Reason(call.First, $"the field in `{call.Text}`"));
        }
        var value = call.Arguments.Count > 1 ? call.Arguments[1] : null;
        var isList = comparator is Comparator.In or Comparator.NotIn or Comparator.HasAny;
        return (QueryShape.Compare(field, comparator, isList ? List(value, call.State) : Operand(value)), null);
    }

    private static Operand Operand(Value? value) =>
        value is ConstantValue { Constant: not EnumMember } constant
            ? CodeValue.Literal(constant.Constant)
            : CodeValue.Unknown;

    private static Operand List(Value? value, State state) =>
        state.At(value) is ListItem { IsOpen: false, Items.IsEmpty: false } list
            ? CodeValue.List(list.Items.Select(Operand))
            : CodeValue.UnknownList;

    private static Value Combined(ApiCall call)
    {
        var filters = Flat(call);
        if (filters is null || filters.FirstOrDefault(filter => filter is not FilterValue) is not null)
        {
            var unknown = filters?.FirstOrDefault(filter => filter is not FilterValue) ?? call.First;
            return Unknown(Reason(unknown, $"a filter in `{call.Text}`"));
        }
        var conditions = filters.Cast<FilterValue>().Select(filter => filter.Condition).ToList();
        return new FilterValue(call.Name == "And" ? new AndCondition(conditions) : new OrCondition(conditions));
    }

    /// <summary>Gets the arguments, or the items of the list that is the only one; null if it is not known.</summary>
    private static IReadOnlyList<Value>? Flat(ApiCall call)
    {
        if (call.Arguments is not [var only] || only is FilterValue or AggregationValue or FieldPathValue)
        {
            return call.Arguments;
        }
        if (call.State.At(only) is ListItem list)
        {
            return list.IsOpen ? null : list.Items;
        }
        return call.Arguments;
    }

    private static Value OfField(ApiCall call, Func<string, QueryShape> step) =>
        Field(call.First) is { } field
            ? new QueryValue(step(field))
            : Unknown(Reason(call.First, $"the field in `{call.Text}`"));

    private static QueryValue Selected(QueryShape query, ApiCall call)
    {
        // A projection makes no difference to a plan: a field that is not known is shown as one.
        var fields = Flat(call)?.Select(value => Field(value) ?? "?") ?? ["?"];
        return new QueryValue(query.Select(fields));
    }

    private static QueryValue Start(QueryShape query, ApiCall call, bool isAfter) =>
        new(call.HasSnapshot ? query.StartAtDocument(isAfter) : query.StartAt(isAfter));

    private static QueryValue End(QueryShape query, ApiCall call, bool isBefore) =>
        new(call.HasSnapshot ? query.EndAtDocument(isBefore) : query.EndAt(isBefore));

    private static Value Nearest(QueryShape query, ApiCall call)
    {
        var fieldValue = call.Named("vectorField", 0);
        if (Field(fieldValue) is not { } field)
        {
            return Unknown(Reason(fieldValue, $"the field in `{call.Text}`"));
        }
        var dimension = call.Arguments.OfType<VectorValue>().FirstOrDefault()?.Dimension;
        var limit = call.Arguments.Select(Number).FirstOrDefault(number => number is not null);
        return new QueryValue(query.FindNearest(field, dimension, limit));
    }

    private static Value Aggregated(QueryShape query, ApiCall call)
    {
        var fields = Flat(call);
        if (fields is null || fields.FirstOrDefault(field => field is not AggregationValue) is not null)
        {
            return Unknown(Reason(call.First, $"an aggregation in `{call.Text}`"));
        }
        return new QueryValue(query.Aggregate(fields.Cast<AggregationValue>().Select(field => field.Aggregation)));
    }

    private static long? Number(Value? value) => value is ConstantValue { Constant: long number } ? number : null;
}

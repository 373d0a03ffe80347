using System.Globalization;
using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Interpretation;
using RulesHarness.Code.Scripts.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Code.Scripts.Firestore;

/// <summary>The steps of queries, from values that are only partly known.</summary>
internal static class Steps
{
    /// <summary>Makes a filter of one field.</summary>
    public static Value Where(Value? field, Comparator comparator, Value? operand)
    {
        var value = Operand(operand, comparator is Comparator.In or Comparator.NotIn or Comparator.HasAny);
        return Unions.Map(field ?? UnknownValue.Any, each => Where(each, comparator, value));
    }

    private static StepValue Where(Value field, Comparator comparator, Operand value)
    {
        if (Name(field) is not { } name)
        {
            return Unknown(field, "the field of a filter");
        }
        var filter = QueryShape.Compare(name, comparator, value);
        return Filter(filter);
    }

    /// <summary>Makes a filter whose operator is a value.</summary>
    public static Value Where(Value? field, Value? comparator, Value? operand) =>
        Unions.Combine(
            [field ?? UnknownValue.Any, comparator ?? UnknownValue.Any],
            pair =>
                Text(pair[^1]) is { } sign && Comparators.Of(sign) is { } known
                    ? Where(pair[0], known, operand)
                    : Unknown(pair[^1], "the operator of a filter")
        );

    /// <summary>Joins filters by and, or by or.</summary>
    public static Value Join(IReadOnlyList<Combination> sequences, bool isOr) =>
        Unions.OfSequences(sequences, sequence => Join(sequence, isOr));

    private static Value Join(IReadOnlyList<Value> parts, bool isOr)
    {
        var filters = new List<Condition>();
        foreach (var part in parts)
        {
            switch (part)
            {
                case StepValue { Problem: not null } unknown:
                    return unknown;
                case StepValue { Filter: { } filter }:
                    filters.Add(filter);
                    break;
                case AbsentValue or ConstantValue { IsNothing: true }:
                    break;
                default:
                    return Unknown(part, "a filter");
            }
        }
        return filters.Count switch
        {
            0 => AbsentValue.Instance,
            1 => Filter(filters[0]),
            _ => Filter(isOr ? new OrCondition(filters) : new AndCondition(filters)),
        };
    }

    public static StepValue Filter(Condition filter) =>
        new($"where {filter.GetType().Name} {filter}", shape => shape.Where(filter)) { Filter = filter };

    /// <summary>Makes a sort; a direction that is not known can be both.</summary>
    public static Value OrderBy(Value? field, Value? direction)
    {
        return Unions.Combine(
            [field ?? UnknownValue.Any, direction ?? ConstantValue.False],
            pair =>
                pair.Count == 2
                    ? Unions.Of([.. Directions(pair[1]).Select(isDescending => OrderBy(pair[0], isDescending))])
                    : Unknown(pair[0], "the field of a sort")
        );
    }

    private static Value OrderBy(Value field, bool isDescending)
    {
        if (Name(field) is not { } name)
        {
            return Unknown(field, "the field of a sort");
        }
        return new StepValue($"order by {name} {isDescending}", shape => shape.OrderBy(name, isDescending));
    }

    private static IEnumerable<bool> Directions(Value direction) =>
        direction switch
        {
            ConstantValue { Content: bool isDescending } => [isDescending],
            ConstantValue { Content: null } => [false],
            ConstantValue { Text: { } text } => [text.StartsWith("desc", StringComparison.OrdinalIgnoreCase)],
            LibraryValue { Name: "DESCENDING" or "descending" } => [true],
            LibraryValue { Name: "ASCENDING" or "ascending" } => [false],
            _ => [false, true],
        };

    public static Value Limit(Value? limit, bool isLast) =>
        Unions.Map(
            Single(limit),
            each =>
                Whole(each) is var number && isLast
                    ? new StepValue($"limit to last {number}", shape => shape.LimitToLast(number))
                    : new StepValue($"limit {number}", shape => shape.LimitTo(number))
        );

    public static Value Offset(Value? offset) =>
        Whole(Single(offset)) is var number
            ? new StepValue($"offset {number}", shape => shape.Skip(number))
            : AbsentValue.Instance;

    /// <summary>Several numbers make no difference to indexes.</summary>
    private static Value Single(Value? value) => value is null or UnionValue ? UnknownValue.Any : value;

    public static StepValue Start(bool isAfter, bool isDocument = false) =>
        isDocument
            ? new StepValue($"start document {isAfter}", shape => shape.StartAtDocument(isAfter))
            : new StepValue($"start {isAfter}", shape => shape.StartAt(isAfter));

    public static StepValue End(bool isBefore, bool isDocument = false) =>
        isDocument
            ? new StepValue($"end document {isBefore}", shape => shape.EndAtDocument(isBefore))
            : new StepValue($"end {isBefore}", shape => shape.EndAt(isBefore));

    public static Value Select(IReadOnlyList<Value> fields)
    {
        var names = fields.Select(field => Name(field) ?? "?").ToList();
        return new StepValue($"select {string.Join(", ", names)}", shape => shape.Select(names));
    }

    public static Value Nearest(Value? field, Value? limit, Value? vector)
    {
        int? dimension = vector is ListValue && Interpreter.KnownItems(vector) is { } items ? items.Count : null;
        return Unions.Map(
            field ?? UnknownValue.Any,
            each =>
                Name(each) is { } name
                    ? new StepValue(
                        $"nearest {name} {dimension}",
                        shape => shape.FindNearest(name, dimension, Whole(Single(limit)))
                    )
                    : Unknown(each, "the field of a vector search")
        );
    }

    /// <summary>Computes over the documents of a query.</summary>
    public static Value Aggregate(IReadOnlyList<Value> aggregations)
    {
        var known = new List<QueryAggregation>();
        foreach (var value in aggregations)
        {
            switch (value)
            {
                case AggregationValue { Problem: { } problem }:
                    return new StepValue(problem.Reason, shape => shape, problem);
                case AggregationValue aggregation:
                    known.Add(aggregation.Aggregation);
                    break;
                default:
                    return Unknown(value, "an aggregation");
            }
        }
        return new StepValue($"aggregate {string.Join(", ", known)}", shape => shape.Aggregate(known));
    }

    public static Value Sum(Value? field) => Aggregation(field, QueryAggregation.Sum);

    public static Value Average(Value? field) => Aggregation(field, QueryAggregation.Average);

    public static AggregationValue Count { get; } = new(QueryAggregation.Count);

    private static Value Aggregation(Value? field, Func<string, QueryAggregation> make) =>
        Unions.Map(
            field ?? UnknownValue.Any,
            each =>
                Name(each) is { } name
                    ? new AggregationValue(make(name))
                    : new AggregationValue(QueryAggregation.Count, Unknown(each, "the field of an aggregation").Problem)
        );

    /// <summary>Adds steps to a query, each alternative of them to each alternative of it.</summary>
    public static Value Apply(Value query, Value step) =>
        Unions.Combine(
            [query, step],
            pair => pair.Count == 2 ? Applied(pair[0], pair[1]) : Known.Query(new Problem(TooMany))
        );

    private static string TooMany => $"the query has more than {Unions.Limit} shapes";

    private static Value Applied(Value query, Value step)
    {
        if (query is not QueryValue known)
        {
            return query;
        }
        return step switch
        {
            StepValue added => new QueryValue(
                added.Problem is null ? added.Apply(known.Shape) : known.Shape,
                known.Problem ?? added.Problem
            ),
            AbsentValue or ConstantValue { IsNothing: true } => new QueryValue(known.Shape, known.Problem),
            UnknownValue unknown => new QueryValue(
                known.Shape,
                known.Problem ?? Unknown(unknown, "a part of the query").Problem
            ),
            _ => new QueryValue(
                known.Shape,
                known.Problem ?? new Problem("a part of the query is not a filter, a sort or a limit")
            ),
        };
    }

    private static StepValue Unknown(Value value, string what)
    {
        var unknown = value as UnknownValue ?? (value as ConstantValue)?.Unknown;
        var problem = new Problem($"{what} {Known.Reason(unknown?.Source)}", unknown?.Owner)
        {
            IsFailure = unknown is { IsFailure: true },
        };
        return new StepValue(problem.Reason, shape => shape, problem);
    }

    /// <summary>Gets the path of a field; null if it is not known.</summary>
    private static string? Name(Value field) =>
        field switch
        {
            ConstantValue { Text: { } text } => FieldTemplate.Path(text),
            LibraryValue { Name: "documentId" or "documentID" } => "__name__",
            ObjectValue => Text(field),
            _ => null,
        };

    /// <summary>Gets the path of a field from its names, of which those below the first can be unknown.</summary>
    public static Value FieldPath(IReadOnlyList<Combination> sequences) => Unions.OfSequences(sequences, FieldPath);

    private static Value FieldPath(IReadOnlyList<Value> names)
    {
        var known = names.Select(name => Text(name) ?? CollectionTemplate.Hole).ToList();
        return FieldTemplate.Path(known) is { } path
            ? new ConstantValue(path)
            : names.OfType<UnknownValue>().FirstOrDefault() ?? UnknownValue.Any;
    }

    /// <summary>Gets a text: a constant, or the raw value of a case of an enumeration.</summary>
    public static string? Text(Value value) =>
        value switch
        {
            ConstantValue constant => constant.Text,
            ObjectValue self when self.Fields.TryGetValue("rawValue", out var raw) => (
                raw.Value as ConstantValue
            )?.Text,
            _ => null,
        };

    private static long? Whole(Value value) =>
        value is ConstantValue { Content: double number } && Math.Abs(number) < int.MaxValue ? (long)number : null;

    private static Operand Operand(Value? value, bool isList)
    {
        if (isList)
        {
            var items = value is ListValue ? Interpreter.KnownItems(value) : null;
            // A filter with an empty list is never sent: the list has items by then.
            return items is null or [] || items.Any(Interpreter.IsUncertain)
                ? CodeValue.UnknownList
                : CodeValue.List(items.Select(item => Operand(item, false)));
        }
        return value switch
        {
            _ when ReferenceEquals(value, ConstantValue.Null) || value is ConstantValue { IsUnset: true } =>
                CodeValue.Unknown,
            ConstantValue { Content: string text } => text.Contains(CollectionTemplate.Hole, StringComparison.Ordinal)
                ? CodeValue.Unknown
                : CodeValue.Literal(text),
            ConstantValue { Content: double number } => Number(number),
            ConstantValue { Content: var content } => CodeValue.Literal(content),
            ObjectValue self when Text(self) is { } raw => CodeValue.Literal(raw),
            _ => CodeValue.Unknown,
        };
    }

    private static Operand Number(double number) =>
        double.IsInteger(number) && Math.Abs(number) < 1e15
            ? CodeValue.Literal((long)number)
            : CodeValue.Literal(
                double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            );
}

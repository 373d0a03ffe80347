namespace RulesHarness.Code.Scripts.Values;

/// <summary>Values of which several are possible.</summary>
internal static class Unions
{
    /// <summary>The number of alternatives after which the rest is not followed.</summary>
    public const int Limit = 64;

    /// <summary>Stands for the alternatives that are too many.</summary>
    public static Value TooMany { get; } = new UnknownValue($"one of more than {Limit} possible values");

    public static IReadOnlyList<Value> Alternatives(Value value) => value is UnionValue union ? union.Values : [value];

    public static Value Of(params IReadOnlyList<Value> values)
    {
        var distinct = new List<Value>();
        foreach (var value in values)
        {
            foreach (var alternative in Alternatives(value))
            {
                if (distinct.Exists(other => other.IsSame(alternative)))
                {
                    continue;
                }
                if (distinct.Count == Limit)
                {
                    distinct[^1] = Rest(distinct[0]);
                    return new UnionValue(distinct);
                }
                distinct.Add(alternative);
            }
        }
        return distinct.Count switch
        {
            0 => UnknownValue.Any,
            1 => distinct[0],
            _ => new UnionValue(distinct),
        };
    }

    /// <summary>Cuts off queries beyond the limit, and lists them as one that can't be followed.</summary>
    private static Value Rest(Value first) =>
        first is QueryValue query
            ? new QueryValue(query.Shape, new Problem($"the query has more than {Limit} shapes"))
            : TooMany;

    /// <summary>Computes a value of each alternative.</summary>
    public static Value Map(Value value, Func<Value, Value> compute)
    {
        if (value is not UnionValue union)
        {
            return compute(value);
        }
        return Of([.. union.Values.Select(compute)]);
    }

    /// <summary>Gets every combination of an alternative of each value.</summary>
    public static IReadOnlyList<IReadOnlyList<Value>> Combinations(IReadOnlyList<Value> values)
    {
        List<List<Value>> combinations =
        [
            [],
        ];
        foreach (var value in values)
        {
            var longer = new List<List<Value>>();
            foreach (var begun in combinations)
            {
                foreach (var alternative in Alternatives(value))
                {
                    longer.Add([.. begun, alternative]);
                }
            }
            if (longer.Count > Limit)
            {
                longer.RemoveRange(Limit - 1, longer.Count - Limit + 1);
                longer.Add([TooMany]);
            }
            combinations = longer;
        }
        return combinations;
    }
}

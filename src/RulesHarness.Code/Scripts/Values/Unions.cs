namespace RulesHarness.Code.Scripts.Values;

/// <summary>Values of which several are possible.</summary>
internal static class Unions
{
    /// <summary>The number of alternatives after which the rest is not followed.</summary>
    public const int Limit = 64;

    /// <summary>The number of times that one constant stays apart.</summary>
    private const int MaxSame = 6;

    /// <summary>Stands for the alternatives that are too many.</summary>
    public static Value TooMany { get; } = new UnknownValue($"one of more than {Limit} possible values");

    public static IReadOnlyList<Value> Alternatives(Value value) => value is UnionValue union ? union.Values : [value];

    public static Value Of(params IReadOnlyList<Value> values)
    {
        var distinct = new List<Value>();
        var guards = new List<Guard>();
        foreach (var value in values)
        {
            foreach (var (alternative, guard) in Guarded(value))
            {
                var known = distinct.FindIndex(other => other.IsSame(alternative));
                if (known >= 0 && Joins(distinct, guards, known, alternative, guard))
                {
                    continue;
                }
                if (distinct.Count == Limit)
                {
                    distinct[^1] = Rest(distinct[0]);
                    guards[^1] = Guard.None;
                    return new UnionValue(distinct, guards);
                }
                distinct.Add(alternative);
                guards.Add(guard);
            }
        }
        return distinct.Count switch
        {
            0 => UnknownValue.Any,
            1 => distinct[0],
            _ => new UnionValue(distinct, guards),
        };
    }

    /// <summary>
    /// Joins a value with the same one, which is there with the answers of either. Constants that are there with
    /// different answers stay apart, as far as they are few: they are parts of objects of which one is meant.
    /// </summary>
    private static bool Joins(List<Value> distinct, List<Guard> guards, int known, Value alternative, Guard guard)
    {
        var isApart = alternative is ConstantValue or LibraryValue && !guard.IsNone;
        var same = 0;
        for (var index = known; index < distinct.Count && isApart; index++)
        {
            if (!distinct[index].IsSame(alternative))
            {
                continue;
            }
            same++;
            // With fewer answers it is there in more cases.
            isApart = same < MaxSame && !guards[index].IsPartOf(guard);
        }
        if (!isApart)
        {
            guards[known] = guards[known].Common(guard);
        }
        return !isApart;
    }

    /// <summary>Cuts off queries beyond the limit, and lists them as one that can't be followed.</summary>
    private static Value Rest(Value first) =>
        first is QueryValue query
            ? new QueryValue(query.Shape, new Problem($"the query has more than {Limit} shapes"))
            : TooMany;

    /// <summary>Gets each alternative with its guard.</summary>
    private static IEnumerable<(Value Value, Guard Guard)> Guarded(Value value) =>
        value is UnionValue union ? union.Values.Zip(union.Guards) : [(value, Guard.None)];

    /// <summary>
    /// Adds answers to a value, for <see cref="Of"/>. A value that is there together with them on no path disappears.
    /// </summary>
    public static Value When(Guard guard, Value value)
    {
        if (guard.IsNone)
        {
            return value;
        }
        var values = new List<Value>();
        var guards = new List<Guard>();
        foreach (var (alternative, own) in Guarded(value))
        {
            if (own.And(guard) is { } both)
            {
                values.Add(alternative);
                guards.Add(both);
            }
        }
        return new UnionValue(values, guards);
    }

    /// <summary>Gets the alternatives that are possible with answers; all if none is.</summary>
    public static Value Possible(UnionValue union, Guard facts, Func<Value, bool> isPossible)
    {
        var values = new List<Value>();
        var guards = new List<Guard>();
        foreach (var (alternative, guard) in Guarded(union))
        {
            if (guard.And(facts) is not null && isPossible(alternative))
            {
                values.Add(alternative);
                guards.Add(guard);
            }
        }
        return values.Count == 0 || values.Count == union.Values.Count ? union : Of(new UnionValue(values, guards));
    }

    /// <summary>Makes each alternative the answer to a question: which of them it is.</summary>
    public static Value Asked(UnionValue union, string question)
    {
        var guards = new List<Guard>();
        foreach (var (alternative, guard) in Guarded(union))
        {
            guards.Add(guard.And(Guard.Of(question, Answer(alternative))) ?? guard);
        }
        return new UnionValue(union.Values, guards);
    }

    /// <summary>
    /// Gets what tells an alternative from the others: a getter makes the same object anew each time it is read.
    /// </summary>
    public static object Answer(Value alternative) => Shown(alternative) ?? (object)alternative;

    /// <summary>Gets constants and what consists of them alone as a text; null for any other value.</summary>
    private static string? Shown(Value? value)
    {
        var parts = value switch
        {
            ListValue list => (list.Cell.Value as ListContent)?.Rest is null
                ? (list.Cell.Value as ListContent)?.Items.Select(Shown)
                : null,
            ObjectValue { Class: null, IsOpen: false } self => self.Fields.Select(field =>
                Shown(field.Value.Value) is { } shown ? $"{field.Key}: {shown}" : null
            ),
            _ => null,
        };
        if (parts is not null)
        {
            var all = parts.ToList();
            return all.Count == 0 || all.Contains(null) ? null : $"({string.Join(", ", all)})";
        }
        return value switch
        {
            ConstantValue { Unknown: null } constant => $"{constant.Content ?? "null"}",
            LibraryValue library => library.Path,
            _ => null,
        };
    }

    /// <summary>Computes a value of each alternative.</summary>
    public static Value Map(Value value, Func<Value, Value> compute) =>
        value is UnionValue union
            ? Of([.. Guarded(union).Select(each => When(each.Guard, compute(each.Value)))])
            : compute(value);

    /// <summary>Computes a value of each combination of alternatives that can be there together.</summary>
    public static Value Combine(IReadOnlyList<Value> values, Func<IReadOnlyList<Value>, Value> compute) =>
        Of([.. Combinations(values).Select(each => When(each.Guard, compute(each.Values)))]);

    /// <summary>Computes a value of each sequence.</summary>
    public static Value OfSequences(IReadOnlyList<Combination> sequences, Func<IReadOnlyList<Value>, Value> compute) =>
        Of([.. sequences.Select(each => When(each.Guard, compute(each.Values)))]);

    /// <summary>Gets the combinations that each alternative has.</summary>
    public static IReadOnlyList<Combination> Expand(Value value, Func<Value, IReadOnlyList<Combination>> combinations)
    {
        var all = new List<Combination>();
        foreach (var (alternative, guard) in Guarded(value))
        {
            foreach (var each in combinations(alternative))
            {
                if (guard.And(each.Guard) is { } both)
                {
                    all.Add(each with { Guard = both });
                }
            }
        }
        return all;
    }

    /// <summary>
    /// Gets every combination of an alternative of each value that can be there together. The last one is
    /// <see cref="TooMany"/> alone if there are more.
    /// </summary>
    public static IReadOnlyList<Combination> Combinations(IReadOnlyList<Value> values)
    {
        List<Combination> combinations = [new Combination([], Guard.None)];
        foreach (var value in values)
        {
            var longer = new List<Combination>();
            foreach (var begun in combinations)
            {
                foreach (var (alternative, guard) in Guarded(value))
                {
                    if (begun.Guard.And(guard) is { } both)
                    {
                        longer.Add(new Combination([.. begun.Values, alternative], both));
                    }
                }
            }
            if (longer.Count > Limit)
            {
                longer.RemoveRange(Limit - 1, longer.Count - Limit + 1);
                longer.Add(new Combination([TooMany], Guard.None));
            }
            combinations = longer;
        }
        return combinations;
    }
}

/// <summary>Values that are there together, with the answers that this needs.</summary>
internal sealed record Combination(IReadOnlyList<Value> Values, Guard Guard);

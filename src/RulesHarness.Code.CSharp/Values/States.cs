using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RulesHarness.Code.CSharp.Values;

/// <summary>The states at one place, each on another way through the code.</summary>
internal static class States
{
    /// <summary>More combinations than this are not told apart.</summary>
    public const int Limit = 64;

    /// <summary>From so many states on, those with the same values are joined even if knowledge is lost.</summary>
    private const int Many = 32;

    /// <summary>More states than this are joined where what tells them apart hardly matters.</summary>
    private const int Some = 8;

    public const string TooMany = "more than 64 combinations of branches lead to this query";

    /// <summary>Joins states that hold the same values, and bounds their number.</summary>
    public static IReadOnlyList<State> Join(IReadOnlyList<State> states)
    {
        if (states.Count < 2)
        {
            return states;
        }
        var joined = Join(states, Knowledge.Merge);
        if (joined.Count > Many)
        {
            joined = Join(joined, (left, right) => left.Common(right));
        }
        return Bound(joined);
    }

    /// <summary>
    /// Joins the states that one state leads to, if what tells them apart hardly matters. Where they are all that it
    /// leads to and hold the same values, no more is known than before.
    /// </summary>
    public static IReadOnlyList<State> JoinQuiet(IReadOnlyList<State> states, bool areAll)
    {
        var joined = Join(states, (left, right) => left.Common(right));
        if (areAll && joined.Count == 1)
        {
            return joined;
        }
        var apart = Join(states, Knowledge.Merge);
        return apart.Count <= Some ? apart : Bound(joined);
    }

    private static List<State> Join(IReadOnlyList<State> states, Func<State, State, State?> merge)
    {
        var joined = new List<State>(states.Count);
        var pending = new Stack<State>(states.Select(state => state.Collect()).Reverse());
        while (pending.TryPop(out var state))
        {
            var merged = default(State);
            var at = joined.FindIndex(other =>
                other.HasSameValues(state) && (merged = merge(other, state)) is not null
            );
            if (at < 0)
            {
                joined.Add(state);
            }
            else
            {
                // What was merged may merge with others now.
                joined.RemoveAt(at);
                pending.Push(merged!);
            }
        }
        return joined;
    }

    /// <summary>
    /// Keeps as many states as are allowed. One more stands for the others: in it, no query is known.
    /// </summary>
    private static List<State> Bound(List<State> states)
    {
        if (states.Count <= Limit)
        {
            return states;
        }
        var cut = Cut(states[Limit], (_, value) => value is QueryValue or FilterValue ? UnknownQuery : value);
        return [.. states.Take(Limit), cut];
    }

    /// <summary>
    /// Gets a state in which the variables that differ from an earlier state are not known, for a reason.
    /// </summary>
    public static State CutChanges(State state, State earlier, string reason)
    {
        var unknown = new UnknownValue($"cut: {reason}", reason);
        return Cut(
            state,
            (variable, value) =>
                earlier.Locals.TryGetValue(variable, out var before) && before == value ? value : unknown
        ) with
        {
            Heap = state.Heap.ToImmutableDictionary(
                pair => pair.Key,
                pair =>
                    Equals(earlier.Heap.GetValueOrDefault(pair.Key), pair.Value)
                        ? pair.Value
                        : CutItem(pair.Value, value => value is ReferenceValue ? value : unknown)
            ),
        };
    }

    private static State Cut(State state, Func<ISymbol, Value, Value> cut) =>
        state with
        {
            Locals = state.Locals.ToImmutableDictionary(
                pair => pair.Key,
                pair => pair.Value is ReferenceValue or FunctionValue ? pair.Value : cut(pair.Key, pair.Value),
                state.Locals.KeyComparer
            ),
            Heap = state.Heap.ToImmutableDictionary(pair => pair.Key, pair => CutItem(pair.Value, CutQuery)),
            Possible = ImmutableDictionary<string, ImmutableHashSet<ConstantValue>>.Empty,
            Different = [],
        };

    private static readonly UnknownValue UnknownQuery = new($"cut: {TooMany}", TooMany);

    private static Value CutQuery(Value value) => value is QueryValue or FilterValue ? UnknownQuery : value;

    private static HeapItem CutItem(HeapItem item, Func<Value, Value> cut) =>
        item switch
        {
            ListItem list => list with { Items = [.. list.Items.Select(cut)], IsOpen = true },
            MapItem map => map with { Entries = [.. map.Entries.Select(entry => (entry.Key, cut(entry.Value)))] },
            ObjectItem { Members: var members } found => found with
            {
                Members = members.ToImmutableDictionary(pair => pair.Key, pair => cut(pair.Value), members.KeyComparer),
            },
            _ => item,
        };
}

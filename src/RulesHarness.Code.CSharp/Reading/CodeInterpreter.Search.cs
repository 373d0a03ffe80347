using System.Collections.Immutable;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods that search a list for an item, and what is known of a value after one.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Methods of lists and arrays themselves that change nothing.</summary>
    private static readonly HashSet<string> OfLists = new(StringComparer.Ordinal)
    {
        "AsReadOnly",
        "Contains",
        "ConvertAll",
        "Find",
        "FindAll",
        "FindLast",
        "IndexOf",
        "ToArray",
    };

    /// <summary>The methods of lists and arrays that sequences have, too, by the names that these give them.</summary>
    private static readonly Dictionary<string, string> UsualNames = new(StringComparer.Ordinal)
    {
        ["ConvertAll"] = "Select",
        ["Find"] = "FirstOrDefault",
        ["FindAll"] = "Where",
        ["FindLast"] = "LastOrDefault",
    };

    /// <summary>Gets the name that sequences give the method that is called.</summary>
    private static string UsualName(Call call) => UsualNames.GetValueOrDefault(call.Name, call.Name);

    /// <summary>Gets the list that a value is, or the entries of a map; null if it is none.</summary>
    private static ListItem? ItemsOf(Value? value, State state) =>
        state.At(value) switch
        {
            ListItem items => items,
            MapItem { IsOpen: false } map => EntriesOf(map),
            _ => null,
        };

    /// <summary>Calls a method that returns one item of a list; null if it is another one.</summary>
    private IReadOnlyList<Outcome>? ItemIn(Call call, ListItem list, State state) =>
        (UsualName(call), call.Arguments) switch
        {
            ("First" or "Single" or "FirstOrDefault" or "SingleOrDefault", [])
                when list is { IsOpen: false, Items: [var first, ..] } => [new Outcome(state, first)],
            ("First" or "Single" or "FirstOrDefault" or "SingleOrDefault", [FunctionValue test]) when !list.IsOpen =>
                FirstOf(call, list.Items, test, state),
            ("Last" or "LastOrDefault", [FunctionValue test]) when !list.IsOpen => FirstOf(
                call,
                list.Items.Reverse(),
                test,
                state
            ),
            ("Last" or "LastOrDefault", []) when list is { IsOpen: false, Items: [.., var last] } =>
            [
                new Outcome(state, last),
            ],
            _ => null,
        };

    /// <summary>Gets each item that a test can be the first to hold for.</summary>
    private IReadOnlyList<Outcome> FirstOf(Call call, IEnumerable<Value> items, FunctionValue test, State state)
    {
        var (outcomes, open) = (new List<Outcome>(), (IReadOnlyList<State>)[state]);
        foreach (var item in items)
        {
            var rest = new List<State>();
            foreach (
                var way in open.SelectMany(at => CallFunction(test, [item], at, call.Syntax))
                    .SelectMany(outcome => TestTrue(outcome.Value, outcome.State))
            )
            {
                if (way.Holds)
                {
                    outcomes.Add(new Outcome(way.State, item));
                }
                else
                {
                    rest.Add(way.State);
                }
            }
            open = States.Join(rest);
        }
        if (UsualName(call).EndsWith("OrDefault", StringComparison.Ordinal))
        {
            outcomes.AddRange(open.Select(at => new Outcome(at, ConstantValue.Null)));
        }
        return Join(outcomes);
    }

    /// <summary>Gets the items of a list if all of them are texts; null if they are not.</summary>
    private static List<ConstantValue>? TextsOf(ListItem list)
    {
        var texts = list.Items.OfType<ConstantValue>().Where(each => each.Constant is string).ToList();
        return texts.Count == 0 || texts.Count < list.Items.Count ? null : texts;
    }

    /// <summary>Gets the places of a list at which a value can be one of its texts, and below zero for none.</summary>
    private static List<Outcome>? PlaceOf(UnknownValue item, ListItem list, State state)
    {
        if (TextsOf(list) is not { } texts)
        {
            return null;
        }
        var (outcomes, rest) = (new List<Outcome>(), (State?)state);
        for (var place = 0; place < texts.Count && rest is not null; place++)
        {
            var (equal, different) = rest.Split(item, texts[place]);
            outcomes.AddRange(equal is null ? [] : [new Outcome(equal, new ConstantValue((long)place))]);
            rest = different;
        }
        outcomes.AddRange(rest is null ? [] : [new Outcome(rest, new ConstantValue(-1L))]);
        return outcomes;
    }

    /// <summary>Gets the ways in which a value is one of the texts of a list, and is none of them.</summary>
    private static IReadOnlyList<Outcome>? Contained(UnknownValue item, ListItem list, State state)
    {
        if (TextsOf(list) is not { } texts)
        {
            return null;
        }
        var outcomes = new List<Outcome>();
        var possible = texts.Where(text => state.Split(item, text).Equal is not null).ToImmutableHashSet();
        if (!possible.IsEmpty)
        {
            var isOne = state with { Possible = state.Possible.SetItem(item.Token, possible) };
            outcomes.Add(new Outcome(isOne, ConstantValue.True));
        }
        var rest = texts.Aggregate((State?)state, (at, text) => at?.Split(item, text).Different);
        if (rest is not null)
        {
            outcomes.Add(new Outcome(rest, ConstantValue.False));
        }
        return outcomes;
    }

    /// <summary>
    /// Gets the states in which the name of a field or a collection is each of the texts that it can still be; null if
    /// they are not known.
    /// </summary>
    private static IEnumerable<(State State, Value Name)>? NamesOf(Value? name, State state) =>
        name is UnknownValue unknown
        && state.Possible.GetValueOrDefault(unknown.Token) is { Count: > 1 } possible
        && possible.All(each => each.Constant is string)
            ? from text in possible.OrderBy(each => each.ToString(), StringComparer.Ordinal)
            select (state.Split(unknown, text).Equal!, (Value)text)
            : null;
}

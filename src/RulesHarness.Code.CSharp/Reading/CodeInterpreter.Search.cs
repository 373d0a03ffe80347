using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods that search a list for an item.</content>
internal sealed partial class CodeInterpreter
{
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
        (call.Name, call.Arguments) switch
        {
            ("First" or "Single" or "FirstOrDefault" or "SingleOrDefault", [])
                when list is { IsOpen: false, Items: [var first, ..] } => [new Outcome(state, first)],
            ("First" or "Single" or "FirstOrDefault" or "SingleOrDefault" or "Find", [FunctionValue test])
                when !list.IsOpen => FirstOf(call, list.Items, test, state),
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
        if (call.Name == "Find" || call.Name.EndsWith("OrDefault", StringComparison.Ordinal))
        {
            outcomes.AddRange(open.Select(at => new Outcome(at, ConstantValue.Null)));
        }
        return Join(outcomes);
    }
}

using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods that search a list for an item.</content>
internal sealed partial class CodeInterpreter
{
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

using Microsoft.CodeAnalysis;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Methods of maps.</content>
internal sealed partial class CodeInterpreter
{
    private List<Outcome>? CallMap(Call call, State state)
    {
        if (state.At(call.Receiver) is not MapItem { IsOpen: false } map)
        {
            return null;
        }
        if (call.Name is "Remove" or "Clear" or "TryRemove" or "TryUpdate" or "AddOrUpdate" or "GetOrAdd")
        {
            var opened = state.With((ReferenceValue)call.Receiver!, map with { IsOpen = true });
            return CallUnknown(call, opened);
        }
        if (call.Arguments is not [var key, ..])
        {
            return null;
        }
        if (call.Name is "TryAdd" or "Add" && call.Arguments is [_, var added])
        {
            return [new Outcome(StoreElement([call.Receiver!, key], added, state), ConstantValue.True)];
        }
        if (call.Name is not ("TryGetValue" or "GetValueOrDefault" or "ContainsKey"))
        {
            return null;
        }
        var (outcomes, open) = (new List<Outcome>(), (IReadOnlyList<State>)[state]);
        foreach (var (known, value) in map.Entries)
        {
            var rest = new List<State>();
            foreach (var way in open.SelectMany(at => TestEqual(key, known, at)))
            {
                if (way.Holds)
                {
                    outcomes.Add(Found(call, value, way.State));
                }
                else
                {
                    rest.Add(way.State);
                }
            }
            open = States.Join(rest);
        }
        var absent = call.Arguments.Count > 1 ? call.Arguments[1] : ConstantValue.Null;
        outcomes.AddRange(
            open.Select(at =>
                call.Name == "GetValueOrDefault"
                    ? new Outcome(at, absent)
                    : new Outcome(Output(call, ConstantValue.Null, at), ConstantValue.False)
            )
        );
        return outcomes;
    }

    /// <summary>Gets the entries of a map as a list of pairs.</summary>
    private static ListItem EntriesOf(MapItem map) =>
        new([.. map.Entries.Select(entry => new TupleValue([entry.Key, entry.Value]))]);

    /// <summary>Gets the keys or the values of a map as a list; null if it is another member.</summary>
    private static Outcome? PartOf(Value receiver, string name, SyntaxNode node, State state)
    {
        if (name is not ("Keys" or "Values") || state.At(receiver) is not MapItem { IsOpen: false } map)
        {
            return null;
        }
        var parts = map.Entries.Select(entry => name == "Keys" ? entry.Key : entry.Value);
        var (at, list) = state.Allocate(SourceSet.SiteOf(node), new ListItem([.. parts]));
        return new Outcome(at, list);
    }

    private Outcome Found(Call call, Value value, State state) =>
        call.Name == "GetValueOrDefault"
            ? new Outcome(state, value)
            : new Outcome(Output(call, value, state), ConstantValue.True);

    private State Output(Call call, Value value, State state)
    {
        var output = call.ArgumentSyntax.FirstOrDefault(IsOutput);
        return output is not null && Store(output.Expression, value, state) is [var after] ? after : state;
    }
}

using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Variables that frameworks keep between two calls of a function: hooks, references, signals, subjects.
/// </summary>
internal sealed partial class Interpreter
{
    private readonly Dictionary<(Module, int), Changes> _changes = [];

    /// <summary>Gets the variable that a call makes. What it is given later can come from another call.</summary>
    public State StateAt(int at, Value initial)
    {
        var key = (_frame.Module, at);
        if (!_changes.TryGetValue(key, out var changes))
        {
            changes = new Changes();
            _changes[key] = changes;
        }
        return new State(initial, changes);
    }

    /// <summary>Gets the value that only the call at a place makes.</summary>
    public ConstantValue SymbolAt(int at) => new($"Symbol of {_frame.Module.Program.Path}:{at}");

    /// <summary>Makes the value that a container is asked for.</summary>
    public Value Provide(ProvidedValue provided) =>
        Invoke(
            provided.Create,
            [new Given(null, UnknownValue.Any), .. provided.Arguments.Select(argument => new Given(null, argument))]
        );

    /// <summary>Calls a variable: a setter with the new value, a signal for its value.</summary>
    private static Value CallState(StateValue state, CallSite site)
    {
        if (!state.IsSetter)
        {
            return state.State.Value;
        }
        state.State.Add(NewState(site[0], state.State.Value, site));
        return UnknownValue.Any;
    }

    private static Value? ChangeState(StateValue state, string name, CallSite site)
    {
        switch (name)
        {
            case "set" or "next" or "update" or "emit" or "tryEmit" or "postValue" or "setValue":
                state.State.Add(NewState(site[0], state.State.Value, site));
                return UnknownValue.Any;
            case "getValue" or "get":
                return state.State.Value;
            case "asReadonly" or "asObservable":
                return state;
            default:
                return null;
        }
    }

    private static Value NewState(Value? given, Value before, CallSite site) =>
        given is FunctionValue change ? site.Invoke(change, before) : given ?? UnknownValue.Any;

    /// <summary>Changes the state of a component that is a class.</summary>
    private void SetState(ObjectValue component, CallSite site)
    {
        if (!component.Fields.TryGetValue("state", out var cell) || cell.Value is not ObjectValue state)
        {
            return;
        }
        foreach (var change in Unions.Alternatives(NewState(site[0], state, site)).OfType<ObjectValue>())
        {
            foreach (var (name, field) in change.Fields)
            {
                var known = Field(state, name);
                _journal.Write(known, Unions.Of([known.Value ?? UnknownValue.Any, field.Value ?? UnknownValue.Any]));
            }
        }
    }
}

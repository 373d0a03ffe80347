namespace RulesHarness.Code.Scripts.Values;

/// <summary>
/// A variable that a framework keeps: the value that a call gives it first, and all that it is ever given at the place
/// of that call.
/// </summary>
internal sealed class State(Value initial, Changes changes)
{
    /// <summary>Gets the values that the variable can have.</summary>
    public Value Value => changes.Values.Count == 0 ? initial : Unions.Of([initial, .. changes.Values]);

    public void Add(Value value) => changes.Add(value);
}

/// <summary>The values that a variable gets after the first one.</summary>
internal sealed class Changes
{
    private readonly List<Value> _values = [];

    public IReadOnlyList<Value> Values => _values;

    public void Add(Value value)
    {
        // The answers of the path on which it was set say nothing about the time at which it is read.
        foreach (var alternative in Unions.Alternatives(value))
        {
            if (_values.Count < Unions.Limit && !_values.Exists(known => known.IsSame(alternative)))
            {
                _values.Add(alternative);
            }
        }
    }
}

/// <summary>A variable that a framework keeps, as a value, or the function that sets it.</summary>
internal sealed class StateValue(State state, bool isSetter = false) : Value
{
    public State State => state;

    public bool IsSetter => isSetter;

    public override bool IsSame(Value other) =>
        other is StateValue value && value.State == state && value.IsSetter == isSetter;

    /// <summary>Gets the value by the names that frameworks have for it.</summary>
    public Value Member(string name) =>
        name is "value" or "current" or "state" && !isSetter ? state.Value : UnknownValue.Any;
}

/// <summary>
/// A value that a container makes with a function when it is asked for, with arguments behind the container.
/// </summary>
internal sealed class ProvidedValue(FunctionValue create, IReadOnlyList<Value> arguments) : Value
{
    public FunctionValue Create => create;

    public IReadOnlyList<Value> Arguments => arguments;

    /// <summary>Gets the variable that holds the value, if the container lets the value be set.</summary>
    public State? State { get; init; }
}

using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>A call of a function of a library: its arguments, and where it stands.</summary>
internal sealed record CallSite(Interpreter Interpreter, IReadOnlyList<Given> Arguments, int At)
{
    /// <summary>Gets the scope that the call stands in; null if it does not matter.</summary>
    public Scope? Caller { get; init; }

    /// <summary>Gets an argument without a label by its place; null if there is none.</summary>
    public Value? this[int index]
    {
        get
        {
            foreach (var argument in Arguments)
            {
                if (argument.Label is null && index-- == 0)
                {
                    return argument.Value;
                }
            }
            return null;
        }
    }

    /// <summary>
    /// Gets an argument that names a field or a collection, as each text that its type allows.
    /// </summary>
    public Value? Name(int index) =>
        index < Arguments.Count && Arguments[index] is { Label: null } given
            ? Interpreter.Spelled(given.Value, given.Identity)
            : this[index];

    /// <summary>Gets the call with its last argument, the name of a collection, as each text of its type.</summary>
    public CallSite Named() =>
        this with
        {
            Arguments = [.. Arguments.SkipLast(1), .. Arguments.TakeLast(1).Select(Named)],
        };

    private Given Named(Given given) => given with { Value = Interpreter.Spelled(given.Value, given.Identity) };

    /// <summary>Gets an argument by its label; null if there is none.</summary>
    public Value? this[string label] => Arguments.FirstOrDefault(argument => argument.Label == label)?.Value;

    /// <summary>Gets the first function among the arguments.</summary>
    public FunctionValue? Function =>
        Arguments.SelectMany(argument => Unions.Alternatives(argument.Value)).OfType<FunctionValue>().FirstOrDefault();

    /// <summary>Calls a function with values.</summary>
    public Value Invoke(FunctionValue function, params IReadOnlyList<Value> values) =>
        Interpreter.Invoke(function, [.. values.Select(value => new Given(null, value))]);

    /// <summary>Gets every list of values that the arguments from an index on can be, spread lists included.</summary>
    public IReadOnlyList<Combination> Sequences(int from = 0) => Interpreter.Sequences([.. Arguments.Skip(from)]);
}

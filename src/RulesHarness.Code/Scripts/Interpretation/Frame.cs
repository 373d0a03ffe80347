using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>A call of a function while it runs.</summary>
internal sealed class Frame(string name, Module module, int depth)
{
    /// <summary>Gets the name of the function, as reports show it.</summary>
    public string Name => name;

    public Module Module => module;

    public int Depth => depth;

    public List<Value> Returned { get; } = [];

    /// <summary>Gets what the paths have led to that have left the function.</summary>
    public List<Outcome> Exits { get; } = [];

    /// <summary>Gets the answers that are known where the function begins.</summary>
    public Guard Facts { get; init; } = Guard.None;

    /// <summary>Gets the loops and switches that the current place is in, the innermost last.</summary>
    public Stack<Enclosing> Enclosing { get; } = new();

    /// <summary>Gets the functions that were made here. What no one calls is run at the end.</summary>
    public List<FunctionValue> Made { get; } = [];

    /// <summary>Gets the list of all that was yielded; null if the function yields nothing.</summary>
    public Cell? Yielded { get; init; }

    /// <summary>Gets the parameters that are variables of the caller, by their names.</summary>
    public List<(string Name, Reference Variable)> References { get; } = [];

    /// <summary>Gets or sets the journal's mark of the beginning.</summary>
    public int Mark { get; init; }

    /// <summary>Gets or sets the value of the current cascade.</summary>
    public Value? Cascade { get; set; }

    /// <summary>Gets the frame of code that stands in a module, and that the function runs.</summary>
    public Frame In(Module other) =>
        other == module
            ? this
            : new Frame(name, other, depth)
            {
                Facts = Facts,
                Yielded = Yielded,
                Mark = Mark,
                Cascade = Cascade,
            };
}

/// <summary>A loop or a switch, and what the paths have led to that have left it early.</summary>
internal sealed record Enclosing(int Mark, Guard Facts)
{
    public List<Outcome> Exits { get; } = [];
}

/// <summary>An argument of a call; <c>Identity</c> is that of the variable that it is read from.</summary>
internal sealed record Given(string? Label, Value Value, string? Identity = null)
{
    /// <summary>Gets the variable that the function can change: <c>&amp;query</c>.</summary>
    public Reference? Variable { get; init; }
}

/// <summary>A variable, a member or an item that a call gives to a function to be changed.</summary>
internal sealed record Reference(Node Target, Scope Scope);

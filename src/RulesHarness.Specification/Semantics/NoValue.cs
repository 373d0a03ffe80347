namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Stands for the value of an operand that has none: a field of a document that is not there, the size of a number.
/// Rules deny there, by an evaluation error; so no comparison with it holds, and none that says the opposite.
/// </summary>
public sealed class NoValue
{
    /// <summary>The one instance.</summary>
    public static readonly NoValue Instance = new();

    private NoValue() { }
}

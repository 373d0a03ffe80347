namespace RulesHarness.Tracing;

/// <summary>What the text of an evaluation error says, in the emulator's words.</summary>
internal static class ErrorText
{
    private const string TypeError = "Type error.";

    /// <summary>The operand, with its sign behind or in front of it: a comparison with null is an error.</summary>
    private static readonly string[] Null = ["Received: null ", " null. Expected:"];

    /// <summary>Returns true for an error that a value which is null leads to.</summary>
    public static bool IsOfNull(string error) =>
        error.StartsWith("Null value error.", StringComparison.Ordinal)
        || Null.Any(part => error.Contains(part, StringComparison.Ordinal));

    /// <summary>Returns true for a value of a type that is not asked for.</summary>
    public static bool IsOfType(string error) => error.StartsWith(TypeError, StringComparison.Ordinal);

    /// <summary>Returns true for a value that stands as a condition, and is neither true nor false.</summary>
    public static bool IsNoCondition(string error) =>
        IsOfType(error) && error.EndsWith("Expected: [bool].", StringComparison.Ordinal);

    /// <summary>Returns true for a method or an operator that a value of this type does not have.</summary>
    public static bool IsOfOperation(string error) =>
        error.StartsWith("Function not found error: Name: [", StringComparison.Ordinal)
        || error.StartsWith("Unsupported operation error.", StringComparison.Ordinal);

    /// <summary>Returns true for a name that a map does not have.</summary>
    public static bool IsOfName(string error) =>
        error.StartsWith("Property ", StringComparison.Ordinal)
        && error.EndsWith(" is undefined on object.", StringComparison.Ordinal);
}

using System.Text.RegularExpressions;

namespace RulesHarness.Tracing;

/// <summary>Reads the texts of evaluation errors, which are the emulator's.</summary>
internal static partial class ErrorText
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
        IsOfMethod(error) || error.StartsWith("Unsupported operation error.", StringComparison.Ordinal);

    /// <summary>Returns true for a method that a value of this type does not have.</summary>
    public static bool IsOfMethod(string error) =>
        error.StartsWith("Function not found error: Name: [", StringComparison.Ordinal);

    /// <summary>Gets the name that a map does not have; null for another error.</summary>
    public static string? UndefinedName(string error) =>
        Undefined().Match(error) is { Success: true } undefined ? undefined.Groups["name"].Value : null;

    [GeneratedRegex("^Property (?<name>.+) is undefined on object[.]$")]
    private static partial Regex Undefined();
}

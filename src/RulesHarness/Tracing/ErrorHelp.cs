namespace RulesHarness.Tracing;

/// <summary>The test that makes a condition false where it could not be evaluated.</summary>
internal static class ErrorHelp
{
    private const string NullValue = "Null value error.";
    private const string TypeError = "Type error.";
    private const string NoCondition = "Expected: [bool].";

    /// <summary>The operand, with its sign behind or in front of it: a comparison with null is an error.</summary>
    private static readonly string[] Null = ["Received: null ", " null. Expected:"];

    private static readonly string[] LookUps = ["get(", "getAfter("];

    private static readonly string[] Idioms = ["request.auth.", .. LookUps];

    /// <summary>
    /// Returns true for what rules leave to an error as a matter of course: whether somebody is signed in, whether he
    /// has the claim, whether the document that is looked up exists, whether a map has somebody's key, whether a query
    /// has a limit, whether what is a condition by itself, as <c>request.auth.token.admin</c>, is true or false at all.
    /// </summary>
    public static bool IsUsual(string expression, string error) =>
        Idioms.Any(idiom => expression.StartsWith(idiom, StringComparison.Ordinal))
        || IsOfKey(expression, error)
        || error.StartsWith(TypeError, StringComparison.Ordinal)
            && error.EndsWith(NoCondition, StringComparison.Ordinal)
        || expression.Contains("request.query.limit", StringComparison.Ordinal) && IsOfNull(error);

    /// <summary>Returns true for a map without the caller's key: <c>roles[uid()]</c>.</summary>
    private static bool IsOfKey(string expression, string error) =>
        expression.EndsWith(']')
        && expression[(expression.LastIndexOf('[') + 1)..].Contains("uid", StringComparison.OrdinalIgnoreCase)
        && error.StartsWith("Property ", StringComparison.Ordinal)
        && error.EndsWith(" is undefined on object.", StringComparison.Ordinal);

    /// <summary>The help for an expression, by the error that it ended with.</summary>
    public static string Of(string expression, string error)
    {
        if (LookUps.Any(lookUp => expression.StartsWith(lookUp, StringComparison.Ordinal)))
        {
            return "test `exists()` of the document first";
        }

        if (IsOfNull(error))
        {
            return "test that the value is not null before it is used, as in `value != null`";
        }

        if (error.StartsWith(TypeError, StringComparison.Ordinal))
        {
            return "test the type of the value before it is used, as in `value is map`";
        }

        return IsOfType(error)
            ? "test the type of the value before it is used, as in `value is string`"
            : "test that the value exists before it is used, as in `request.auth != null` or `.get('field', null)`";
    }

    /// <summary>Returns true for an error that a value which is null leads to.</summary>
    public static bool IsOfNull(string error) =>
        error.StartsWith(NullValue, StringComparison.Ordinal)
        || Null.Any(part => error.Contains(part, StringComparison.Ordinal));

    private static bool IsOfType(string error) =>
        error.StartsWith("Function not found error: Name: [", StringComparison.Ordinal)
        || error.StartsWith("Unsupported operation error.", StringComparison.Ordinal);
}

namespace RulesHarness.Tracing;

/// <summary>
/// The errors by which rules deny as a matter of course: whether somebody is signed in, whether he has the claim,
/// whether the document that is looked up exists, whether a map has somebody's key, whether a query has a limit, and
/// whether what is a condition by itself, as <c>request.auth.token.admin</c>, is true or false at all.
/// </summary>
internal static class UsualErrors
{
    private static readonly string[] LookUps = ["get(", "getAfter("];

    /// <summary>Returns true if an expression ends with such an error.</summary>
    public static bool Has(string expression, string error) =>
        expression.StartsWith("request.auth.", StringComparison.Ordinal)
        || IsOfLookUp(expression)
        || ErrorText.IsNoCondition(error)
        || ErrorText.UndefinedName(error) is not null && IsKeyOfCaller(expression)
        || ErrorText.IsOfNull(error) && expression.Contains("request.query.limit", StringComparison.Ordinal);

    /// <summary>Returns true for a call that looks a document up.</summary>
    public static bool IsOfLookUp(string expression) =>
        LookUps.Any(lookUp => expression.StartsWith(lookUp, StringComparison.Ordinal));

    /// <summary>Returns true for a map at the caller's key: <c>roles[uid()]</c>.</summary>
    private static bool IsKeyOfCaller(string expression) =>
        expression.EndsWith(']')
        && expression[(expression.LastIndexOf('[') + 1)..].Contains("uid", StringComparison.OrdinalIgnoreCase);
}

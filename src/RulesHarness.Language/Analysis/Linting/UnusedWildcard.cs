using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2128: a document of one user that whoever signs in may write: the condition never asks for the id.</summary>
internal static class UnusedWildcard
{
    private static readonly string[] Users = ["user", "uid", "account", "profile", "member", "customer", "owner"];

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) => rules.Statements
        .Where(statement => IsOfUser(statement.Path) && statement.Methods.Any(method => method > RulesMethod.List))
        .Where(statement => statement.Ways.Any(Callers.AreSignedIn))
        .Select(statement => Findings.UnusedWildcard(statement, ((CaptureSegment)statement.Path.BelowRoot[^1]).Name));

    // By the name of the capture, or of the collection.
    private static bool IsOfUser(MatchPath path) =>
        path.BelowRoot is [.., LiteralSegment collection, CaptureSegment capture]
        && (IsUser(capture.Name) || (path.BelowRoot.Length == 2 && collection.Text is "users" or "profiles" or "accounts"));

    private static bool IsUser(string name) => Users.Any(user =>
        string.Equals(name, user, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, $"{user}Id", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, $"{user}_id", StringComparison.OrdinalIgnoreCase));
}

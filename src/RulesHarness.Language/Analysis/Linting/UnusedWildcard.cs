using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2128: a user's document that any signed-in user can write: the condition never tests the id.</summary>
internal static class UnusedWildcard
{
    private static readonly string[] Users = ["user", "uid", "account", "profile", "member", "customer", "owner"];

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules
            .Statements.Where(statement =>
                IsOfUser(statement.Path) && statement.Methods.Any(method => IsOfOthers(method, statement.Path))
            )
            .Where(statement => statement.Ways.Any(Callers.AreSignedIn))
            .Select(statement =>
                LintDiagnostics.UnusedWildcard(statement, ((CaptureSegment)statement.Path.BelowRoot[^1]).Name)
            );

    // To create an account, a profile or a member may be anybody's; to create a user is not.
    private static bool IsOfOthers(RulesMethod method, MatchPath path) =>
        method is RulesMethod.Update or RulesMethod.Delete
        || (
            method == RulesMethod.Create
            && path.BelowRoot is [.., CaptureSegment { Name: "userId" or "uid" or "user" or "user_id" }]
        );

    // By the name of the capture, or of the collection.
    private static bool IsOfUser(MatchPath path) =>
        path.BelowRoot is [.., LiteralSegment collection, CaptureSegment capture]
        && (
            IsUser(capture.Name)
            || (path.BelowRoot.Length == 2 && collection.Text is "users" or "profiles" or "accounts")
        );

    private static bool IsUser(string name) =>
        Users.Any(user =>
            string.Equals(name, user, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, $"{user}Id", StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, $"{user}_id", StringComparison.OrdinalIgnoreCase)
        );
}

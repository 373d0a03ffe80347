using System.Text.RegularExpressions;
using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2111: what <c>request</c>, <c>request.auth</c> and <c>resource</c> never have; to read it is an error.
/// </summary>
internal static partial class UnknownRequestMember
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules
            .Facts.OfType<UnknownMember>()
            .Select(fact => LintDiagnostics.Unknown(fact, HelpForMember(fact, rules) ?? Help(fact)));

    // Of `request.auth.claims.staff` the member of the token is the one that comes next.
    private static string? HelpForMember(UnknownMember fact, AnalyzedRules rules)
    {
        var isClaims =
            fact.Name is "claims" or "customClaims" or "custom_claims"
            && (fact.MayBeClaim || fact.Owner == "request.auth");
        var next = isClaims ? Next().Match(rules.Rules.Source.Text, fact.Span.End) : Match.Empty;
        return next.Success ? $"write `request.auth.token.{next.Groups[1].Value}`" : null;
    }

    [GeneratedRegex(@"\G\.(\w+)(?!\w|\()")]
    private static partial Regex Next();

    // Claims that the project sets itself are members of the token, beside those of every caller.
    private static string HelpForClaim(string name) =>
        name switch
        {
            "uid" or "id" or "userId" or "user_id" or "UID" => "write `request.auth.uid`",
            "claims" or "customClaims" or "custom_claims" =>
                "write `request.auth.token.name` for a claim: claims are members of the token itself",
            "provider" or "providerId" or "sign_in_provider" => "write `request.auth.token.firebase.sign_in_provider`",
            "emailVerified" => "write `request.auth.token.email_verified`",
            "phoneNumber" => "write `request.auth.token.phone_number`",
            "displayName" => "write `request.auth.token.name`",
            "isAnonymous" => "write `request.auth.token.firebase.sign_in_provider == 'anonymous'`",
            _ => $"write `request.auth.token.{name}` for a claim",
        };

    private static string HelpForRequest(string name) =>
        name switch
        {
            "data" or "body" or "doc" or "document" => "write `request.resource.data`",
            "user" => "write `request.auth`",
            "uid" or "userId" => "write `request.auth.uid`",
            "token" or "claims" => "write `request.auth.token`",
            "params" => "write the name of the wildcard, without `request.params`",
            _ => NearestName.Of(name, ["auth", "method", "path", "query", "resource", "time"]) is { } near
                ? $"did you mean `{near}`?"
                : "use one of its members `auth`, `method`, `path`, `query`, `resource` and `time`",
        };

    private static string Help(UnknownMember fact) =>
        fact.Owner switch
        {
            _ when fact.MayBeClaim => HelpForClaim(fact.Name),
            "request.auth" => HelpForClaim(fact.Name),
            "request" => HelpForRequest(fact.Name),
            "request.query" =>
                "use one of its members `limit`, `offset` and `orderBy`, or a condition on `resource.data` for a "
                    + "filter of the query",
            _ when fact.Name is "createTime" or "updateTime" or "create_time" or "update_time" =>
                "keep the time in a field that is set to `request.time`: rules can't see it otherwise",
            _ => $"write `.data.{fact.Name}` for a field",
        };
}

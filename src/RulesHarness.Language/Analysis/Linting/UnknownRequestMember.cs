using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2111: what <c>request</c>, <c>request.auth</c> and <c>resource</c> never have; to read it is an error.</summary>
internal static class UnknownRequestMember
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules.Facts.OfType<UnknownMember>().Select(fact => Findings.Unknown(fact, Help(fact)));

    private static string Help(UnknownMember fact) => fact.Owner switch
    {
        "request.auth" => fact.Name == "id" ? "write `request.auth.uid`" : $"claims are in `request.auth.token.{fact.Name}`",
        "request" => fact.Name is "data" or "body" ? "write `request.resource.data`"
            : NearestName.Of(fact.Name, ["auth", "method", "path", "query", "resource", "time"]) is { } near ? $"did you mean `{near}`?"
            : "it has `auth`, `method`, `path`, `query`, `resource` and `time`",
        _ => $"fields are in `data`: write `.data.{fact.Name}`",
    };
}

using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>The findings of the checks, where their place is obvious.</summary>
internal static class Findings
{
    /// <summary>The severity of the only finding with an id; null if there is none.</summary>
    public static RulesSeverity? Severity(string id, string body)
    {
        var rules = RulesParser.Parse(
            Samples.InService(
                body.Contains("match /", StringComparison.Ordinal) ? body : $"match /posts/{{postId}} {{ {body} }}"
            )
        );
        rules.Diagnostics.Should().BeEmpty();
        return RulesAnalyzer.Analyze(rules).SingleOrDefault(finding => finding.Id == id)?.Severity;
    }
}

using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis.Linting;

/// <summary>What the checks find, where the place is plain.</summary>
internal static class Findings
{
    /// <summary>How much the only finding of an id weighs; null where there is none.</summary>
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

using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// Finds rules that are valid but suspicious: conditions that are never true, statements without effect, blocks that
/// allow what another one denies. Each finding's id has a page under docs/rules.
/// </summary>
public static class RulesAnalyzer
{
    private static readonly ImmutableArray<Func<AnalyzedRules, IEnumerable<RulesDiagnostic>>> Checks =
    [
        UnconditionalAllow.Check,
        RedundantAllow.Check,
        OverlappingMatch.Check,
        NeverAllowed.Check,
        NeverListed.Check,
        SchemaMismatch.Check,
        ImpossibleComparison.Check,
        UnknownRequestMember.Check,
        NonBooleanCondition.Check,
        NeedlessGet.Check,
        LookUpLimit.Check,
        ExpressionLimit.Check,
        ConstantOperand.Check,
        UnverifiedEmail.Check,
        UnreachablePath.Check,
        UnfilteredList.Check,
        LostDocument.Check,
        ImpossibleOperation.Check,
        NotFirestore.Check,
        FileSize.Check,
        WholeDatabase.Check,
        SelfGrantedRole.Check,
        OwnershipTakeover.Check,
        AnyOfTheKeys.Check,
        GuestsAllowed.Check,
        UnusedWildcard.Check,
        ChangedKeysAlone.Check,
    ];

    /// <summary>Checks a parsed file.</summary>
    /// <param name="rules">The file; nothing is found in one with errors.</param>
    /// <param name="schema">What is known of its documents, when anything is.</param>
    /// <returns>The findings, in the order of the text.</returns>
    public static ImmutableArray<RulesDiagnostic> Analyze(ParsedRules rules, RulesSchema? schema = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.HasErrors)
        {
            return [];
        }

        var analyzed = AnalyzedRules.Of(rules, schema);
        var findings = Checks.SelectMany(check => check(analyzed));
        return [.. findings.OrderBy(finding => finding.Span.Offset)];
    }
}

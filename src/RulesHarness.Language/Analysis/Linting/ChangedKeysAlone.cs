using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2129: a limit on the fields that an update changes, and none on those that it adds: <c>changedKeys()</c> has only
/// fields that are there before and after.
/// </summary>
internal static partial class ChangedKeysAlone
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<SourceSpan>();
        foreach (var statement in rules.Statements.Where(statement => statement.Methods.Contains(RulesMethod.Update)))
        {
            foreach (var part in statement.Ways.SelectMany(Alone).Where(part => told.Add(part.Span)))
            {
                yield return LintDiagnostics.ChangedKeysAlone(part.Span);
            }
        }
    }

    private static IEnumerable<Part> Alone(ImmutableArray<Part> way) =>
        way.Mentions("affectedKeys()", "addedKeys()", ".data.keys()", "unchangedKeys()", ".data.size()")
            ? []
            : way.Where(part => Limit().IsMatch(part.Text));

    [GeneratedRegex(
        @"^[^!].*\.changedKeys\(\)\.hasOnly\(|^!.*\.changedKeys\(\)\.hasAny\(|^!\(.* in .*\.changedKeys\(\)\)$"
            + @"|\.changedKeys\(\)\.size\(\)==0"
    )]
    private static partial Regex Limit();
}

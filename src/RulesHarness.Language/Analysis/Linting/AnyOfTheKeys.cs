using System.Collections.Immutable;
using System.Text.RegularExpressions;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2126: an update that is allowed where some field changes, whatever else changes with it:
/// <c>affectedKeys().hasAny(...)</c> for <c>hasOnly</c>.
/// </summary>
internal static partial class AnyOfTheKeys
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<SourceSpan>();
        foreach (var statement in rules.Statements.Where(statement => statement.Methods.Contains(RulesMethod.Update)))
        {
            // Who is asked for by name or role may well be meant to change all of it.
            var open = statement
                .Ways.OrderBy(Callers.AreSomebody)
                .SelectMany(
                    way => Open(statement, way),
                    (way, part) => (part.Span, IsOfSomebody: Callers.AreSomebody(way))
                );
            foreach (var found in open.Where(found => told.Add(found.Span)))
            {
                yield return LintDiagnostics.AnyOfTheKeys(found.Span, found.IsOfSomebody);
            }
        }
    }

    // A condition that is asked the other way round too tells cases apart, and grants nothing.
    private static IEnumerable<Part> Open(AnalyzedStatement statement, ImmutableArray<Part> way) =>
        way.Any(IsLimit) ? [] : way.Where(part => Test().IsMatch(part.Text) && !HasOpposite(statement, part));

    private static bool HasOpposite(AnalyzedStatement statement, Part part)
    {
        var parts = statement.Ways.SelectMany(way => way);
        return parts.Any(other => other.Text == $"!{part.Text}");
    }

    private static bool IsLimit(Part part) =>
        part.Text.Contains(".hasOnly(", StringComparison.Ordinal)
        || part.Text.Contains(".size()", StringComparison.Ordinal)
        || (part.Text.StartsWith('!') && part.Text.Contains("Keys()", StringComparison.Ordinal))
        || part.Text.Contains("unchangedKeys()", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^[^!].*\.(affected|changed|added)Keys\(\)\.(hasAny|hasAll)\(|^\([^!].* in .*\.(affected|changed)Keys\(\)\)$"
    )]
    private static partial Regex Test();
}

using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2127: an alternative for callers who are not signed in, beside others that require more.</summary>
internal static class GuestsAllowed
{
    private static readonly string[] Guest = ["(request.auth==null)", "!request.auth is map"];

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<SourceSpan>();
        foreach (var statement in rules.Statements.Where(statement => statement.Ways.Length > 1))
        {
            var guest = statement.Ways.FirstOrDefault(IsGuests);
            if (!guest.IsDefaultOrEmpty && told.Add(guest[0].Span))
            {
                yield return LintDiagnostics.GuestsAllowed(
                    guest[0].Span,
                    isAll: statement.Ways.Any(Callers.AreSignedIn)
                );
            }
        }
    }

    private static bool IsGuests(ImmutableArray<Part> way) =>
        !way.IsEmpty && way.All(part => Guest.Contains(part.Text));
}

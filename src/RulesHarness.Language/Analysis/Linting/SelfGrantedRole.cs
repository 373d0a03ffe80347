using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2124: a document that rules read a caller's role from, and that the caller may write.</summary>
internal static class SelfGrantedRole
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var roles = rules
            .Statements.SelectMany(statement => statement.Ways)
            .SelectMany(way => way)
            .SelectMany(RoleSource.Of)
            .Distinct()
            .ToArray();
        var told = new HashSet<AnalyzedStatement>(ReferenceEqualityComparer.Instance);
        foreach (var statement in roles.Length == 0 ? [] : rules.Statements)
        {
            var found = roles.FirstOrDefault(role => IsSelfMade(statement, role, rules.File.Version));
            if (found is not null && told.Add(statement))
            {
                yield return LintDiagnostics.SelfMadeRole(statement, found);
            }
        }
    }

    private static bool IsSelfMade(AnalyzedStatement statement, RoleSource role, int version)
    {
        var isWrite = statement.Methods.Any(method => method is RulesMethod.Create or RulesMethod.Update);
        if (!isWrite || !role.IsIn(statement.Path, version))
        {
            return false;
        }

        // To update what does not hold a role by its fields gives nobody one.
        var makes = role.Field is not null || statement.Methods.Contains(RulesMethod.Create);
        return makes && statement.Ways.Any(way => IsOwners(statement.Path, way) && !IsGuarded(way, role));
    }

    private static bool IsOwners(MatchPath path, ImmutableArray<Part> way) =>
        way.All(part =>
            Callers.LastCapture(path) is { } id && Callers.IsCaller(part, id)
            || Callers.IsSignedIn(part)
            || IsAboutNewFields(part)
        );

    private static bool IsAboutNewFields(Part part) =>
        part.Text.Contains("request.resource.data", StringComparison.Ordinal)
        && !part.Text.Contains('@', StringComparison.Ordinal);

    private static bool IsGuarded(ImmutableArray<Part> way, RoleSource role) =>
        way.Mentions(".hasOnly(", "Keys()", ".keys().size()", "get(/", "exists(/")
        || way.Any(part => IsAbout(part, role.Field));

    // That it is there, or of which type it is, leaves the choice to the caller.
    private static bool IsAbout(Part part, string? field)
    {
        var isType =
            part.Text.Contains(" is ", StringComparison.Ordinal)
            || part.Text.Contains(".hasAll(", StringComparison.Ordinal);
        return field is not null
            && !isType
            && (
                part.Text.Contains($".{field}", StringComparison.Ordinal)
                || part.Text.Contains($"'{field}'", StringComparison.Ordinal)
            );
    }
}

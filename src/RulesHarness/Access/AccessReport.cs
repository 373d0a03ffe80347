using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Exploration.Attacks;

namespace RulesHarness.Access;

/// <summary>
/// The access that rules give to each kind of caller. Without a <c>Map</c> the rules could not be used, and a
/// diagnostic says why.
/// </summary>
/// <param name="Options">The options.</param>
/// <param name="Map">The cells and what was not reached.</param>
/// <param name="Attacks">The requests that are worth a second look.</param>
/// <param name="Diagnostics">The findings about the input.</param>
public sealed record AccessReport(
    ExploreOptions Options,
    AccessMap? Map,
    IReadOnlyList<Attack> Attacks,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>The rules; null where they could not be used.</summary>
    internal CompiledRules? Rules { get; private init; }

    /// <summary>The name of the rules file, as messages show it; null where there is none.</summary>
    public string? File => Rules?.File.Name;

    /// <summary>Explores the rules that the options name.</summary>
    public static AccessReport Of(ExploreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var files = ProjectFiles.Find(
            new CheckOptions
            {
                Project = options.Project,
                Rules = options.Rules,
                Database = options.Database,
            }
        );
        // An exploration needs no spec.
        var found = files.Diagnostics.Where(finding => finding.Id != InputDiagnostics.NoSpec.Id).ToList();
        if (files.Compiled is not { } rules)
        {
            return new AccessReport(options, null, [], found);
        }

        found.AddRange(rules.Findings.Where(finding => finding.Severity == Severity.Error));
        var isUsable = rules.Program is not null && found.TrueForAll(finding => finding.Severity != Severity.Error);
        if (!isUsable)
        {
            return new AccessReport(options, null, [], found);
        }

        var map = AccessExplorer.Explore(rules.Parsed, options.Time);
        var attacks = AttackSearch.Find(rules.Parsed, map, options.Time);
        return new AccessReport(options, map, attacks, found) { Rules = rules };
    }
}

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
public sealed record AccessReport
{
    internal AccessReport(
        ExploreOptions options,
        AccessMap? map,
        IReadOnlyList<Attack> attacks,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        Options = options;
        Map = map;
        Attacks = attacks;
        Diagnostics = diagnostics;
    }

    /// <summary>The options.</summary>
    internal ExploreOptions Options { get; init; }

    /// <summary>The cells and what was not reached.</summary>
    internal AccessMap? Map { get; init; }

    /// <summary>The requests that are worth a second look.</summary>
    internal IReadOnlyList<Attack> Attacks { get; init; }

    /// <summary>The outcome: it holds wherever the rules could be used.</summary>
    public Outcome Outcome => Outcomes.Of(Map is not null, isFailure: false);

    /// <summary>The findings about the input.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; }

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

        if (RulesSize.Find(rules.File) is { } tooLarge)
        {
            return new AccessReport(options, null, [], [.. found, tooLarge]);
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

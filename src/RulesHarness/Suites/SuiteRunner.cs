using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Suites;

/// <summary>Decides the test cases of a suite, each on its own documents.</summary>
public static class SuiteRunner
{
    /// <summary>Runs a suite on one engine. A suite with errors, or rules with errors, give no results.</summary>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    public static async Task<SuiteReport> RunAsync(
        RulesFile rules,
        TestSuite suite,
        CheckOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(options);
        var (choice, isNamed) = EngineChoices.Of(options.Engine, options.Emulator);
        IReadOnlyList<Diagnostic> found =
        [
            .. EngineChoices.Findings(options.Project, options.Engine, options.Emulator),
            .. choice == EngineChoice.Both
                ? [SuiteDiagnostics.OneEngine.At(options.Project, 1, 1)]
                : Array.Empty<Diagnostic>(),
            .. suite.Diagnostics,
        ];
        if (found.Any(finding => finding.Severity == Severity.Error))
        {
            return new SuiteReport(new EngineUse(choice.ToString().ToLowerInvariant(), null, isNamed), [], found);
        }
        return choice == EngineChoice.Embedded
            ? Embedded(rules, suite, clock, isNamed, found)
            : await EmulatorAsync(rules, suite, options.Emulator, clock, isNamed, found, cancellationToken);
    }

    private static SuiteReport Embedded(
        RulesFile rules,
        TestSuite suite,
        TimeProvider clock,
        bool isNamed,
        IReadOnlyList<Diagnostic> found
    )
    {
        var engine = new EmbeddedEngine(clock);
        var use = new EngineUse(engine.Name, engine.Version, isNamed);
        var compiled = CompiledRules.Of(rules);
        found = [.. found, .. compiled.Findings];
        if (compiled.Program is null)
        {
            return new SuiteReport(use, [], found);
        }
        var deciding = new EmbeddedSuite(compiled, clock);
        return new SuiteReport(use, [.. suite.Cases.Select(deciding.Decide)], found);
    }

    private static async Task<SuiteReport> EmulatorAsync(
        RulesFile rules,
        TestSuite suite,
        EmulatorOptions options,
        TimeProvider clock,
        bool isNamed,
        IReadOnlyList<Diagnostic> found,
        CancellationToken cancellationToken
    )
    {
        await using var emulator = await FirestoreEmulator.StartAsync(options, cancellationToken);
        var use = new EngineUse("emulator", emulator.Version, isNamed);
        await using var deciding = new EmulatorSuite(emulator, rules, clock);
        var load = await deciding.OpenAsync(cancellationToken);
        found = [.. found, .. load.Issues.Select(issue => EmulatorEngine.Finding(issue, rules.Name))];
        if (!load.Accepted)
        {
            return new SuiteReport(use, [], found);
        }
        var results = new List<SuiteResult>(suite.Cases.Count);
        foreach (var tried in suite.Cases)
        {
            results.Add(await deciding.DecideAsync(tried, cancellationToken));
        }
        await deciding.VerifyAsync(cancellationToken);
        return new SuiteReport(use, results, found);
    }
}

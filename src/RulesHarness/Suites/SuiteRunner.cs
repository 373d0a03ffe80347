using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Suites;

/// <summary>Decides the test cases of a suite, each on its own documents.</summary>
public static class SuiteRunner
{
    /// <summary>
    /// Runs a suite's file on one engine. A suite with errors, or rules with errors, give no results.
    /// </summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    public static async Task<SuiteReport> RunAsync(
        string rules,
        string suite,
        CheckOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var read = TestSuiteReader.Read(Shown(suite), await File.ReadAllTextAsync(suite, cancellationToken));
        var file = new RulesFile(Shown(rules), await File.ReadAllTextAsync(rules, cancellationToken));
        return await RunAsync(file, read, options, clock, cancellationToken);
    }

    /// <summary>Runs a suite on one engine.</summary>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    internal static async Task<SuiteReport> RunAsync(
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
        await using var host = await HostAsync(choice, options.Emulator, clock, cancellationToken);
        return await RunAsync(
            host,
            rules,
            suite,
            clock,
            new SuiteReport(UseOf(host, isNamed), [], found),
            cancellationToken
        );
    }

    private static async Task<SuiteReport> RunAsync(
        IFirestoreHost host,
        RulesFile rules,
        TestSuite suite,
        TimeProvider clock,
        SuiteReport report,
        CancellationToken cancellationToken
    )
    {
        await using var run = new SuiteRun(host, rules, clock);
        var findings = await run.OpenAsync(cancellationToken);
        report = report with { Diagnostics = [.. report.Diagnostics, .. findings] };
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return report;
        }

        var results = new List<SuiteResult>(suite.Cases.Count);
        foreach (var tried in suite.Cases)
        {
            results.Add(await run.DecideAsync(tried, cancellationToken));
        }
        await run.VerifyAsync(cancellationToken);
        return report with { Results = results };
    }

    private static string Shown(string path) => path.Replace('\\', '/');

    private static async Task<IFirestoreHost> HostAsync(
        EngineChoice choice,
        EmulatorOptions options,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        choice == EngineChoice.Embedded
            ? new EmbeddedHost(clock)
            : await EmulatorHost.StartAsync(options, cancellationToken);

    private static EngineUse UseOf(IFirestoreHost host, bool isNamed) => new(host.Name, host.Version, isNamed);
}

using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Evaluation;
using RulesHarness.Semantics;
using RulesHarness.Serving;
using RulesHarness.Serving.Asking;

namespace RulesHarness.Suites;

/// <summary>Decides the test cases of a suite, each on its own documents.</summary>
public static class SuiteRunner
{
    /// <summary>Sessions of the emulator at once; each has rules of its own to compile.</summary>
    private const int Concurrency = 4;

    /// <summary>Runs a suite on one engine. A suite with errors, or rules with errors, give no results.</summary>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    public static async Task<SuiteReport> RunAsync(RulesFile rules, TestSuite suite, CheckOptions options, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(options);
        var (choice, isNamed) = EngineChoices.Of(options.Engine, options.Emulator);
        IReadOnlyList<Diagnostic> found =
        [
            .. EngineChoices.Findings(options.Project, options.Engine, options.Emulator), .. choice == EngineChoice.Both ? [SuiteFindings.OneEngine.At(options.Project, 1, 1)] : Array.Empty<Diagnostic>(), .. suite.Diagnostics,
        ];
        if (found.Any(finding => finding.Severity == Severity.Error))
            return new SuiteReport(new EngineUse(choice.ToString().ToLowerInvariant(), null, isNamed), [], found);
        if (choice == EngineChoice.Embedded)
            return await EmbeddedAsync(rules, suite, clock, isNamed, found);
        await using var engine = await EmulatorEngine.StartAsync(options.Emulator, cancellationToken);
        return await EmulatorAsync(engine, rules, suite, isNamed, found, cancellationToken);
    }

    private static async Task<SuiteReport> EmbeddedAsync(RulesFile rules, TestSuite suite, TimeProvider clock, bool isNamed, IReadOnlyList<Diagnostic> found)
    {
        var engine = new EmbeddedEngine(clock);
        var compiled = CompiledRules.Of(rules);
        var results = new List<SuiteResult>();
        foreach (var tried in compiled.Program is null ? [] : suite.Cases)
        {
            var otherwise = tried.Otherwise is { } fields ? RulesValues.Of(fields) : (RulesValue?)null;
            var session = new EmbeddedSession(compiled, DataOf(tried), tried.Time is { } time ? new StoppedClock(time) : clock, otherwise);
            results.Add(Result(tried, await session.RunAsync(tried.Case)));
        }

        return new SuiteReport(new EngineUse(engine.Name, engine.Version, isNamed), results, [.. found, .. compiled.Findings]);
    }

    private static async Task<SuiteReport> EmulatorAsync(
        EmulatorEngine engine, RulesFile rules, TestSuite suite, bool isNamed, IReadOnlyList<Diagnostic> found, CancellationToken cancellationToken)
    {
        var use = new EngineUse(engine.Name, engine.Version, isNamed);
        // Once for what the compiler says, which is the same for all.
        var compiled = await engine.OpenAsync(rules, Task.FromResult<Dataset?>(new Dataset()), cancellationToken);
        found = [.. found, .. compiled.Findings];
        if (compiled.Session is not { } first)
            return new SuiteReport(use, [], found);
        await first.DisposeAsync();
        var results = new SuiteResult[suite.Cases.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, results.Length), parallel, async (at, token) => results[at] = await DecideAsync(engine, rules, suite.Cases[at], token));
        return new SuiteReport(use, results, found);
    }

    private static async Task<SuiteResult> DecideAsync(EmulatorEngine engine, RulesFile rules, SuiteCase tried, CancellationToken cancellationToken)
    {
        if (tried.Time is not null)
            return Undecided(tried, "the emulator's clock can't be set: leave `time` out, or use `--engine embedded`");
        if (tried.Otherwise is not null)
            return Undecided(tried, "the emulator has no document at every path: mock by `exactValue`, or use `--engine embedded`");
        var opening = await engine.OpenAsync(rules, Task.FromResult<Dataset?>(DataOf(tried)), cancellationToken);
        if (opening.Session is not { } session)
            return Undecided(tried, string.Join("; ", opening.Findings));
        await using (session)
        {
            var verdict = await session.RunAsync(tried.Case, cancellationToken);
            await session.VerifyAsync(cancellationToken);
            return Result(tried, verdict);
        }
    }

    private static SuiteResult Undecided(SuiteCase tried, string message) => new(tried, SuiteStatus.Error, null, null, null, message);

    private static SuiteResult Result(SuiteCase tried, Verdict verdict)
    {
        // Rules are asked before the document is: what is refused for there being one, or none, they allowed.
        if (verdict.IsAllowed is null && (verdict.Message.StartsWith("AlreadyExists: ", StringComparison.Ordinal) || verdict.Message.StartsWith("NotFound: ", StringComparison.Ordinal)))
            verdict = verdict with { IsAllowed = true, Cause = Cause.True, Message = "" };
        var status = verdict.IsAllowed is not { } isAllowed ? SuiteStatus.Error
            : tried.Expectation == Expectation.Unspecified || isAllowed == (tried.Expectation == Expectation.Allow) ? SuiteStatus.Passed
            : SuiteStatus.Failed;
        return new SuiteResult(tried, status, verdict.IsAllowed, verdict.Cause, verdict.RuleLine, verdict.Message);
    }

    private static Dataset DataOf(SuiteCase tried)
    {
        var data = new Dataset();
        foreach (var (path, fields) in tried.Documents)
            data.Add(new Document(path, fields));
        return data;
    }

    private sealed class StoppedClock(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}

using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;
using RulesHarness.Exploration;
using RulesHarness.Language.Mutation;
using RulesHarness.Language.Syntax;
using RulesHarness.Mutating;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>
/// Mutants of the sample's rules on the emulator: the case that kills one on the embedded engine fails there too, and
/// of one that lives the cases that reach it pass.
/// </summary>
public sealed class MutantsOnEmulatorTests
{
    private const int Count = 100;
    private const int Seed = 2_026;

    /// <summary>Cases of one mutant that lives.</summary>
    private const int MostReached = 60;

    [Test]
    [Explicit("takes minutes")]
    public async Task Hundred_mutants_are_killed_or_live_as_on_the_embedded_engine()
    {
        var check = await Checker.RunAsync(
            new CheckOptions { Project = SampleProject.PathOfOriginal(""), Engine = EngineChoice.Embedded },
            TimeProvider.System
        );
        var (plan, now) = (check.Plan, TimeProvider.System.GetUtcNow());
        var drawn = Mutators.Of(plan.Compiled.Parsed).ToArray();
        new Random(Seed).Shuffle(drawn);
        drawn = [.. drawn.Take(Count)];
        var set = MutationRun.CasesFor(plan, drawn, now);
        var decided = new DecidedCases(plan.Compiled, set, new FixedClock(now), isStrict: false);
        var trial = new MutantTrial(plan.Compiled, decided, new SurvivorReview(plan, now));
        var results = await trial.TryAsync(drawn, null, CancellationToken.None);
        var reached = new ReachedCases(decided);
        var cases = set.Cases.ToDictionary(one => one.Id);

        await using var host = await EmulatorHost.StartAsync(TestEmulator.Running);
        var (wrong, tried) = (new List<string>(), new Dictionary<MutantStatus, int>());
        foreach (var result in results.Where(result => result.Status != MutantStatus.Refused))
        {
            var killer = result.KilledBy is { } id ? cases.GetValueOrDefault(id) : null;
            AccessCase[] asked = killer is not null
                ? [killer]
                :
                [
                    .. reached
                        .Around(result.Mutant.Span)
                        .Select(at => cases.GetValueOrDefault(decided.IdOf(at)))
                        .OfType<AccessCase>()
                        .Take(MostReached),
                ];
            var isKilled = await FailsAsync(host, plan, set, result.Mutant, asked);
            tried[result.Status] = tried.GetValueOrDefault(result.Status) + 1;
            if (isKilled != killer is not null)
            {
                wrong.Add($"{result.Mutant}: {result.Status}, {result.KilledBy}");
            }
        }

        TestContext.Out.WriteLine(string.Join(", ", tried.Select(one => $"{one.Value} {one.Key}")));
        wrong.Should().BeEmpty();
        tried.Values.Sum().Should().BeGreaterThan(Count * 9 / 10);
    }

    private static async Task<bool> FailsAsync(
        EmulatorHost host,
        CheckPlan plan,
        CaseSet set,
        Mutant mutant,
        IReadOnlyList<AccessCase> asked
    )
    {
        var rules = new RulesFile(plan.Rules.Name, mutant.Apply(plan.Compiled.Parsed.Source));
        var opened = await ((IFirestoreHost)host).OpenAsync(rules, Task.FromResult<Dataset?>(set.Data));
        await using var session = opened.Session!;
        var verdicts = await session.RunAllAsync(asked);
        return verdicts.Any(verdict => verdict.Status != CaseStatus.Passed);
    }
}

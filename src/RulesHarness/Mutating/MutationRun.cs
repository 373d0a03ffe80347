using System.Diagnostics;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Exploration;
using RulesHarness.Fixtures;
using RulesHarness.Language.Mutation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// Tests the cases of a spec: each mistake that the mutators can make in the rules is made alone, and a case should
/// fail. All is decided by the embedded engine.
/// </summary>
public static class MutationRun
{
    /// <summary>Runs the test. <paramref name="progress"/> receives the number of tried mutants, and of all.</summary>
    public static async Task<MutationReport> RunAsync(
        MutationOptions options,
        TimeProvider clock,
        Action<int, int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        if (options.Recorded is { } recorded)
        {
            return await RecordedMutationRun.RunAsync(options, recorded, clock, progress, cancellationToken);
        }
        var watch = Stopwatch.StartNew();
        var check = await Checker.RunAsync(
            options.Check with
            {
                Engine = EngineChoice.Embedded,
                Only = null,
            },
            clock,
            null,
            cancellationToken
        );
        var plan = check.Plan;
        var (lines, finding) = plan.Cases is null
            ? (null, null)
            : ChangedLines.Of(options, plan.Files.Rules!.Path, plan.Compiled);
        if (check.Outcome != Outcome.Holds || lines is null)
        {
            Diagnostic[] found = finding is null ? [.. check.Diagnostics] : [finding, .. check.Diagnostics];
            return new MutationReport(options, null, found, [], watch.Elapsed);
        }

        var now = clock.GetUtcNow();
        var mutants = lines.MutantsOf(plan.Compiled, options.Mutators);
        // All mutants are tried at one time: that of the cases.
        var cases = new DecidedCases(
            plan.Compiled,
            CasesFor(plan, mutants, now),
            new FixedClock(now),
            plan.Options.Strict
        );
        var trial = new MutantTrial(plan.Compiled, cases, new SurvivorReview(plan, now));
        var results = await trial.TryAsync(mutants, progress, cancellationToken);
        var subject = new MutationSubject(plan.Compiled, plan.Time, check.Verdicts.Count, IsRecorded: false);
        return new MutationReport(options, subject, [], results, watch.Elapsed);
    }

    /// <summary>
    /// The cases of all checks of the mutants together: a check tries the words and patterns that only the rules have,
    /// and a mutant may have one more.
    /// </summary>
    internal static CaseSet CasesFor(CheckPlan plan, IEnumerable<Mutant> mutants, DateTimeOffset now)
    {
        var parsed = plan.Compiled.Parsed;
        var words = mutants
            .Where(mutant => mutant.Mutator.Name is Mutators.OfItems or Mutators.OfPatterns)
            .AsParallel()
            .AsOrdered()
            .Select(mutant => RuleWords.Of(RulesParser.Parse(mutant.Apply(parsed.Source)).File))
            .AsEnumerable()
            .Prepend(RuleWords.Of(parsed.File))
            .ToList();
        var lists = words.SelectMany(one => one.Lists);
        var numbers = words.SelectMany(one => one.Numbers);
        return CaseGenerator.Generate(
            CheckPlan.WithoutRefused(plan.Spec.Model),
            new FixtureOptions { Seed = plan.Options.Seed },
            now,
            CheckPlan.LookUpsOf(plan.Compiled.Outline),
            new WrittenOut(
                [.. lists.DistinctBy(list => string.Join('\0', list))],
                [.. words.SelectMany(one => one.Patterns).Distinct(StringComparer.Ordinal)],
                [.. numbers.DistinctBy(list => string.Join(' ', list))]
            )
        );
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Exploration;
using RulesHarness.Fixtures;
using RulesHarness.Language.Mutation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// Tests the cases of a spec: each mistake that the mutators can make in the rules is made alone, and a case should
/// fail. All is decided by the embedded engine.
/// </summary>
public sealed class MutationRun
{
    private readonly CheckPlan _plan;
    private readonly DecidedCases _cases;
    private readonly ReachedCases _reached;
    private readonly SurvivorReview _survivors;
    private readonly RulesBlocks _blocks;

    /// <summary>The cases that found a mutant, the latest first: they may find the next one.</summary>
    private readonly ConcurrentStack<int> _killers = new();

    private MutationRun(CheckPlan plan, IEnumerable<Mutant> mutants, DateTimeOffset now)
    {
        _plan = plan;
        _cases = new DecidedCases(
            plan.Compiled,
            CasesFor(plan, mutants, now),
            // All mutants are tried at one time: that of the cases.
            new FixedClock(now),
            plan.Options.Strict
        );
        _reached = new ReachedCases(_cases);
        _survivors = new SurvivorReview(plan, now);
        _blocks = new RulesBlocks(plan.Compiled.Parsed.File);
    }

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
        var (lines, finding) =
            options.Since is { } since && check.Plan.Cases is not null
                ? ChangedLines.Since(since, check.Plan)
                : (ChangedLines.All, null);
        if (check.Outcome != CheckOutcome.Holds || lines is null)
        {
            Diagnostic[] found = finding is null ? [] : [finding];
            return new MutationReport(options, check, found, [], watch.Elapsed);
        }

        var mutants = Mutators
            .Of(check.Plan.Compiled.Parsed, options.Mutators.Count == 0 ? null : options.Mutators)
            .Where(mutant => lines.Contains(mutant.Span.Line))
            .ToList();
        var results = await new MutationRun(check.Plan, mutants, clock.GetUtcNow()).TryAsync(
            mutants,
            progress,
            cancellationToken
        );
        return new MutationReport(options, check, [], results, watch.Elapsed);
    }

    /// <summary>
    /// The cases of all checks of the mutants together: a check tries the words and patterns that only the rules have,
    /// and a mutant may have one more.
    /// </summary>
    private static CaseSet CasesFor(CheckPlan plan, IEnumerable<Mutant> mutants, DateTimeOffset now)
    {
        var parsed = plan.Compiled.Parsed;
        var words = mutants
            .Where(mutant => mutant.Mutator.Name is Mutators.OfItems or Mutators.OfPatterns)
            .Select(mutant => RuleWords.Of(RulesParser.Parse(mutant.Apply(parsed.Source)).File))
            .Prepend(RuleWords.Of(parsed.File))
            .ToList();
        return CaseGenerator.Generate(
            CheckPlan.WithoutRefused(plan.Spec.Model),
            new FixtureOptions { Seed = plan.Options.Seed },
            now,
            CheckPlan.LookUpsOf(plan.Compiled.Outline),
            new WrittenOut(
                [.. words.SelectMany(one => one.Lists).DistinctBy(list => string.Join('\0', list))],
                [.. words.SelectMany(one => one.Patterns).Distinct(StringComparer.Ordinal)]
            )
        );
    }

    private async Task<MutantResult[]> TryAsync(
        List<Mutant> mutants,
        Action<int, int>? progress,
        CancellationToken cancellationToken
    )
    {
        var results = new MutantResult[mutants.Count];
        var tried = 0;
        await Parallel.ForAsync(
            0,
            mutants.Count,
            cancellationToken,
            async (at, _) =>
            {
                results[at] = await OfAsync(mutants[at]) with { Block = _blocks.Around(mutants[at].Span) };
                progress?.Invoke(Interlocked.Increment(ref tried), mutants.Count);
            }
        );
        return results;
    }

    private async Task<MutantResult> OfAsync(Mutant mutant)
    {
        var text = mutant.Apply(_plan.Compiled.Parsed.Source);
        var mutated = CompiledRules.Of(new RulesFile(_plan.Rules.Name, text));
        if (mutated.Program is null)
        {
            return new MutantResult(mutant, MutantStatus.Refused);
        }

        var isOfExpression = mutant.Mutator.Group != MutatorGroup.Structure;
        var reached = isOfExpression ? _reached.Around(mutant.Span) : _reached.All;
        // A condition that is a constant is evaluated by nobody.
        var tried = reached.Count == 0 ? _reached.All : reached;
        if (_cases.FirstChanged(mutated, KillersFirst(tried)) is { } killer)
        {
            _killers.Push(killer);
            return new MutantResult(mutant, MutantStatus.Killed) { KilledBy = _cases.IdOf(killer) };
        }

        return await _survivors.OfAsync(mutant, mutated, isReached: reached.Count > 0);
    }

    private IEnumerable<int> KillersFirst(IReadOnlyList<int> reached)
    {
        const int Remembered = 50;
        var likely = _killers.Take(Remembered).Distinct().Intersect(reached).ToList();
        return likely.Concat(reached.Except(likely));
    }
}

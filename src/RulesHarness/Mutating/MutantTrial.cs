using System.Collections.Concurrent;
using RulesHarness.Embedded;
using RulesHarness.Language.Mutation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>Tries mutants of rules, each alone, on tests that the rules as they are pass.</summary>
internal sealed class MutantTrial
{
    private readonly CompiledRules _rules;
    private readonly IDecidedTests _tests;
    private readonly IMutantReview _review;
    private readonly ReachedCases _reached;
    private readonly RulesBlocks _blocks;

    /// <summary>The tests that found a mutant, the latest first: they may find the next one.</summary>
    private readonly ConcurrentStack<int> _killers = new();

    public MutantTrial(CompiledRules rules, IDecidedTests tests, IMutantReview review)
    {
        (_rules, _tests, _review) = (rules, tests, review);
        _reached = new ReachedCases(tests);
        _blocks = new RulesBlocks(rules.Parsed.File);
    }

    /// <summary>
    /// Tries mutants, and returns their results in the same order. <paramref name="progress"/> receives the number of
    /// tried mutants, and of all.
    /// </summary>
    public async Task<MutantResult[]> TryAsync(
        IReadOnlyList<Mutant> mutants,
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
        var text = mutant.Apply(_rules.Parsed.Source);
        var mutated = CompiledRules.Of(new RulesFile(_rules.File.Name, text));
        if (mutated.Program is null)
        {
            return new MutantResult(mutant, MutantStatus.Refused);
        }

        var isOfExpression = mutant.Mutator.Group != MutatorGroup.Structure;
        var reached = isOfExpression ? _reached.Around(mutant.Span) : _reached.All;
        // A condition that is a constant is evaluated by nobody.
        var tried = reached.Count == 0 ? _reached.All : reached;
        if (_tests.FirstChanged(mutated, KillersFirst(tried)) is { } killer)
        {
            _killers.Push(killer);
            return new MutantResult(mutant, MutantStatus.Killed) { KilledBy = _tests.IdOf(killer) };
        }

        return await _review.OfAsync(mutant, mutated, isReached: reached.Count > 0);
    }

    private IEnumerable<int> KillersFirst(IReadOnlyList<int> reached)
    {
        const int Remembered = 50;
        var likely = _killers.Take(Remembered).Distinct().Intersect(reached).ToList();
        return likely.Concat(reached.Except(likely));
    }
}

using RulesHarness.Embedded;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Mutation;

namespace RulesHarness.Mutating;

/// <summary>
/// Looks closer at mutants that no recorded test finds: whether they are equivalent, and which request they decide
/// differently.
/// </summary>
internal sealed class RecordingReview(CompiledRules rules, DateTimeOffset now) : IMutantReview
{
    public Task<MutantResult> OfAsync(Mutant mutant, CompiledRules mutated, bool isReached) =>
        Task.FromResult(Of(mutant, mutated, isReached));

    private MutantResult Of(Mutant mutant, CompiledRules mutated, bool isReached)
    {
        var difference = RulesComparison.Compare(rules.Parsed, mutated.Parsed, now);
        if (difference.IsSame)
        {
            return new MutantResult(mutant, MutantStatus.Equivalent);
        }
        var change = difference.Changes.FirstOrDefault();
        var open = isReached ? MutantStatus.Survived : MutantStatus.NotCovered;
        return new MutantResult(mutant, change is null ? open : MutantStatus.Different) { Change = change };
    }
}

using RulesHarness.Embedded;
using RulesHarness.Language.Mutation;

namespace RulesHarness.Mutating;

/// <summary>Looks closer at mutants that no test finds.</summary>
internal interface IMutantReview
{
    /// <summary>The outcome of a mutant that no test finds.</summary>
    /// <param name="mutant">The mutant.</param>
    /// <param name="mutated">The rules with it.</param>
    /// <param name="isReached">Whether a test reaches the place.</param>
    Task<MutantResult> OfAsync(Mutant mutant, CompiledRules mutated, bool isReached);
}

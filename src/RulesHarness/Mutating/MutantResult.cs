using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Mutation;

namespace RulesHarness.Mutating;

/// <summary>The outcomes of a mutant.</summary>
internal enum MutantStatus
{
    /// <summary>A case fails.</summary>
    Killed,

    /// <summary>No case fails, and a request was found that the mutant decides differently.</summary>
    Different,

    /// <summary>No case fails, and no such request was found.</summary>
    Survived,

    /// <summary>No case reaches the place.</summary>
    NotCovered,

    /// <summary>The mutant decides all requests alike, by rewriting.</summary>
    Equivalent,

    /// <summary>The compiler does not accept the mutant.</summary>
    Refused,
}

/// <summary>A mutant, and what became of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Status">The outcome.</param>
internal sealed record MutantResult(Mutant Mutant, MutantStatus Status)
{
    /// <summary>The id of the first case that fails; null where none does.</summary>
    public string? KilledBy { get; init; }

    /// <summary>
    /// The path of the match block that the place is in, such as <c>posts/{postId}</c>; empty for a function that
    /// several blocks see.
    /// </summary>
    public string Block { get; init; } = "";

    /// <summary>A request that the mutant decides differently; null where none was found.</summary>
    public BehaviourChange? Change { get; init; }

    /// <summary>
    /// Whether that request needs a stored or a written document that the spec's schemas do not allow, so that no case
    /// can send it.
    /// </summary>
    public bool IsBeyondSchemas { get; init; }
}

using RulesHarness.Checking;
using RulesHarness.Language.Mutation;

namespace RulesHarness.Mutating;

/// <summary>The options of a mutation test.</summary>
public sealed record MutationOptions
{
    /// <summary>The check whose cases are tried. Its engine is the embedded one, whatever it says.</summary>
    public CheckOptions Check { get; init; } = new();

    /// <summary>
    /// A recording of hand-written tests, which are tried instead of the spec's cases: the path, absolute or relative
    /// to the working directory. Null for the spec's cases.
    /// </summary>
    public string? Recorded { get; init; }

    /// <summary>The mutators to use; empty for all.</summary>
    public IReadOnlyCollection<Mutator> Mutators { get; init; } = [];

    /// <summary>
    /// The old rules, as <c>git:REF</c>, <c>git:REF:PATH</c> or a path: only lines that are not in them are mutated.
    /// Null for all lines.
    /// </summary>
    public string? Since { get; init; }

    /// <summary>The lowest score that passes, in percent.</summary>
    public double MinScore { get; init; }
}

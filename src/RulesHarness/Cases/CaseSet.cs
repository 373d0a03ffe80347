using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// All cases of a spec, in the spec's order, the data that must be stored before they run, and the diagnostics of their
/// making. If one of these is an error, there are no cases.
/// </summary>
internal sealed record CaseSet(IReadOnlyList<AccessCase> Cases, Dataset Data, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>
    /// The cases that could not be made. Another case may show the same: only the spec's lines and cells without any
    /// are unproven.
    /// </summary>
    public IReadOnlyList<UntestedRequest> Unproven { get; init; } = [];

    /// <summary>
    /// The cases with the same request as another case: they are in no list of cases, and count as shown.
    /// </summary>
    public IReadOnlyList<AccessCase> Repeated { get; init; } = [];

    /// <summary>
    /// Cases at an instant of their own, at which a time is what it is compared with. Only the embedded engine can be
    /// asked at a time that isn't now: they are in no list of cases, and show where they do not hold.
    /// </summary>
    internal IReadOnlyList<AccessCase> Instants { get; init; } = [];

    /// <summary>The time at which the cases were made, as rules see it.</summary>
    internal Timestamp Now { get; init; }

    /// <summary>The questions of the makers to the rules; null where no case was made.</summary>
    internal RulesQuestions? Rules { get; init; }
}

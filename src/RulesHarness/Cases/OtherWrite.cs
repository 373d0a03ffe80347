using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Another write of a batch, and what the requested one asks of its document.</summary>
/// <param name="Collection">The collection of its document.</param>
/// <param name="Write">The write, before anything that is asked for holds.</param>
/// <param name="Wanted">The comparisons that hold after it; <c>new.</c> fields are those that an update leaves.</param>
/// <param name="Before">The comparisons that hold for an updated or deleted document before it.</param>
internal sealed record OtherWrite(
    Collection Collection,
    BatchedWrite Write,
    IReadOnlyList<Comparison> Wanted,
    IReadOnlyList<Comparison> Before
);

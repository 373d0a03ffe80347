using FluentAssertions.Primitives;
using RulesHarness.Conformance.Tests.Harness;

namespace RulesHarness.Conformance.Tests;

internal static class ComparisonAssertionsExtensions
{
    public static ComparisonAssertions Should(this ComparisonResult result) => new(result);
}

/// <summary>Assertions about a comparison.</summary>
internal sealed class ComparisonAssertions(ComparisonResult subject)
    : ObjectAssertions<ComparisonResult, ComparisonAssertions>(subject)
{
    /// <summary>Both sides said the same, so many times.</summary>
    public void Agree(int decisions)
    {
        if (Subject.Disagreements.Count > 0)
        {
            // Assertions would take the braces of rules for places to fill in.
            throw new AssertionException($"{Subject.Disagreements.Count} of {decisions} differ:{Subject.Text}");
        }

        Subject.Decisions.Should().Be(decisions);
    }
}

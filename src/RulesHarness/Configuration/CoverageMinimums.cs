using RulesHarness.Specification.Model;

namespace RulesHarness.Configuration;

/// <summary>The least coverage that a project accepts; null where it sets none.</summary>
/// <param name="Rules">Of the allow statements, those that a case reached.</param>
/// <param name="Conditions">Of the conditions of the rules, those that are shown.</param>
/// <param name="Spec">Of the lines of the spec that cases come from, those that have one.</param>
internal sealed record CoverageMinimums(CoverageMinimum? Rules, CoverageMinimum? Conditions, CoverageMinimum? Spec)
{
    /// <summary>No minimum.</summary>
    public static CoverageMinimums None { get; } = new(null, null, null);

    /// <summary>The same minimum of all.</summary>
    internal static CoverageMinimums OfAll(int percent, Place place)
    {
        var minimum = new CoverageMinimum(percent, place);
        return new CoverageMinimums(minimum, minimum, minimum);
    }
}

/// <summary>A percentage from 0 to 100, and where it is set.</summary>
internal sealed record CoverageMinimum(int Percent, Place Place);

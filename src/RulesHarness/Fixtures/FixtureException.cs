using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>No data can be made for what the spec says; <c>Place</c> is where it says it.</summary>
internal sealed class FixtureException(string message, Place place) : Exception(message)
{
    /// <summary>The place in the spec.</summary>
    public Place Place { get; } = place;
}

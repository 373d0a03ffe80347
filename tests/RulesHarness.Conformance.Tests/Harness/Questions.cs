namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>
/// The questions that the emulator is asked: every fifth, or all of them where <c>RULESHARNESS_CONFORMANCE</c> is
/// <c>all</c>. It takes as long for one as our own code takes for a thousand.
/// </summary>
internal static class Questions
{
    /// <summary>No divisor of the number of types, so that each operand has its turn on both sides.</summary>
    private const int Step = 5;

    private static readonly bool AsksAll = Environment.GetEnvironmentVariable("RULESHARNESS_CONFORMANCE") == "all";

    public static IReadOnlyList<T> Asked<T>(IEnumerable<T> all) =>
        [.. all.Where((_, number) => AsksAll || number % Step == 0)];
}

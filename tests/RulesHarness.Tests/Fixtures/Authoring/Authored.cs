using RulesHarness.Fixtures.Authoring;

namespace RulesHarness.Tests.Fixtures.Authoring;

/// <summary>Fixtures of the specs that tests read.</summary>
internal static class Authored
{
    public static DocumentFixtures Sample { get; } = Of(TestData.Sample);

    public static DocumentFixtures Everything { get; } = Of(TestData.Text("Fixtures/Data/everything.md"));

    public static DocumentFixtures Of(string spec, int seed = 1) =>
        new(TestData.Model(spec), seed, TimeProvider.System);
}

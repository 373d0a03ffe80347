using System.Text;
using RulesHarness.Conformance.Tests.Harness;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>A small part of what bench/Differential does: random rules and requests, decided by both sides.</summary>
public sealed class RandomRequestTests
{
    private const int Units = 50;
    private const int Requests = 10;

    private static readonly IReadOnlyList<int> Seeds = Questions.Asked(Enumerable.Range(1, 10));

    [Test]
    public async Task Random_request_is_decided_as_in_the_emulator([ValueSource(nameof(Seeds))] int seed)
    {
        var project = TestEmulator.NewProject();
        var now = TimeProvider.System.GetUtcNow();
        var batch = Batch.Make(seed, project, Units, Requests, now);

        var result = await new BatchRun(TestEmulator.Shared, TestEmulator.Connection, project, batch, now).RunAsync();

        result.Misjudged.Should().BeEmpty();
        result.Decisions.Length.Should().BeGreaterThan(50);
        Told(
                result.Decisions.Where(decided =>
                    decided.Emulator.IsAllowed is not null && decided.Emulator.Cause != decided.Own.Cause
                )
            )
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Same_seed_makes_the_same_rules()
    {
        Batch
            .Make(1, "demo-a", Units, Requests, DateTimeOffset.UnixEpoch)
            .Rules.Text.Should()
            .Be(Batch.Make(1, "demo-a", Units, Requests, DateTimeOffset.UnixEpoch).Rules.Text);
    }

    private static string Told(IEnumerable<Decided> disagreements) =>
        disagreements
            .Aggregate(
                new StringBuilder(),
                (text, decided) =>
                    text.AppendLine(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{decided.Attempt.Method} {decided.Attempt.Path}: emulator {decided.Emulator}, own {decided.Own}\n{decided.Unit.Text}"
                    )
            )
            .ToString();
}

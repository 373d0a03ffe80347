using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Exploration;

/// <summary>
/// Requests that the embedded engine found in the rules are sent to the emulator, when it is an engine of the check.
/// </summary>
public sealed class EngineConfirmationTests
{
    private const string Door = "allow delete: if 'ops' in request.auth.token.groups || ";

    private static readonly string Open = Notes.With("allow delete: if ", Door);

    [Test]
    public async Task Request_that_the_emulator_allows_too_is_a_failed_case()
    {
        var report = await Notes.CheckAsync(Open);

        Failed(report).Should().Equal("notes/delete/rules/line-13");
        report.Diagnostics.Should().NotContain(finding => finding.Id.StartsWith("RH45", StringComparison.Ordinal));
    }

    [Test]
    public async Task Request_that_the_other_engine_denies_is_a_difference_between_the_engines()
    {
        var report = await Notes.CheckEmbeddedAsync(Open);
        await using var other = new EmbeddedHost(TimeProvider.System);

        var (confirmed, differing) = await new EngineConfirmation(other, TestRules.Of(Notes.Matches)).OfAsync(
            [.. report.Verdicts.Where(IsOfRules)],
            CancellationToken.None
        );

        confirmed.Should().BeEmpty();
        differing.Should().ContainSingle().Which.Id.Should().Be("RH4501");
        differing[0].Message.Should().Contain("notes/delete/rules/line-13");
    }

    [Test]
    public async Task Request_that_the_other_engine_allows_stays_what_it_was()
    {
        var report = await Notes.CheckEmbeddedAsync(Open);
        await using var other = new EmbeddedHost(TimeProvider.System);
        List<Verdict> found = [.. report.Verdicts.Where(IsOfRules)];

        var (confirmed, differing) = await new EngineConfirmation(other, report.Plan.Rules).OfAsync(
            found,
            CancellationToken.None
        );

        confirmed.Should().Equal(found).And.NotBeEmpty();
        differing.Should().BeEmpty();
    }

    private static bool IsOfRules(Verdict verdict) =>
        verdict.Case.Id.Contains("/rules/line-", StringComparison.Ordinal);

    private static IEnumerable<string> Failed(CheckReport report) =>
        report.Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed).Select(verdict => verdict.Case.Id);
}

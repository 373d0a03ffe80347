using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Exploration;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>The cases of the sample's spec, made once, and decided on the embedded engine under any rules.</summary>
internal static class SampleCases
{
    // The cases hold for a minute, and the last test may come later.
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly Lazy<CheckPlan> Plan = new(() =>
        CheckPlan.Make(new CheckOptions { Project = SampleProject.Copy().Folder }, Now)
    );

    /// <summary>The cases that fail under these rules, each decided when it is asked for.</summary>
    public static async IAsyncEnumerable<Verdict> FailuresAsync(string rules)
    {
        await using var engine = new EmbeddedHost(new FixedClock(Now));
        var opening = await engine.OpenAsync(
            new RulesFile(SampleProject.Rules, rules),
            Task.FromResult<Dataset?>(Plan.Value.Cases!.Data)
        );
        opening.Session.Should().NotBeNull("it compiles");
        foreach (var one in Plan.Value.Cases!.Cases)
        {
            var verdict = await opening.Session!.RunAsync(one);
            if (verdict.Status == CaseStatus.Failed)
            {
                yield return verdict;
            }
        }
    }
}

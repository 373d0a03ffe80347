using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// Tries a random part of all single edits of the sample's rules: the check fails for each edit that changes what the
/// rules allow.
/// </summary>
public sealed class SingleEditTests
{
    /// <summary>A twentieth of all, and not fewer than this.</summary>
    private const int Fewest = 120;

    /// <summary>Which ones: another number takes others.</summary>
    private const int Seed = 1;

    private static readonly string Rules = SampleProject.Original(SampleProject.Rules);

    private static readonly IReadOnlyList<SingleEdit> All = SingleEdits.Of(Rules);

    private static readonly SingleEdit[] Taken = Take();

    [Test]
    public void Edits_are_of_every_kind() =>
        All.GroupBy(edit => edit.Kind).Should().HaveCount(8).And.OnlyContain(kind => kind.Count() > 20);

    [Test]
    public void Edits_that_change_nothing_are_explained() =>
        EqualEdits
            .Reasons.Keys.Except(Taken.Select(edit => edit.Describe(Rules)))
            .Should()
            .BeEmpty("an explanation is of an edit that is tried");

    [TestCaseSource(nameof(Taken))]
    public async Task Check_fails_where(SingleEdit edit)
    {
        var rules = edit.Apply(Rules);
        var isFailed = await SampleCases.FailuresAsync(rules).AnyAsync();

        if (EqualEdits.Reasons.TryGetValue(edit.Describe(Rules), out var reason))
        {
            isFailed.Should().BeFalse($"nothing can fail: {reason}");
        }
        else
        {
            (isFailed || await IsFoundAsync(rules)).Should().BeTrue(edit.Describe(Rules));
        }
    }

    /// <summary>
    /// Returns true if the whole check fails: it also makes cases of what the edited rules say, and has findings.
    /// </summary>
    private static async Task<bool> IsFoundAsync(string rules)
    {
        var project = SampleProject.Copy().Write(SampleProject.Rules, rules);
        var report = await Checker.RunAsync(
            new CheckOptions { Project = project.Folder, Engine = EngineChoice.Embedded },
            TimeProvider.System
        );
        return report.Outcome == Outcome.Fails;
    }

    private static SingleEdit[] Take()
    {
        var random = new Random(Seed);
        var count = Math.Max(Fewest, All.Count / 20);
        return [.. All.OrderBy(_ => random.Next()).Take(count).OrderBy(edit => edit.Span.Offset)];
    }
}

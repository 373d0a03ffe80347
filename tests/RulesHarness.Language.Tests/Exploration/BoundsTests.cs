using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Searches in large rules end: what they do is counted.</summary>
public sealed class BoundsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The step that goes beyond the end may be one attempt: it compiles and evaluates up to 400 conditions, which may
    /// have 1,000 expressions each.
    /// </summary>
    private const int LargestStep = 1_000_000;

    [TestCaseSource(typeof(LargeRules), nameof(LargeRules.All))]
    public void Search_for_ways_ends_within_its_work(string rules)
    {
        const int Most = 50_000;
        var explorer = ExplorerOf(rules, Most);

        var explored = explorer.Explore().ToList();

        explorer.Work.Done.Should().BeLessThan(Most + LargestStep);
        (explored.Exists(one => one.IsCutOff) || !explorer.Work.IsSpent).Should().BeTrue();
    }

    [TestCaseSource(typeof(LargeRules), nameof(LargeRules.All))]
    public void Search_for_pairs_ends_within_its_work(string rules)
    {
        const int Most = 50_000;
        var explorer = ExplorerOf(rules, Most);

        var found = new ConditionExplorer(explorer).Explore([]);

        explorer.Work.Done.Should().BeLessThan(Most + LargestStep);
        (found.IsCutOff || !explorer.Work.IsSpent).Should().BeTrue();
    }

    private static RulesExplorer ExplorerOf(string rules, long work)
    {
        var parsed = RulesParser.Parse(rules);
        parsed.HasErrors.Should().BeFalse(string.Join('\n', parsed.Diagnostics));
        return new RulesExplorer(parsed, RulesProgram.Compile(parsed), Now, new SearchWork(work));
    }
}

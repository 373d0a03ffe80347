using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Syntax;
using RulesHarness.Suites;

namespace RulesHarness.Access;

/// <summary>Decides the cases of a suite on the embedded engine, as <c>eval</c> does, at more than one time.</summary>
internal static class SuiteConfirmation
{
    private const int LaterYears = 30;

    /// <summary>The names of the cases that pass whenever they run.</summary>
    public static async Task<IReadOnlySet<string>> OfAsync(AccessReport report, string suite)
    {
        var read = TestSuiteReader.Read("suite", suite);
        var now = await PassedAsync(report.Rules!.File, read, report.Options.Time);
        now.IntersectWith(await PassedAsync(report.Rules!.File, read, report.Options.Time.AddYears(LaterYears)));
        return now;
    }

    private static async Task<HashSet<string>> PassedAsync(RulesFile rules, TestSuite suite, DateTimeOffset time)
    {
        var clock = new FixedTime(time);
        await using var host = new EmbeddedHost(clock);
        await using var run = new SuiteRun(host, rules, clock);
        var passed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tried in suite.Cases)
        {
            if ((await run.DecideAsync(tried, CancellationToken.None)).Status == SuiteStatus.Passed)
            {
                passed.Add(tried.Name);
            }
        }

        return passed;
    }

    private sealed class FixedTime(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}

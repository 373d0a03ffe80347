using RulesHarness.Suites;

namespace RulesHarness.Access;

/// <summary>Decides the cases of a suite on the embedded engine, as <c>eval</c> does, at more than one time.</summary>
internal static class SuiteConfirmation
{
    private const int LaterYears = 30;

    /// <summary>The names of the cases that pass whenever they run.</summary>
    public static IReadOnlySet<string> Of(AccessReport report, string suite)
    {
        var read = TestSuiteReader.Read("suite", suite);
        var times = new[] { report.Options.Time, report.Options.Time.AddYears(LaterYears) };
        var engines = times.Select(time => new EmbeddedSuite(report.Rules!, new FixedTime(time))).ToList();
        return read
            .Cases.Where(each => engines.TrueForAll(engine => engine.Decide(each).Status == SuiteStatus.Passed))
            .Select(each => each.Name)
            .ToHashSet(StringComparer.Ordinal);
    }

    private sealed class FixedTime(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}

using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines.Embedded;
using RulesHarness.Fixtures;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification;

namespace RulesHarness.Differences;

/// <summary>The cases of a spec, decided under any rules.</summary>
internal sealed class CaseDecisions(string spec, DateTimeOffset now)
{
    private readonly CaseSet _cases = CaseGenerator.Generate(
        SpecReader.Read(new SpecFile("database.md", spec)).Model,
        new FixtureOptions(),
        now
    );

    /// <summary>Whether each case is allowed, in order.</summary>
    public async Task<bool[]> OfAsync(string rules)
    {
        var compiled = CompiledRules.Of(new RulesFile("firestore.rules", rules));
        var session = new EmbeddedSession(compiled, _cases.Data, new FixedClock(now));
        var decided = new List<bool>();
        foreach (var one in _cases.Cases)
        {
            var verdict = await session.RunAsync(one);
            decided.Add(verdict.IsAllowed == true);
        }

        return [.. decided];
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

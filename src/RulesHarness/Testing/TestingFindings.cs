using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Testing;

/// <summary>What keeps tests from being run.</summary>
internal static class TestingFindings
{
    public static readonly DiagnosticDescriptor OneEngine = new("RH4601", Error,
        "an environment is on one engine, not on both", "start one for each, or derive from `RulesTests`, whose tests run on both");

    public static readonly DiagnosticDescriptor NoRules = new("RH4602", Error,
        "there are no rules to test", "name them in firebase.json, or put them at `rules/firestore.rules`");
}

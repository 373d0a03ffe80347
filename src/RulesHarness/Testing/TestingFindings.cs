using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Testing;

// The message of each diagnostic is its documentation.
#pragma warning disable CS1591

/// <summary>What keeps tests from being run.</summary>
public static class TestingFindings
{
    public static readonly DiagnosticDescriptor OneEngine = new(
        "RH4601",
        Error,
        "an environment is on one engine, not on both",
        "start one for each, or derive from `RulesTests`, whose tests run on both"
    );

    public static readonly DiagnosticDescriptor NoRules = new(
        "RH4602",
        Error,
        "there are no rules to test",
        "name them in firebase.json, or put them at `rules/firestore.rules`"
    );

    public static readonly DiagnosticDescriptor NoAnswer = new(
        "RH4603",
        Error,
        "the {0} engine gave no verdict: {1}",
        "this says nothing of the rules: run the test again, and look at the emulator's log"
    );

    public static readonly DiagnosticDescriptor AnotherTests = new(
        "RH4605",
        Error,
        "this client belongs to `{0}`, and `{1}` used it",
        "call `As(...)` in the test itself and keep the client in a local variable: a field is shared by tests that run at once"
    );

    public static readonly DiagnosticDescriptor OneSuite = new(
        "RH4604",
        Error,
        "`{0}` is one suite of tests, and can't run on both engines",
        "remove its [TestFixture] attribute, or choose an engine with [Rules(Engine = ...)]"
    );
}

using RulesHarness.Diagnostics;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Testing;

// The message of each diagnostic is its documentation.
#pragma warning disable CS1591

/// <summary>The diagnostics about tests that cannot be run.</summary>
public static class TestingDiagnostics
{
    public static readonly DiagnosticDescriptor OneEngine = new(
        "RH4601",
        Error,
        "one `RulesTestEnvironment` can't run on both the embedded engine and the emulator",
        "start one for each engine, or let the test class inherit from `RulesTests`, which runs each test on both"
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
        "read the emulator's log and run the test again: the request was neither allowed nor denied"
    );

    public static readonly DiagnosticDescriptor AnotherTests = new(
        "RH4605",
        Error,
        "this client belongs to `{0}`, and `{1}` used it",
        "call `As(...)` in the test itself and keep the client in a local variable: a field is shared by tests "
            + "that run in parallel"
    );

    public static readonly DiagnosticDescriptor OneSuite = new(
        "RH4604",
        Error,
        "`{0}` has an attribute that makes it one test fixture, so it can't run on both engines",
        "remove its [TestFixture] attribute, or choose an engine with [Rules(Engine = ...)]"
    );

    public static readonly DiagnosticDescriptor NoReport = new(
        "RH4606",
        Error,
        "`{0}` does not name a report",
        "write FORMAT=FILE in `RULESHARNESS_REPORTS` or in `[Spec(Reports = [...])]`, with one of the formats {1}"
    );

    public static readonly DiagnosticDescriptor ReportNotWritten = new(
        "RH4607",
        Error,
        "the report `{0}` can't be written: {1}",
        "create its folder, or name another file in `RULESHARNESS_REPORTS` or in `[Spec(Reports = [...])]`"
    );

    public static readonly DiagnosticDescriptor ReportOfTwo = new(
        "RH4608",
        Error,
        "the classes `{0}` and `{1}` write the same report",
        "write `{{class}}` in the name of the file, which stands for the name of the class, or name another file in "
            + "`[Spec(Reports = [...])]`"
    );
}

using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Suites;

/// <summary>The findings about a file of test cases.</summary>
internal static class SuiteFindings
{
    public static readonly DiagnosticDescriptor NotJson = new("RH6201", Error, "the suite is not JSON: {0}", "");

    public static readonly DiagnosticDescriptor NoCases = new(
        "RH6202",
        Error,
        "the suite has no test cases",
        "list them in `testCases`"
    );

    public static readonly DiagnosticDescriptor Missing = new("RH6203", Error, "{0} lacks `{1}`", "write {2}");

    public static readonly DiagnosticDescriptor WrongKind = new("RH6204", Error, "`{0}` is not {1}", "write {1}");

    public static readonly DiagnosticDescriptor Unknown = new(
        "RH6205",
        Warning,
        "`{0}` is not known here, and is passed over",
        "write one of {1}"
    );

    public static readonly DiagnosticDescriptor NoFunction = new(
        "RH6206",
        Error,
        "`{0}` is no function that can be mocked",
        "mock `get`, `exists`, `getAfter` or `existsAfter`, by the path they are asked for"
    );

    public static readonly DiagnosticDescriptor Contradiction = new(
        "RH6207",
        Error,
        "what is said of `{0}` contradicts itself",
        "let documents and mocks say one thing of each document"
    );

    public static readonly DiagnosticDescriptor OneEngine = new(
        "RH6208",
        Error,
        "a suite is decided by one engine, not by both",
        "choose `emulator` or `embedded`"
    );

    public static readonly JsonFindings OfJson = new(NotJson, Missing, WrongKind, Unknown);
}

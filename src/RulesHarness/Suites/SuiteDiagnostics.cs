using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Suites;

/// <summary>The findings about a file of test cases.</summary>
internal static class SuiteDiagnostics
{
    public static readonly DiagnosticDescriptor NotJson = new(
        "RH6201",
        Error,
        "the file of test cases is not JSON: {0}",
        "correct it: a suite is a JSON object with the list `testCases`"
    );

    public static readonly DiagnosticDescriptor NoCases = new(
        "RH6202",
        Error,
        "the suite has no test cases",
        "list them in `testCases`"
    );

    public static readonly DiagnosticDescriptor Missing = new("RH6203", Error, "`{1}` is missing in {0}", "write {2}");

    public static readonly DiagnosticDescriptor WrongKind = new("RH6204", Error, "`{0}` is not {1}", "write {1}");

    public static readonly DiagnosticDescriptor Unknown = new(
        "RH6205",
        Warning,
        "unknown key `{0}`, which is ignored",
        "write one of {1}"
    );

    public static readonly DiagnosticDescriptor NoFunction = new(
        "RH6206",
        Error,
        "`{0}` is not a function that can be mocked",
        "mock `get`, `exists`, `getAfter` or `existsAfter` with the path that they look up"
    );

    public static readonly DiagnosticDescriptor Contradiction = new(
        "RH6207",
        Error,
        "the suite describes the document `{0}` in two different ways",
        "describe the document once, or in the same way everywhere"
    );

    public static readonly DiagnosticDescriptor OneEngine = new(
        "RH6208",
        Error,
        "a suite can't be run on both engines at once",
        "write `--engine emulator` or `--engine embedded`"
    );

    public static readonly JsonDiagnostics OfJson = new(NotJson, Missing, WrongKind, Unknown);
}

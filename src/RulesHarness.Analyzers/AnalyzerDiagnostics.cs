using Microsoft.CodeAnalysis;

namespace RulesHarness.Analyzers;

/// <summary>The diagnostics of the analyzer. Each has a section in docs/analyzers.md.</summary>
internal static class AnalyzerDiagnostics
{
    private const string Category = "RulesHarness";

    public static readonly DiagnosticDescriptor Operation = New(
        "RHA0001",
        DiagnosticSeverity.Warning,
        "The result of an operation is never observed",
        "Nothing awaits `{0}`, so the test goes on whatever its result is: await it, return it, or assert its "
            + "outcome, as in `await ….Should().BeAllowedAsync()`"
    );

    public static readonly DiagnosticDescriptor NoAssertion = New(
        "RHA0002",
        DiagnosticSeverity.Error,
        "Should() without an assertion",
        "`{0}()` asserts nothing by itself: add an assertion, as in `await ….Should().BeDeniedAsync()`"
    );

    public static readonly DiagnosticDescriptor Assertion = New(
        "RHA0003",
        DiagnosticSeverity.Error,
        "An assertion is never awaited",
        "Nothing awaits `{0}`, so it can't fail the test: write `await` before the whole assertion, or return it"
    );

    public static readonly DiagnosticDescriptor Local = New(
        "RHA0004",
        DiagnosticSeverity.Error,
        "A local variable holds an operation or an assertion that is never awaited",
        "`{1}` holds the result of `{0}`, and nothing uses it afterwards: await it, return it, or assert its outcome"
    );

    private static DiagnosticDescriptor New(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true);
}

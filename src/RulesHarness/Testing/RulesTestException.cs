using RulesHarness.Diagnostics;

namespace RulesHarness.Testing;

/// <summary>
/// An error that prevents tests from running at all, such as rules that don't compile: never a verdict.
/// </summary>
public sealed class RulesTestException : Exception
{
    private RulesTestException(IReadOnlyList<Diagnostic> findings)
        : base(string.Join('\n', findings)) => Diagnostics = findings;

    /// <summary>All that was found, with places.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Makes the exception that lists diagnostics.</summary>
    public static RulesTestException Refused(IEnumerable<Diagnostic> findings) =>
        new([.. findings.Where(finding => finding.Severity == Severity.Error)]);
}

using RulesHarness.Cases;
using RulesHarness.Diagnostics;

namespace RulesHarness.Suites;

/// <summary>What a test case expects.</summary>
public enum Expectation
{
    /// <summary>Nothing: the case is only decided.</summary>
    Unspecified,

    /// <summary>That the request is allowed.</summary>
    Allow,

    /// <summary>That it is denied.</summary>
    Deny,
}

/// <summary>
/// A test case: the request, the documents that are there before it, by path below the root, and when it is made, null for now.
/// <c>Otherwise</c> are the fields of every document that is looked up and not among them, null where there is none.
/// </summary>
public sealed record SuiteCase(
    AccessCase Case, Expectation Expectation, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Documents, DateTimeOffset? Time, IReadOnlyDictionary<string, object?>? Otherwise);

/// <summary>Test cases as a file has them, in its order, and what is wrong with it: with an error there are no cases.</summary>
public sealed record TestSuite(IReadOnlyList<SuiteCase> Cases, IReadOnlyList<Diagnostic> Diagnostics);

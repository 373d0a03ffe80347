using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;

namespace RulesHarness.Suites;

/// <summary>The expected decision of a test case.</summary>
internal enum Expectation
{
    /// <summary>Nothing: the case is only decided.</summary>
    Unspecified,

    /// <summary>That the request is allowed.</summary>
    Allow,

    /// <summary>That it is denied.</summary>
    Deny,
}

/// <summary>A test case: a request, and the documents that are there before it.</summary>
internal sealed record SuiteCase
{
    internal SuiteCase(SuiteCall call) => Call = call;

    /// <summary>The name that the suite gives it, or its place in the list, as in <c>testCases[3]</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public required Place Place { get; init; }

    /// <summary>The decision that the suite expects.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>The caller.</summary>
    public required Identity Caller { get; init; }

    /// <summary>
    /// The fields of the documents of the request's database that are there before it, by path below the root, such as
    /// <c>posts/p1</c>.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Documents { get; init; }

    /// <summary>When the request is made; null for now.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>
    /// The fields of every document that is looked up and not among <see cref="Documents"/>; null where there is none.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Otherwise { get; init; }

    /// <summary>The request.</summary>
    internal SuiteCall Call { get; }
}

/// <summary>
/// Test cases as a file has them, in its order, and what is wrong with it: with an error there are no cases.
/// </summary>
internal sealed record TestSuite
{
    internal TestSuite(IReadOnlyList<SuiteCase> cases, IReadOnlyList<Diagnostic> diagnostics)
    {
        Cases = cases;
        Diagnostics = diagnostics;
    }

    internal IReadOnlyList<SuiteCase> Cases { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}

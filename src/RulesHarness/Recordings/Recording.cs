using Google.Protobuf;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Recordings;

/// <summary>The requests of a run of tests, and the answers that the tests depend on.</summary>
/// <param name="File">The path, as diagnostics name it.</param>
/// <param name="Tests">The tests; empty if the file has errors.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
internal sealed record Recording(string File, IReadOnlyList<RecordedTest> Tests, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>A test that was recorded.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Line">The line of the recording, from 1.</param>
/// <param name="HasFailed">Whether it failed: then it has no decisions.</param>
/// <param name="Unchecked">The number of requests whose verdict the test does not check, and goes on after.</param>
/// <param name="Decisions">The decisions that it depends on, in order.</param>
internal sealed record RecordedTest(
    string Name,
    int Line,
    bool HasFailed,
    int Unchecked,
    IReadOnlyList<RecordedDecision> Decisions
);

/// <summary>The claims that a test depends on.</summary>
/// <param name="Test">The full name of the test.</param>
/// <param name="Line">The line of the recording, from 1.</param>
/// <param name="IsAllowed">Whether all requests must be allowed; if not, at least one must be denied.</param>
/// <param name="IsAsserted">Whether an assertion says so; if not, the test would fail by the exception.</param>
/// <param name="Place">The file and the line of the test, as <c>file:line</c>; null if they are not known.</param>
/// <param name="Requests">The requests, in order.</param>
internal sealed record RecordedDecision(
    string Test,
    int Line,
    bool IsAllowed,
    bool IsAsserted,
    string? Place,
    IReadOnlyList<RecordedRequest> Requests
)
{
    /// <summary>The test and the place, as reports name them.</summary>
    public string Id => Place is null ? Test : $"{Test} ({Place})";

    /// <summary>Returns true if rules decide all requests as the test depends on.</summary>
    public bool Holds(RulesProgram rules)
    {
        List<bool?> verdicts = [.. Requests.Select(request => request.IsAllowed(rules))];
        // A request that rules were not asked about is neither allowed nor denied.
        return !verdicts.Contains(null) && verdicts.TrueForAll(verdict => verdict == true) == IsAllowed;
    }
}

/// <summary>A request as it was sent, with all that its decision depends on but the rules.</summary>
internal sealed class RecordedRequest
{
    private readonly IDocumentSource _documents;
    private readonly RulesValue? _token;

    internal RecordedRequest(
        IMessage message,
        IReadOnlyDictionary<string, object?>? claims,
        DateTimeOffset time,
        string rules,
        IDocumentSource documents
    )
    {
        (Message, Claims, Time, Rules, _documents) = (message, claims, time, rules, documents);
        _token = claims is null ? null : RulesValues.Of(claims);
    }

    /// <summary>The request.</summary>
    public IMessage Message { get; }

    /// <summary>The claims of the caller; null for one who isn't signed in.</summary>
    public IReadOnlyDictionary<string, object?>? Claims { get; }

    /// <summary>The time of the request.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The name of the rules file that decided.</summary>
    public string Rules { get; }

    /// <summary>The questions that the request asks rules, one for each document or query.</summary>
    public IReadOnlyList<AuthorizationRequest> Asked => RulesRequestFactory.Of(Message, _documents, Claims, Time);

    /// <summary>Returns true if rules allow it, false if they deny it, and null if they are not asked.</summary>
    public bool? IsAllowed(RulesProgram rules) => Decide(rules)?.IsAllowed;

    /// <summary>The decision of rules; null if they are not asked.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="observe">Is called with every expression that is evaluated.</param>
    public Decision? Decide(RulesProgram rules, Action<Expression, RulesValue>? observe = null) =>
        MessageDecision.Of(rules, Message, _documents, _token, Time, observe).Decision;
}

using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Suites;

/// <summary>Decides test cases by the library's own reading of the rules, which compile.</summary>
internal sealed class EmbeddedSuite(CompiledRules rules, TimeProvider clock)
{
    private const string Project = "demo-project";

    private readonly RulesProgram _program =
        rules.Program ?? throw new ArgumentException("the rules have errors", nameof(rules));

    /// <summary>Decides a test case.</summary>
    public SuiteResult Decide(SuiteCase tried)
    {
        if (tried.Call.Unsupported is { } unsupported)
        {
            return SuiteResult.Undecided(tried, unsupported);
        }
        var database = $"projects/{Project}/databases/{tried.Call.Database}";
        var message = tried.Call.Message(database);
        if (Refused(message, $"{database}/documents") is { } refused)
        {
            return SuiteResult.Undecided(tried, $"{refused.StatusCode}: {refused.Detail}");
        }
        var asked = RulesRequestFactory.Of(
            message,
            new Source(tried),
            tried.Caller.Token,
            tried.Time ?? clock.GetUtcNow()
        );
        var decision = _program.Decide(asked[0].Request, asked[0].Documents);
        if (
            decision.IsAllowed
            && message is RunQueryRequest { StructuredQuery: var query }
            && QueryCheck.Of(query) is { } unanswered
        )
        {
            return SuiteResult.Undecided(tried, $"{unanswered.StatusCode}: {unanswered.Detail}");
        }
        return decision.IsAllowed
            ? SuiteResult.Decided(tried, Cause.True, decision.Line, "")
            : SuiteResult.Decided(
                tried,
                decision.Cause,
                decision.Line ?? tried.Call.BlockLine(rules.Outline),
                DenialText.Of(DenialText.Tried(decision, tried.Call.Method))
            );
    }

    private static Status? Refused(IMessage message, string root) =>
        message switch
        {
            GetDocumentRequest get => FailureOf(NameParser.Document(get.Name)),
            CommitRequest commit => WriteCheck.Of(commit.Writes[0], root),
            RunQueryRequest query => FailureOf(NameParser.Parent(query.Parent))
                ?? QueryCheck.BeforeRules(query.StructuredQuery),
            _ => null,
        };

    private static Status? FailureOf(CallResult<ResourceName> name) => name.IsOk ? null : name.Failure;

    /// <summary>The documents of a test case; of others than the request's own it may say what they all are.</summary>
    private sealed class Source(SuiteCase tried) : IDocumentSource
    {
        public IReadOnlyDictionary<string, object?>? Find(string path) => tried.Documents.GetValueOrDefault(path);

        public RulesValue? Value(string path)
        {
            var fields = Find(path) ?? (path == tried.Call.Path ? null : tried.Otherwise);
            return fields is null ? null : RulesValues.Of(fields);
        }
    }
}

using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Protocol;
using RulesHarness.Specification.Semantics;
using Document = RulesHarness.Specification.Semantics.Document;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Rules and data in this process. Nothing here ends before its session does, and no case changes what another finds.
/// </summary>
internal sealed class EmbeddedSession : IRulesSession
{
    private readonly CompiledRules _rules;
    private readonly EmbeddedStore _store;
    private readonly RulesProgram _program;
    private readonly TimeProvider _clock;
    private readonly QueryAnswers _queries;
    private readonly CoverageTree _tree;
    private CaseDecider _decider;

    /// <summary>Opens one on rules that compile.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="data">The documents.</param>
    /// <param name="clock">The clock of the cases.</param>
    /// <param name="queryEngine">Answers queries; null for the engine that serves clients.</param>
    /// <param name="questions">The questions of cases on this data; null to make each anew.</param>
    public EmbeddedSession(
        CompiledRules rules,
        Dataset data,
        TimeProvider clock,
        QueryEngine? queryEngine = null,
        CaseQuestions? questions = null
    )
    {
        _program = rules.Program ?? throw new ArgumentException("the rules have errors", nameof(rules));
        (_rules, _clock) = (rules, clock);
        _store = new EmbeddedStore(data);
        _decider = new CaseDecider(_program, questions ?? new CaseQuestions(_store), clock);
        _queries = new QueryAnswers(_store, queryEngine ?? QueryEngine.OfServing);
        _tree = new CoverageTree(rules.Parsed);
    }

    /// <summary>Thousands of cases are decided in a second.</summary>
    public bool IsSlow => false;

    public int Concurrency => Environment.ProcessorCount;

    /// <summary>Nothing is kept of a case.</summary>
    public int CasesBeforeRenewal => int.MaxValue;

    public Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Decide(accessCase, null));
    }

    public Task<RuleCoverage?> CoverageOfAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
    {
        var recorder = new CoverageRecorder();
        Decide(accessCase, recorder);
        return Task.FromResult<RuleCoverage?>(_tree.Of(recorder));
    }

    public Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var document in documents)
        {
            _store.Store(document);
        }
        // Questions that were made before do not know these documents.
        _decider = new CaseDecider(_program, new CaseQuestions(_store), _clock);
        return Task.CompletedTask;
    }

    public Task RenewAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Nobody else has the rules.</summary>
    public Task VerifyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Verdict Decide(AccessCase accessCase, CoverageRecorder? recorder)
    {
        var asked = _decider.Ask(accessCase);
        var decided = _decider.Decide(asked, recorder is null ? null : recorder.Observe);
        var response = EmbeddedHost.ResponseTo(decided);
        var complete = response.IsAllowed switch
        {
            true => Answered(response, accessCase, asked.Message),
            false => response with { Line = response.Line ?? _rules.Outline.BlockLine(RequestTarget.Of(accessCase)) },
            null => response,
        };
        return Verdict.Of(accessCase, complete).DowngradedIfAdvisory();
    }

    /// <summary>
    /// The response to an allowed request with its result: only after rules allowed it does it matter whether the
    /// document exists.
    /// </summary>
    private EngineResponse Answered(EngineResponse allowed, AccessCase accessCase, IMessage message)
    {
        if (Missed(accessCase) is { } missed)
        {
            return new EngineResponse(null, missed);
        }

        // Results are asked of those cases only that say what they are.
        return message switch
        {
            RunQueryRequest query when accessCase.Result is not null => _queries.Answer(
                allowed,
                query,
                accessCase.Instead
            ),
            RunAggregationQueryRequest aggregation when accessCase.Result is not null => allowed with
            {
                Aggregate = _queries.Aggregate(aggregation, accessCase.Instead),
            },
            _ => allowed,
        };
    }

    private string? Missed(AccessCase accessCase) =>
        accessCase
            .Together.Prepend(accessCase.Request)
            .Select(request => Missed(accessCase, request))
            .FirstOrDefault(missed => missed is not null);

    private string? Missed(AccessCase accessCase, AccessRequest request) =>
        request switch
        {
            CreateRequest create when Find(accessCase, create.Path) is not null =>
                "AlreadyExists: there is a document at the path",
            UpdateRequest update when Find(accessCase, update.Path) is null =>
                "NotFound: there is no document at the path",
            DeleteRequest delete when Find(accessCase, delete.Path) is null =>
                "NotFound: there is no document at the path",
            _ => null,
        };

    private IReadOnlyDictionary<string, object?>? Find(AccessCase accessCase, string path) =>
        accessCase.Instead.TryGetValue(path, out var instead) ? instead : _store.Find(path);
}

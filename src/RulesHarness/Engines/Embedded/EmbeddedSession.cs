using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Rules and data in this process. Nothing here ends before its session does, and no case changes what another finds.
/// </summary>
internal sealed class EmbeddedSession : IRulesSession
{
    private readonly CompiledRules _rules;
    private readonly RulesProgram _program;
    private readonly EmbeddedStore _store;
    private readonly CaseRulesRequestFactory _requests;
    private readonly QueryAnswers _queries;
    private readonly CoverageTree _tree;

    /// <summary>
    /// Opens one on rules that compile. <paramref name="otherwise"/> is what rules find where there is no document;
    /// null for nothing.
    /// </summary>
    public EmbeddedSession(
        CompiledRules rules,
        Dataset data,
        TimeProvider clock,
        RulesValue? otherwise = null,
        QueryEngine? queryEngine = null
    )
    {
        (this._rules, _program) = (
            rules,
            rules.Program ?? throw new ArgumentException("the rules have errors", nameof(rules))
        );
        _store = new EmbeddedStore(data, otherwise);
        _requests = new CaseRulesRequestFactory(_store, clock);
        _queries = new QueryAnswers(_store, queryEngine ?? QueryEngine.OfServing);
        _tree = new CoverageTree(rules.Parsed);
    }

    public Task<Verdict> RunAsync(AccessCase accessCase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(accessCase);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Decide(accessCase, null));
    }

    public async Task<IReadOnlyList<Verdict>> RunAllAsync(
        IReadOnlyList<AccessCase> cases,
        Action<int, int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(cases);
        var verdicts = new Verdict[cases.Count];
        var (taken, decided) = (-1, 0);
        var workers = Enumerable
            .Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Run(DecideNextOnes, cancellationToken));
        await Task.WhenAll(workers);
        return verdicts;

        void DecideNextOnes()
        {
            for (var at = Interlocked.Increment(ref taken); at < verdicts.Length; at = Interlocked.Increment(ref taken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                verdicts[at] = Decide(cases[at], null);
                progress?.Invoke(Interlocked.Increment(ref decided), verdicts.Length);
            }
        }
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
        return Task.CompletedTask;
    }

    /// <summary>Nobody else has the rules.</summary>
    public Task VerifyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Verdict Decide(AccessCase accessCase, CoverageRecorder? recorder)
    {
        if (CaseRejections.Of(accessCase) is { } refusal)
        {
            return Verdict.Of(accessCase, new EngineResponse(null, refusal), null, null);
        }
        if (accessCase.Caller.IsAdmin)
        {
            return Verdict.Of(accessCase, Allowed(accessCase), Cause.True, null).DowngradedIfAdvisory();
        }
        var (request, documents) = _requests.Of(accessCase);
        var decision = _program.Decide(request, documents, recorder is null ? null : recorder.Observe);
        if (decision.IsAllowed)
        {
            return Verdict.Of(accessCase, Allowed(accessCase), Cause.True, decision.Line).DowngradedIfAdvisory();
        }
        var tried = DenialText.Tried(decision, request.Method);
        var message = LookUpFailures.Rewrite(DenialText.Of(tried), path => _store.Find(path) is not null);
        var denied = new EngineResponse(false, message);
        return (
            Verdict.Of(accessCase, denied, decision.Cause, decision.Line ?? _rules.Outline.BlockLine(accessCase)) with
            {
                Tried = tried,
            }
        ).DowngradedIfAdvisory();
    }

    /// <summary>
    /// Decides the part that follows after rules allowed the request: only then does it matter whether the document
    /// exists.
    /// </summary>
    private EngineResponse Allowed(AccessCase accessCase) =>
        accessCase.Request switch
        {
            CreateRequest create when _store.Find(create.Path) is not null => new EngineResponse(
                null,
                "AlreadyExists: there is a document at the path"
            ),
            UpdateRequest update when _store.Find(update.Path) is null => new EngineResponse(
                null,
                "NotFound: there is no document at the path"
            ),
            DeleteRequest delete when _store.Find(delete.Path) is null => new EngineResponse(
                null,
                "NotFound: there is no document at the path"
            ),
            var query when QueryAnswers.RefusalAfterRules(query) is { } refusal => new EngineResponse(null, refusal),
            // Results are asked of those cases only that say what they are.
            QueryRequest query when accessCase.Result is not null => new EngineResponse(true, "")
            {
                Documents = _queries.Documents(query.Query),
            },
            AggregateRequest aggregate when accessCase.Result is not null => new EngineResponse(true, "")
            {
                Aggregate = _queries.Aggregate(aggregate),
            },
            _ => new EngineResponse(true, ""),
        };
}

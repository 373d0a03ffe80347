using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>One request that rules decided, decided again here so that every expression's value is known.</summary>
internal sealed record ReplayedDecision
{
    internal ReplayedDecision(
        AuthorizationRequest asked,
        RulesFile file,
        CompiledRules rules,
        Decision decision,
        IReadOnlyList<EvaluatedExpression> expressions,
        IReadOnlyList<LookedUpDocument> lookedUp
    )
    {
        Asked = asked;
        File = file;
        Rules = rules;
        Decision = decision;
        Expressions = expressions;
        LookedUp = lookedUp;
    }

    /// <summary>The question.</summary>
    internal AuthorizationRequest Asked { get; init; }

    /// <summary>The rules.</summary>
    internal RulesFile File { get; init; }

    /// <summary>The same, compiled.</summary>
    internal CompiledRules Rules { get; init; }

    /// <summary>The decision of the embedded engine.</summary>
    internal Decision Decision { get; init; }

    /// <summary>The outermost expressions that were evaluated.</summary>
    internal IReadOnlyList<EvaluatedExpression> Expressions { get; init; }

    /// <summary>The documents that conditions looked up.</summary>
    internal IReadOnlyList<LookedUpDocument> LookedUp { get; init; }

    /// <summary>
    /// Firestore's clock ticks in microseconds: this long before a commit its documents were as they had been.
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    private const int LongestExpression = 80;

    /// <summary>
    /// The questions of a call that a test made, in order. What a commit has changed is seen as it was before.
    /// </summary>
    internal static IReadOnlyList<ReplayedDecision> Of(RulesDatabase database, FirestoreCall call)
    {
        if (call.Request is not { } request)
        {
            return [];
        }

        var documents = new StoredDocuments(database.Admin, call.CommitTime - Tick);
        var time = database.RequestTime ?? TimeProvider.System.GetUtcNow();
        var questions = RulesRequestFactory.Of(request, documents, call.Identity.Token, time);
        var shared = questions.Count > 1 ? new SharedLookUps() : null;
        return [.. questions.Select(asked => Of(asked, database.Rules, shared)).OfType<ReplayedDecision>()];
    }

    /// <summary>A question, decided; null for rules that don't compile.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="file">The rules.</param>
    /// <param name="shared">What the questions of the same call before it looked up; null for the only one.</param>
    public static ReplayedDecision? Of(AuthorizationRequest asked, RulesFile file, SharedLookUps? shared = null)
    {
        var rules = CompiledRules.Of(file);
        if (rules.Program is not { } program)
        {
            return null;
        }

        var tree = new EvaluationTree(new FunctionTable(rules.Parsed.File));
        var documents = new RecordedLookUps(asked.Documents);
        var decision = shared is null
            ? program.Decide(asked.Request, documents, tree.Observe)
            : program.DecideNext(asked.Request, documents, shared, tree.Observe);
        return new ReplayedDecision(asked, file, rules, decision, [.. tree.Roots], documents.All);
    }

    /// <summary>
    /// The part of a condition that had no value, and the reason, as in <c>an error in `resource.data.titel` at line 9:
    /// …</c>: that of the most relevant statement, or else of the first that has such a part; null if every part had a
    /// value.
    /// </summary>
    public string? ErrorText
    {
        get
        {
            var conditions = StatementRelevance.Order(Decision).Select(ConditionOf).OfType<EvaluatedExpression>();
            if (conditions.SelectMany(ErrorOrigin.Of).FirstOrDefault() is not { } first)
            {
                return null;
            }

            var expression = new SourceExcerpt(Rules.Parsed).Of(first.Expression, LongestExpression);
            var why = first.Value.FailedLookUp is { } lookUp
                ? LookUpText.WithOriginal(lookUp)
                : ReadableDenial.OneLine(first.Value.Error ?? "");
            return $"an error in `{expression}` at line {first.Expression.Span.Line}: {why}";
        }
    }

    /// <summary>The match blocks whose path is the request's, each with its statements for the method.</summary>
    public IReadOnlyList<MatchedBlock> Blocks =>
        Rules.Outline.Match(RulesPath, Asked.Request.Method, Asked.Request.Database);

    /// <summary>The path as an outline reads it: the documents of a query are a wildcard.</summary>
    public string RulesPath =>
        Asked.Request switch
        {
            { Method: RulesMethod.List, Query.IsCollectionGroup: true } group => $"**/{group.Path}/*",
            { Method: RulesMethod.List } list => $"{list.Path}/*",
            var other => other.Path,
        };

    /// <summary>The evaluated condition of a statement; null if nothing of it was evaluated.</summary>
    internal EvaluatedExpression? ConditionOf(TriedStatement tried)
    {
        var span = tried.Statement.Condition?.Span;
        return Expressions.LastOrDefault(root => root.Expression.Span == span);
    }
}

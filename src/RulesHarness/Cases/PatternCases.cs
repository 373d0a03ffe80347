using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases for access patterns: the query runs as each kind of caller. The pattern names who can run it, or
/// else the Security Rules do. These callers must get exactly the expected documents, which are those of all the data:
/// the patterns are bound before.
/// </summary>
internal sealed class PatternCases(CaseContext context, AcceptedCases accepted)
{
    private readonly AccessOracle _oracle = new(context.Model, accepted.Data, context.Now);
    private readonly SearchedVectors _vectors = new(context.Fixtures);
    private readonly List<Diagnostic> _unclear = [];

    /// <summary>
    /// Adds the cases, and returns the findings about patterns that nobody may run, and about those that others may run
    /// than the ones that they name.
    /// </summary>
    public IReadOnlyList<Diagnostic> Add(IReadOnlyList<BoundPattern> patterns)
    {
        var contradicted = patterns.Where(IsGrantedToOthers).ToHashSet();
        foreach (var bound in patterns.Where(bound => !contradicted.Contains(bound)))
        {
            Add(Searching(bound));
        }
        var run = patterns.Where(IsAllowed).Select(bound => bound.Pattern).ToHashSet();
        return
        [
            .. context.Model.AccessPatterns.Where(pattern => !run.Contains(pattern)).Select(CaseDiagnostics.NobodyRuns),
            .. _unclear.DistinctBy(finding => finding.Message),
            .. contradicted.Select(bound => CaseDiagnostics.Contradicted(bound, _oracle.Granting(bound.Attempt))),
        ];
    }

    /// <summary>
    /// The pattern with the vector that it searches for, which is chosen when all documents are known.
    /// </summary>
    private BoundPattern Searching(BoundPattern bound)
    {
        var (pattern, attempt) = (bound.Pattern, bound.Attempt);
        if (pattern.Nearest is not { } search || attempt.Query is not { } query)
        {
            return bound;
        }
        var documents = QueryEvaluator.Run(query, accepted.Data.With(attempt.Instead));
        var dimension = context
            .Model.Members(pattern.Collection)
            .Select(member => member.Field(search.Field)?.Type.Dimension)
            .First(each => each is not null);
        if (_vectors.Choose(search, dimension!.Value, documents) is not { } vector)
        {
            _unclear.Add(CaseDiagnostics.EquallyNear(pattern, search.Field));
            return bound;
        }
        var searching = query with { Nearest = new NearestQuery(search, vector, pattern.Limit ?? 1) };
        return bound with { Attempt = attempt with { Query = searching } };
    }

    private void Add(BoundPattern bound)
    {
        var (pattern, _, name, attempt) = bound;
        var isAllowed = IsAllowed(bound);
        AccessRequest request =
            attempt.Query is not { } query ? new GetRequest(attempt.Path)
            : pattern.Kind == PatternKind.List ? new QueryRequest(query)
            : new AggregateRequest(query, pattern.Kind, pattern.AggregateField);
        accepted.List.Add(
            new AccessCase(
                "",
                CaseKind.AccessPattern,
                $"{name} {(isAllowed ? "can" : "cannot")} run \"{pattern.Name}\" on {pattern.Collection}",
                pattern.Place,
                pattern.Text,
                pattern.Collection,
                attempt.Operation,
                name,
                attempt.Caller,
                request,
                isAllowed
            )
            {
                Instead = attempt.Instead,
                Result =
                    isAllowed && attempt.Query is { } run
                        ? Expected(pattern, run, QueryEvaluator.Run(run, accepted.Data.With(attempt.Instead)))
                        : null,
            },
            pattern.Name
        );
    }

    /// <summary>
    /// Returns true if the pattern names the caller's kind: this caller runs the query as the product does, whether or
    /// not the query proves the role. A pattern that names nobody is allowed to those to whom the sentences grant it.
    /// </summary>
    private bool IsAllowed(BoundPattern bound) =>
        bound.Pattern.As.Count == 0
            ? _oracle.IsGranted(bound.Attempt)
            : bound.Pattern.As.Any(actor => actor == bound.Persona.Actor || _oracle.IsActor(actor, bound.Attempt));

    /// <summary>Returns true for a caller whom the pattern does not name, and a sentence lets run it.</summary>
    private bool IsGrantedToOthers(BoundPattern bound) => !IsAllowed(bound) && _oracle.IsGranted(bound.Attempt);

    private static ExpectedResult Expected(AccessPattern pattern, ListQuery query, IReadOnlyList<Document> documents) =>
        pattern.Kind == PatternKind.List
            ? new ExpectedResult([.. documents.Select(document => document.Path)])
            {
                Distances = pattern.Nearest?.ResultField is null ? [] : DistancesOf(query, documents),
            }
            : new ExpectedResult([], QueryEvaluator.Aggregate(documents, pattern.Kind, pattern.AggregateField));

    private static IReadOnlyList<double> DistancesOf(ListQuery query, IReadOnlyList<Document> documents) =>
        query.Nearest is { } nearest
            ? [.. QueryEvaluator.Nearest(nearest, documents).Select(each => each.Distance)]
            : [];
}

using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Indexes.Queries;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>A query, where it stands, and how it is served.</summary>
public sealed record ReviewedQuery(string File, int Line, string Text, IndexQuery Query, QueryPlan Plan)
{
    /// <summary>The query in a short notation, or the name of the access pattern.</summary>
    public string Notation { get; init; } = Text;

    /// <summary>The method of the source code that sends the query; null if the query is not from code.</summary>
    public string? Member { get; init; }
}

/// <summary>A call in source code whose query can't be read, and the finding about it.</summary>
public sealed record UnreadQuery(string Member, string Reason, Diagnostic Finding);

/// <summary>
/// The indexes that the queries of a project need, and those that its index file declares. The queries are the spec's
/// access patterns, or those of a file. <c>Unused</c> and <c>Redundant</c> are known only if the queries are the
/// spec's: <c>IsOfSpec</c>.
/// </summary>
public sealed record IndexReview(
    ProjectFile? File,
    IReadOnlyList<ReviewedQuery> Queries,
    IReadOnlyList<IndexShape> Missing,
    IReadOnlyList<IndexDeclaration> Unused,
    IReadOnlyList<IndexDeclaration> Redundant,
    IReadOnlyList<WriteCost> Costs,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool IsUsable
)
{
    /// <summary>The path of the index file, relative to the project's folder; the file need not exist.</summary>
    public string Target { get; init; } = ProjectFiles.UsualIndexes;

    /// <summary>
    /// Returns true if <see cref="Target"/> is what <c>firebase.json</c> names, so that a deploy reads it.
    /// </summary>
    public bool IsConfigured { get; init; }

    /// <summary>The calls whose queries can't be read from the code.</summary>
    public IReadOnlyList<UnreadQuery> Unresolved { get; init; } = [];

    /// <summary>Returns true if the queries are the spec's access patterns.</summary>
    public bool IsOfSpec { get; init; } = true;

    /// <summary>
    /// Reviews a project. <paramref name="queries"/> is a file of queries to plan instead of the spec's.
    /// </summary>
    public static IndexReview Of(CheckOptions options, string? queries = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = IndexSource.Find(options, needsSpec: queries is null);
        var review = queries is null ? OfSpec(source) : OfQueries(source, queries);
        return review with { Target = source.Target, IsConfigured = source.IsConfigured };
    }

    private static IndexReview OfSpec(IndexSource source)
    {
        var spec = SpecReader.Read(source.Files.Specs);
        Diagnostic[] read = [.. source.Unusable, .. spec.Diagnostics, .. source.Findings];
        var isUsable =
            source.IsUsable
            && spec.Diagnostics.All(finding => finding.Severity != Severity.Error)
            && source.Files.Specs.Count > 0;
        if (!isUsable)
        {
            return new IndexReview(source.Files.Indexes, [], [], [], [], [], read, IsUsable: false);
        }
        var proof = IndexCoverage.Of(spec.Model, source.File, source.Target, QueryRejections.OfPattern);
        // Without data, arrays without a bound are not counted.
        var data = FixtureFactory.GenerateOrEmpty(spec.Model, new FixtureOptions());
        var costs = CostsOf(spec.Model, source.File, data);
        return new IndexReview(
            source.Files.Indexes,
            [
                .. proof.Patterns.Select(planned => new ReviewedQuery(
                    planned.Pattern.Place.File,
                    planned.Pattern.Place.Line,
                    planned.Pattern.Name,
                    planned.Query,
                    planned.Plan
                )),
            ],
            proof.Missing,
            proof.Unused,
            proof.Redundant,
            costs,
            [.. read, .. proof.Diagnostics, .. costs.SelectMany(cost => cost.Findings(source.File))],
            IsUsable: true
        );
    }

    /// <summary>
    /// The cost of writes. An array without a bound in the schema counts with the length of the longest generated one.
    /// </summary>
    internal static IReadOnlyList<WriteCost> CostsOf(DataModel model, IndexFile indexFile, Dataset data) =>
        WriteCost.Of(
            model,
            indexFile,
            (collection, field) =>
                data.Of(collection.Path)
                    .Select(document => (document.Fields.At(field.Name) as IReadOnlyCollection<object?>)?.Count ?? 0)
                    .DefaultIfEmpty(0)
                    .Max()
        );

    private static IndexReview OfQueries(IndexSource source, string path)
    {
        var indexes = source.File.ToIndexSet();
        var (queries, unread) = StructuredQueryReader.Read(
            path,
            System.IO.File.ReadAllText(path),
            QueryRejections.OfJson
        );
        var reviewed = queries.Select(query => Reviewed(query, path, indexes)).ToList();
        var missing = reviewed.SelectMany(query =>
            PlanDiagnostics.Of(query.Plan, query.Query, query.Notation, new Place(path, query.Line, 1), source.Target)
        );
        Diagnostic[] nothing =
            reviewed.Count == 0 && unread.Count == 0 ? [InputDiagnostics.NoQueries.At(path, 1, 1)] : [];
        return new IndexReview(
            source.Files.Indexes,
            reviewed,
            [.. reviewed.SelectMany(query => query.Plan.Missing).Distinct()],
            [],
            [],
            [],
            [.. source.Unusable, .. source.Findings, .. unread, .. nothing, .. missing],
            source.IsUsable && unread.Count == 0 && nothing.Length == 0
        )
        {
            IsOfSpec = false,
        };
    }

    private static ReviewedQuery Reviewed(FileQuery query, string path, IndexSet indexes)
    {
        var plan = query.Refusal is { } reason ? new QueryPlan([], reason) : IndexPlanner.Plan(query.Query, indexes);
        return new ReviewedQuery(path, query.Line, query.Text, query.Query, plan) { Notation = query.Notation };
    }
}

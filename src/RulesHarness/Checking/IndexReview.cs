using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

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
/// access patterns, or those of files; without either, the index file is reviewed alone. <c>Unused</c> are known only
/// if the queries are all there are: <c>IsComplete</c>.
/// </summary>
public sealed record IndexReview
{
    internal IndexReview(
        ProjectFile? file,
        IReadOnlyList<ReviewedQuery> queries,
        IReadOnlyList<IndexShape> missing,
        IReadOnlyList<IndexDeclaration> unused,
        IReadOnlyList<IndexDeclaration> redundant,
        IReadOnlyList<WriteCost> costs,
        IReadOnlyList<Diagnostic> diagnostics,
        bool isUsable
    )
    {
        File = file;
        Queries = queries;
        Missing = missing;
        Unused = unused;
        Redundant = redundant;
        Costs = costs;
        Diagnostics = diagnostics;
        IsUsable = isUsable;
    }

    internal ProjectFile? File { get; init; }

    /// <summary>The queries, each with what serves it.</summary>
    public IReadOnlyList<ReviewedQuery> Queries { get; init; }

    /// <summary>The indexes that queries need and that are not declared.</summary>
    public IReadOnlyList<IndexShape> Missing { get; init; }

    /// <summary>The declared indexes that no query uses.</summary>
    public IReadOnlyList<IndexDeclaration> Unused { get; init; }

    internal IReadOnlyList<IndexDeclaration> Redundant { get; init; }

    internal IReadOnlyList<WriteCost> Costs { get; init; }

    /// <summary>The findings about the file, the queries and the indexes.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Returns true if the file and the queries could be read.</summary>
    public bool IsUsable { get; init; }

    /// <summary>The path of the index file, relative to the project's folder; the file need not exist.</summary>
    public string Target { get; init; } = ProjectFiles.UsualIndexes;

    /// <summary>The full path of the index file.</summary>
    public string TargetPath { get; init; } = "";

    /// <summary>
    /// Returns true if <see cref="Target"/> is what <c>firebase.json</c> names, so that a deploy reads it.
    /// </summary>
    public bool IsConfigured { get; init; }

    /// <summary>The calls whose queries can't be read from the code.</summary>
    public IReadOnlyList<UnreadQuery> Unresolved { get; init; } = [];

    /// <summary>Returns true if an option or <c>firebase.json</c> names <see cref="Target"/>.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The errors because of which there are queries that could not be read.</summary>
    public IReadOnlyList<Diagnostic> Unread { get; init; } = [];

    /// <summary>The id of the database that the index file belongs to.</summary>
    public string Database { get; init; } = "(default)";

    /// <summary>
    /// Returns true if the queries are all that the product sends, so that other indexes are not needed.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>Returns true if queries that are served were left out.</summary>
    internal bool IsFiltered { get; init; }

    /// <summary>The indexes that Firestore asked for in messages about failed queries.</summary>
    internal IReadOnlyList<RequestedIndexReview> Requested { get; init; } = [];

    /// <summary>The indexes that the emulator reports for the queries of a session.</summary>
    internal IReadOnlyList<UsedIndexReview> Used { get; init; } = [];

    /// <summary>The indexes that the file declares, each with what it is good for; only without queries.</summary>
    internal IReadOnlyList<DeclaredIndex> Declared { get; init; } = [];

    /// <summary>The review of what lacks an index alone: what is served is left out.</summary>
    public IndexReview OnlyMissing() =>
        this with
        {
            Queries = [.. Queries.Where(query => query.Plan.Status is PlanStatus.Missing or PlanStatus.Unsupported)],
            Requested = [.. Requested.Where(requested => !requested.IsDeclared)],
            Used = [.. Used.Where(used => used.Status == PlanStatus.Missing)],
            Costs = [],
            IsFiltered = true,
        };

    /// <summary>
    /// Reviews a project. <paramref name="demands"/> are the queries to plan instead of the spec's.
    /// </summary>
    public static IndexReview Of(CheckOptions options, IndexDemands? demands = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = IndexSource.Find(options, demands is not null);
        var review = ReviewOf(source, demands);
        return review with
        {
            Target = source.Target,
            TargetPath = source.FullPath,
            IsConfigured = source.IsConfigured,
            IsNamed = source.IsNamed,
            Database = source.Files.Database,
        };
    }

    private static IndexReview ReviewOf(IndexSource source, IndexDemands? demands)
    {
        if (demands is not null)
        {
            return QueryReview.Of(source, demands);
        }
        return source.Files.Specs.Count > 0 ? SpecIndexReview.Of(source) : IndexFileReview.Of(source);
    }
}

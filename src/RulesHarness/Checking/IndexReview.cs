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
    public bool IsFiltered { get; init; }

    /// <summary>The indexes that Firestore asked for in messages about failed queries.</summary>
    public IReadOnlyList<RequestedIndexReview> Requested { get; init; } = [];

    /// <summary>The indexes that the emulator reports for the queries of a session.</summary>
    public IReadOnlyList<UsedIndexReview> Used { get; init; } = [];

    /// <summary>The indexes that the file declares, each with what it is good for; only without queries.</summary>
    public IReadOnlyList<DeclaredIndex> Declared { get; init; } = [];

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

using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Changes;

/// <summary>A query, and how it is served before, during and after a deploy.</summary>
internal sealed record DeployedQuery(ReviewedQuery Query, PlanStatus Now, PlanStatus Meanwhile, PlanStatus Afterwards)
{
    /// <summary>Returns true if the query is served now, and fails until the new indexes are built.</summary>
    public bool FailsMeanwhile => Now != PlanStatus.Missing && Meanwhile == PlanStatus.Missing;

    /// <summary>Returns true if the query fails when all is built.</summary>
    public bool FailsAfterwards => Afterwards == PlanStatus.Missing;
}

/// <summary>
/// The deploy of an index file to a database, the queries that it makes fail, and an order of steps in which none does.
/// </summary>
public sealed record IndexDiff
{
    internal IndexDiff(
        string @base,
        string head,
        IndexDeploy? deploy,
        IReadOnlyList<DeployedQuery> queries,
        IReadOnlyList<DeployStep> steps,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        Base = @base;
        Head = head;
        Deploy = deploy;
        Queries = queries;
        Steps = steps;
        Diagnostics = diagnostics;
    }

    internal string Base { get; init; }

    internal string Head { get; init; }

    internal IndexDeploy? Deploy { get; init; }

    internal IReadOnlyList<DeployedQuery> Queries { get; init; }

    internal IReadOnlyList<DeployStep> Steps { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Returns true if both sides and the queries could be read. Only then is anything compared.</summary>
    public bool IsUsable => Deploy is not null;

    /// <summary>Returns true if a query fails during or after the deploy.</summary>
    public bool BreaksQueries => Queries.Any(query => query.FailsMeanwhile || query.FailsAfterwards);

    /// <summary>Returns true if the database needs no deploy, and all its indexes are built.</summary>
    public bool IsSame =>
        Deploy is { IsNothing: true } deploy && deploy.Kept.All(index => index.State == IndexState.Ready);

    /// <summary>Compares the indexes of a database with those to deploy.</summary>
    public static IndexDiff Of(IndexDiffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var review = IndexReview.Of(options.Project, options.Demands);
        var (database, ofBase) = Read(options, options.Base, options.BaseText, review);
        var (declared, ofHead) = Read(options, options.Head ?? review.Target, null, review);
        Diagnostic[] found = [.. ofBase, .. ofHead, .. review.Unread];
        if (database is not { IsUsable: true } || declared is not { IsUsable: true } || review.Unread.Count > 0)
        {
            return new IndexDiff(options.Base, options.Head ?? review.Target, null, [], [], found);
        }
        var deploy = IndexDeploy.Of(database, declared, options.IsForced);
        var queries = review
            .Queries.Where(query => query.Plan.Reason is null)
            .Select(query => Planned(query, deploy))
            .ToList();
        return new IndexDiff(
            database.Source,
            declared.Source,
            deploy,
            queries,
            DeploySteps.Of(database, declared, queries),
            [.. found, .. IndexDiffFindings.Of(deploy, queries, database, declared)]
        );
    }

    private static DeployedQuery Planned(ReviewedQuery query, IndexDeploy deploy) =>
        new(
            query,
            IndexPlanner.Plan(query.Query, deploy.Now).Status,
            IndexPlanner.Plan(query.Query, deploy.Meanwhile).Status,
            IndexPlanner.Plan(query.Query, deploy.Afterwards).Status
        );

    private static (IndexInventory? Indexes, IReadOnlyList<Diagnostic> Findings) Read(
        IndexDiffOptions options,
        string name,
        string? text,
        IndexReview review
    )
    {
        if (text is not null)
        {
            return Read(new ProjectFile("standard input", text));
        }
        if (name == review.Target && review.File is { } own)
        {
            return Read(own);
        }
        var (file, finding) = new ChangeSource(name).Read(options.Project.Project, review.Target);
        return file is null ? (null, finding is null ? [] : [finding]) : Read(file);
    }

    private static (IndexInventory? Indexes, IReadOnlyList<Diagnostic> Findings) Read(ProjectFile file)
    {
        var read = IndexInventory.Read(file.Path, file.Text);
        return (read, read.Diagnostics);
    }
}

using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Changes;

/// <summary>
/// Makes an order of steps in which no query fails that is served now: what is new is built first, then the code that
/// needs it is released, and what is old goes last.
/// </summary>
internal static class DeploySteps
{
    private const string Deploy = "firebase deploy --only firestore:indexes";
    private const string List = "gcloud firestore indexes composite list";

    public static IReadOnlyList<DeployStep> Of(
        IndexInventory database,
        IndexInventory declared,
        IReadOnlyList<DeployedQuery> queries
    )
    {
        var deploy = IndexDeploy.Of(database, declared, isForced: false);
        var end = IndexDeploy.Of(database, declared, isForced: true).Afterwards;
        return
        [
            .. Repairs(deploy),
            .. Creation(deploy),
            .. Waiting(deploy),
            .. Release(queries),
            .. Deletion(deploy, queries.Where(query => IsLost(query, end))),
        ];
    }

    /// <summary>Returns true for a query that is served now, and not by what is left at the end.</summary>
    private static bool IsLost(DeployedQuery query, IndexSet end) =>
        query.Now != PlanStatus.Missing && IndexPlanner.Plan(query.Query.Query, end).Status == PlanStatus.Missing;

    private static IEnumerable<string> Broken(IndexDeploy deploy) =>
        from index in deploy.Kept
        where index.State == IndexState.NeedsRepair
        select $"{index.Entry}";

    /// <summary>The CLI takes an index that needs repair for one that is there.</summary>
    private static IEnumerable<DeployStep> Repairs(IndexDeploy deploy)
    {
        foreach (var broken in deploy.Kept.Where(index => index.State == IndexState.NeedsRepair))
        {
            var command = broken.Id is { } id ? $"gcloud firestore indexes composite delete {id}" : null;
            yield return new DeployStep(
                "delete the index that could not be built, so that it is built anew",
                command,
                [$"{broken.Entry}"]
            );
        }
    }

    private static IEnumerable<DeployStep> Creation(IndexDeploy deploy)
    {
        var fields = deploy.Overrides.Where(change => change is { After: not null, IsOverlooked: false });
        string[] made =
        [
            .. Broken(deploy),
            .. deploy.Created.Select(entry => $"{entry}"),
            .. fields.Select(change => change.Field),
        ];
        if (made.Length > 0)
        {
            yield return new DeployStep("create what is new, and delete nothing", Deploy, made);
        }
        var unseen = deploy.Overrides.Where(change => change.IsOverlooked);
        var overlooked = unseen.Select(change => change.Field).ToList();
        if (overlooked.Count > 0)
        {
            yield return new DeployStep(
                "change in the console the fields that the Firebase CLI takes for unchanged",
                null,
                overlooked
            );
        }
    }

    private static IEnumerable<DeployStep> Waiting(IndexDeploy deploy)
    {
        var building = from index in deploy.Kept where index.State == IndexState.Creating select $"{index.Entry}";
        string[] awaited = [.. Broken(deploy), .. building, .. deploy.Created.Select(entry => $"{entry}")];
        if (awaited.Length > 0)
        {
            yield return new DeployStep("wait until the state of each is READY", List, awaited);
        }
    }

    private static IEnumerable<DeployStep> Release(IReadOnlyList<DeployedQuery> queries)
    {
        string[] gained =
        [
            .. queries
                .Where(query => query.Now == PlanStatus.Missing && !query.FailsAfterwards)
                .Select(query => query.Query.Notation),
        ];
        if (gained.Length > 0)
        {
            yield return new DeployStep("release the code that sends these queries", null, gained);
        }
    }

    private static IEnumerable<DeployStep> Deletion(IndexDeploy deploy, IEnumerable<DeployedQuery> lost)
    {
        var fields = from change in deploy.Overrides where change.After is null select change.Field;
        string[] old = [.. deploy.Deleted.Select(index => $"{index.Entry}"), .. fields];
        if (old.Length == 0)
        {
            yield break;
        }
        string[] senders = [.. lost.Select(query => query.Query.Notation)];
        if (senders.Length > 0)
        {
            yield return new DeployStep(
                "wait until no released code sends these queries, which fail then",
                null,
                senders
            );
        }
        yield return new DeployStep("delete what is old", $"{Deploy} --force", old);
    }
}

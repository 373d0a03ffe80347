using System.Globalization;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Firestore.Identities;
using RulesHarness.Indexes.Planning;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Engines;

/// <summary>What the emulator recommends: it runs queries without indexes, and reports those that Google's planner would have taken.</summary>
public sealed class IndexOracle
{
    private readonly FirestoreEmulator emulator;
    private readonly FirestoreConnection connection;

    internal IndexOracle(FirestoreEmulator emulator, FirestoreConnection connection) => (this.emulator, this.connection) = (emulator, connection);

    /// <summary>
    /// The indexes recommended for each query, as its admin runs it. Queries of one collection run in projects of their own: the report doesn't say
    /// which query an index is for.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or answers oddly.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<IndexShape>>> RecommendAsync(IReadOnlyList<OracleQuery> queries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var answers = new IReadOnlyList<IndexShape>[queries.Count];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rounds = queries.Select((query, at) => (Query: query, At: at)).ToLookup(each => Round(seen, each.Query.Query.Collection.Id));
        foreach (var round in rounds)
        {
            var project = $"demo-rulesharness-{Guid.NewGuid():n}";
            var admin = connection.Database(project, Identity.Admin);
            await Parallel.ForEachAsync(round, cancellationToken, async (each, token) => await RunAsync(admin, each.Query, token));
            var usage = (await emulator.GetIndexUsageAsync(project, cancellationToken)).ToLookup(index => index.CollectionId);
            foreach (var (query, at) in round)
                answers[at] = [.. usage[query.Query.Collection.Id].Select(Shape)];
        }

        return answers;
    }

    private static int Round(Dictionary<string, int> seen, string collection) => seen[collection] = seen.GetValueOrDefault(collection) + 1;

    private static async Task RunAsync(FirestoreDb admin, OracleQuery asked, CancellationToken cancellationToken)
    {
        var query = ClientQuery.Of(admin, asked.Query);
        if (asked.Aggregates.Count == 0)
            await query.GetSnapshotAsync(cancellationToken);
        else
            await query.Aggregate([.. asked.Aggregates]).GetSnapshotAsync(cancellationToken);
    }

    private static IndexShape Shape(UsedIndex index)
    {
        var name = index.Fields[^1];
        if (name.Path != IndexShape.DocumentName)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the emulator's index for `{index.CollectionId}` does not end with the name"));
        return new IndexShape(index.CollectionId, index.IsGroup, [.. index.Fields.SkipLast(1).Select(field => new IndexField(field.Path, Mode(field.Mode)))], name.Mode == "DESCENDING");
    }

    private static IndexMode Mode(string mode) => mode switch
    {
        "ASCENDING" => IndexMode.Ascending,
        "DESCENDING" => IndexMode.Descending,
        _ => IndexMode.ArrayContains,
    };
}

/// <summary>A query for the oracle, and what is aggregated over it.</summary>
public sealed record OracleQuery(ListQuery Query)
{
    /// <summary>Counts, sums and averages; none when the documents are asked for.</summary>
    public IReadOnlyList<AggregateField> Aggregates { get; init; } = [];
}

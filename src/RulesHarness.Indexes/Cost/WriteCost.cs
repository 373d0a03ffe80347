using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Cost;

/// <summary>The entries that one index holds of one document with everything in it.</summary>
public sealed record IndexCost(IndexShape Index, long Entries);

/// <summary>
/// The cost of writing a document of a collection in index entries: <c>Automatic</c> for the single-field indexes, and
/// one for each composite index. Arrays count with the most items that the schema allows, or else with the most that
/// were sampled.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/storage-size#index-entry-size"/>
public sealed record WriteCost(Collection Collection, long Automatic, IReadOnlyList<IndexCost> Composite)
{
    /// <summary>
    /// From here on a collection whose index entries grow at one end is slowed down
    /// (https://firebase.google.com/docs/firestore/best-practices#hotspots).
    /// </summary>
    private const double HotWrites = 500;

    /// <summary>All entries of a document.</summary>
    public long Entries => Automatic + Composite.Sum(index => index.Entries);

    /// <summary>
    /// The costs of all collections; <paramref name="items"/> says how many items an array was sampled with.
    /// </summary>
    public static IReadOnlyList<WriteCost> Of(DataModel model, IndexFile file, Func<Collection, Field, int> items)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(items);
        var indexes = file.ToIndexSet();
        var composite = file
            .Indexes.Where(index => index.Fields.Count > 1)
            .ToLookup(index => index.CollectionGroup, IndexShape.Of);
        return
        [
            .. model.Rows.Select(collection => new WriteCost(
                collection,
                collection.StoredFields.Sum(field =>
                    Singles(indexes, collection, field, Count(collection, field, items))
                ),
                [
                    .. composite[collection.Path.Id]
                        .Select(index => new IndexCost(index, EntriesIn(collection, index, items))),
                ]
            )),
        ];
    }

    /// <summary>
    /// Finds writes that cost too much: documents that Firestore would reject, and indexes whose end is written at a
    /// high rate.
    /// </summary>
    public IEnumerable<Diagnostic> Findings(IndexFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var place = Collection.Place;
        if (Entries > IndexLimits.EntriesADocument)
        {
            yield return IndexDiagnostics.TooManyEntries.At(
                place.File,
                place.Line,
                place.Column,
                Collection.Row,
                Entries,
                IndexLimits.EntriesADocument
            );
        }
        if (Collection.WritesPerSecond is not { } rate || rate <= HotWrites)
        {
            yield break;
        }
        foreach (var index in Composite.Where(cost => IsClock(cost.Index.Fields[0].FieldPath)))
        {
            yield return IndexDiagnostics.HotSpot.At(
                place.File,
                place.Line,
                place.Column,
                Collection.Row,
                rate,
                index.Index,
                "begin the index with a field that spreads the writes, such as a shard number"
            );
        }
        var singles = file.ToIndexSet();
        foreach (
            var field in Collection.StoredFields.Where(field =>
                IsClock(field.Name)
                && singles.HasSingle(new IndexQuery(Collection.Path.Id, false), field.Name, IndexMode.Ascending)
            )
        )
        {
            yield return IndexDiagnostics.HotSpot.At(
                place.File,
                place.Line,
                place.Column,
                Collection.Row,
                rate,
                $"{Collection.Path.Id}: {field.Name} asc, which is automatic,",
                $"exempt `{field.Name}` under `fieldOverrides` if no query needs it"
            );
        }
    }

    /// <summary>Returns true for a field that the server's clock sets: its values only grow.</summary>
    private bool IsClock(string path) =>
        Collection.Field(path) is { Type.Kind: TypeKind.Timestamp, Constraints.ServerTime: true };

    private static long Singles(IndexSet indexes, Collection collection, Field field, long items)
    {
        long entries = 0;
        foreach (var isGroup in new[] { false, true })
        {
            var query = new IndexQuery(collection.Path.Id, isGroup);
            if (field.Type.Kind == TypeKind.Array)
            {
                entries += indexes.HasSingle(query, field.Name, IndexMode.ArrayContains) ? items : 0;
            }
            else if (field.Type.Kind != TypeKind.Map)
            {
                entries +=
                    (indexes.HasSingle(query, field.Name, IndexMode.Ascending) ? 1 : 0)
                    + (indexes.HasSingle(query, field.Name, IndexMode.Descending) ? 1 : 0);
            }
        }

        return entries;
    }

    private static long EntriesIn(Collection collection, IndexShape index, Func<Collection, Field, int> items) =>
        index.Fields.FirstOrDefault(field => field.Mode == IndexMode.ArrayContains) is { } array
        && collection.Field(array.FieldPath) is { } field
            ? Count(collection, field, items)
            : 1;

    private static long Count(Collection collection, Field field, Func<Collection, Field, int> items) =>
        field.Type.Kind == TypeKind.Array ? (long)(field.Constraints.Items?.Maximum ?? items(collection, field)) : 1;
}

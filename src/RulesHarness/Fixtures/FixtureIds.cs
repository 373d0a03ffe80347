using System.Globalization;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>
/// The ids of the documents that fixtures hold, known before any is made, so that references can point anywhere:
/// <c>post-3</c>, and <c>user-3</c> for every document that belongs to that user.
/// </summary>
internal sealed class FixtureIds(DataModel model, FixtureOptions options)
{
    public const string Users = "users";

    /// <summary>
    /// The id of the n-th document below given parents. For a key that is built from fields it only seeds them.
    /// </summary>
    public string Of(Collection collection, IReadOnlyList<string> parents, int ordinal)
    {
        if (collection.Path.DocumentId is { } single)
        {
            return single;
        }
        if (collection.Key.Kind == KeyKind.AuthUid || collection.Path.Text == Users)
        {
            return UserId((ordinal + Ordinal(parents)) % options.RootDocuments);
        }
        // A number below its parent, so that a sub-collection's ids differ within the whole collection group.
        var number = parents.Count == 0 ? ordinal : (Ordinal(parents) * options.DocumentsPerParent) + ordinal;
        return $"{Singular(collection.Path.Id)}-{number + 1}";
    }

    /// <summary>The number of documents that a collection has below given parents.</summary>
    public int Count(Collection collection, IReadOnlyList<string> parents)
    {
        if (collection.Path.DocumentId is not null)
        {
            return 1;
        }
        return parents.Count == 0 ? options.RootDocuments : options.DocumentsPerParent;
    }

    /// <summary>The parents' ids below which a collection has documents.</summary>
    public IEnumerable<IReadOnlyList<string>> Parents(Collection collection)
    {
        if (collection.Path.Parent is not { } parentPath)
        {
            return
            [
                [],
            ];
        }
        if (model.Collection(parentPath) is not { } parent)
        {
            return [];
        }
        return Parents(parent)
            .SelectMany(above =>
                Enumerable
                    .Range(0, parent.Path.Captures.Count == 0 ? options.Parents : 1)
                    .Select(ordinal => (IReadOnlyList<string>)[.. above, Of(parent, above, ordinal)])
            )
            .Take(options.Parents);
    }

    /// <summary>
    /// The id of the n-th document wherever it is, from 0: <c>post-1</c>, and <c>user-1</c> for what belongs to that
    /// user.
    /// </summary>
    public static string Named(Collection collection, int ordinal) =>
        collection.Path.DocumentId
        ?? (
            collection.Key.Kind == KeyKind.AuthUid
                ? UserId(ordinal)
                : string.Create(CultureInfo.InvariantCulture, $"{Singular(collection.Path.Id)}-{ordinal + 1}")
        );

    /// <summary>Whether a name means a document's id.</summary>
    public static bool IsId(Collection collection, string name) =>
        name is "id" or "uid"
        || name == collection.IdName
        || collection.Fields.Any(field => field.Name == name && field.IsDocumentId);

    private static string UserId(int ordinal) => $"user-{ordinal + 1}";

    private static int Ordinal(IReadOnlyList<string> parents) =>
        parents.Count == 0 ? 0
        : int.TryParse(parents[^1][(parents[^1].LastIndexOf('-') + 1)..], out var number) ? number - 1
        : 0;

    private static string Singular(string id) => id.Length > 1 ? id.TrimEnd('s') : id;
}

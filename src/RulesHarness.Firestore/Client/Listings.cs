using System.Runtime.CompilerServices;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>The two calls that come in pages.</summary>
internal static class Listings
{
    public static async IAsyncEnumerable<CollectionReference> CollectionsAsync(
        FirestoreDb db,
        string parent,
        string relativePrefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = new ListCollectionIdsRequest { Parent = parent };
        do
        {
            var page = await db.Rpc.ListCollectionIdsAsync(request, cancellationToken: cancellationToken);
            foreach (var id in page.CollectionIds)
            {
                yield return db.Collection(relativePrefix + id);
            }
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
    }

    public static async IAsyncEnumerable<DocumentReference> DocumentsAsync(
        CollectionReference collection,
        string parent,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // An empty mask would mean all fields; a name is all that is wanted.
        var request = new ListDocumentsRequest
        {
            Parent = parent,
            CollectionId = collection.Id,
            ShowMissing = true,
            Mask = new DocumentMask { FieldPaths = { "__name__" } },
        };
        do
        {
            var page = await collection.Database.Rpc.ListDocumentsAsync(request, cancellationToken: cancellationToken);
            foreach (var document in page.Documents)
            {
                yield return collection.Database.Reference(document.Name);
            }
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);
    }
}

using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

internal static class DocumentReads
{
    public static async Task<DocumentSnapshot> GetAsync(
        DocumentReference reference,
        ByteString? transaction,
        CancellationToken cancellationToken
    )
    {
        var request = new GetDocumentRequest { Name = reference.Path };
        if (transaction is not null)
        {
            request.Transaction = transaction;
        }
        try
        {
            var document = await reference.Database.Rpc.GetDocumentAsync(request, cancellationToken: cancellationToken);
            return new DocumentSnapshot(reference, document);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            // Rules allowed the read; there is just nothing there, which a snapshot can say.
            return new DocumentSnapshot(reference, null);
        }
    }

    public static async Task<IReadOnlyList<DocumentSnapshot>> GetAllAsync(
        FirestoreDb db,
        IEnumerable<DocumentReference> documents,
        ByteString? transaction,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(documents);
        var references = documents.ToList();
        if (references.Count == 0)
        {
            return [];
        }
        var request = new BatchGetDocumentsRequest
        {
            Database = db.DatabasePath,
            Documents = { references.Select(each => each.Path) },
        };
        if (transaction is not null)
        {
            request.Transaction = transaction;
        }

        var found = new Dictionary<string, Document?>();
        using var call = db.Rpc.BatchGetDocuments(request, cancellationToken: cancellationToken);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (response.Found is { } document)
            {
                found[document.Name] = document;
            }
        }

        return
        [
            .. references.Select(reference => new DocumentSnapshot(reference, found.GetValueOrDefault(reference.Path))),
        ];
    }
}

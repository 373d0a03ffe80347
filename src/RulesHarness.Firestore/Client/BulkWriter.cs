using Grpc.Core;
using RulesHarness.Firestore.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>Loads data by the one call that is neither ordered nor atomic, and so the fastest.</summary>
internal static class BulkWriter
{
    private const int WritesPerCall = 500;

    public static async Task WriteAsync(
        FirestoreDb db, IEnumerable<(string Path, object Data)> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var chunk in documents.Chunk(WritesPerCall))
        {
            var writes = chunk.Select(each => Writes.Set(db.Document(each.Path), each.Data, options: null, precondition: null));
            var request = new BatchWriteRequest { Database = db.DatabasePath, Writes = { writes } };
            var response = await db.Rpc.BatchWriteAsync(request, cancellationToken: cancellationToken);
            var failures = response.Status.Index().Where(each => each.Item.Code != 0).ToList();
            if (failures.Count == 0) continue;
            var (index, status) = failures[0];
            throw new RpcException(new Status((StatusCode)status.Code,
                $"{failures.Count} of {chunk.Length} writes failed; the first, `{chunk[index].Path}`: {status.Message}"));
        }
    }
}

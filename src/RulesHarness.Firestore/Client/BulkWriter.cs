using Grpc.Core;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>Loads data by the one call that is neither ordered nor atomic, and so the fastest.</summary>
internal static class BulkWriter
{
    private const int WritesPerCall = 500;

    // The emulator refuses requests above 4 MiB; a document itself may have one, and the request has some bytes of its
    // own.
    private const int BytesPerCall = 3 * 1024 * 1024;

    public static async Task WriteAsync(
        FirestoreDb db,
        IEnumerable<(string Path, object Data)> documents,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(documents);
        var request = new BatchWriteRequest { Database = db.DatabasePath };
        var bytes = 0;
        foreach (var (path, data) in documents)
        {
            var write = Writes.Set(db.Document(path), data, options: null, precondition: null);
            var size = write.CalculateSize();
            if (request.Writes.Count == WritesPerCall || (bytes + size > BytesPerCall && bytes > 0))
            {
                await SendAsync(db, request, cancellationToken);
                request.Writes.Clear();
                bytes = 0;
            }

            request.Writes.Add(write);
            bytes += size;
        }

        if (request.Writes.Count > 0)
        {
            await SendAsync(db, request, cancellationToken);
        }
    }

    private static async Task SendAsync(FirestoreDb db, BatchWriteRequest request, CancellationToken cancellationToken)
    {
        var response = await db.Rpc.BatchWriteAsync(request, cancellationToken: cancellationToken);
        var failures = response.Status.Index().Where(each => each.Item.Code != 0).ToList();
        if (failures.Count == 0)
        {
            return;
        }
        var (index, status) = failures[0];
        var first = request.Writes[index].Update.Name;
        throw new RpcException(
            new Status(
                (StatusCode)status.Code,
                $"{failures.Count} of {request.Writes.Count} writes failed; the first, `{first}`: {status.Message}"
            )
        );
    }
}

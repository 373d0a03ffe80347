using Google.Protobuf;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

internal static class Commits
{
    public static async Task<IReadOnlyList<WriteResult>> CommitAsync(
        FirestoreDb db,
        IReadOnlyList<Write> writes,
        ByteString? transaction,
        CancellationToken cancellationToken
    )
    {
        var request = new CommitRequest { Database = db.DatabasePath, Writes = { writes } };
        if (transaction is not null)
        {
            request.Transaction = transaction;
        }
        var response = await db.Rpc.CommitAsync(request, cancellationToken: cancellationToken);
        // A deletion has no update time of its own.
        return
        [
            .. response.WriteResults.Select(each => new WriteResult(
                (each.UpdateTime ?? response.CommitTime).ToTimestamp()
            )),
        ];
    }
}

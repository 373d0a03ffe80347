using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

internal static class TransactionRunner
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> RunAsync<T>(
        FirestoreDb db,
        Func<Transaction, Task<T>> body,
        CancellationToken cancellationToken
    )
    {
        var earlier = ByteString.Empty;
        for (var attempt = 1; ; attempt++)
        {
            var transaction = await BeginAsync(db, earlier, cancellationToken);
            try
            {
                var result = await body(transaction);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception exception)
            {
                await RollBackAsync(db, transaction);
                if (exception is not RpcException { StatusCode: StatusCode.Aborted } || attempt == Attempts)
                {
                    throw;
                }
                earlier = transaction.Id;
            }

            // Rivals that were aborted together would meet again if they all came back at once.
            await Task.Delay(
                FirstPause * (1 << attempt) * Random.Shared.NextDouble(),
                TimeProvider.System,
                cancellationToken
            );
        }
    }

    private static async Task<Transaction> BeginAsync(
        FirestoreDb db,
        ByteString earlier,
        CancellationToken cancellationToken
    )
    {
        var mode = new TransactionOptions.Types.ReadWrite { RetryTransaction = earlier };
        var request = new BeginTransactionRequest
        {
            Database = db.DatabasePath,
            Options = new TransactionOptions { ReadWrite = mode },
        };
        var response = await db.Rpc.BeginTransactionAsync(request, cancellationToken: cancellationToken);
        return new Transaction(db, response.Transaction);
    }

    private static async Task RollBackAsync(FirestoreDb db, Transaction transaction)
    {
        try
        {
            await db.Rpc.RollbackAsync(
                new RollbackRequest { Database = db.DatabasePath, Transaction = transaction.Id }
            );
        }
        catch (RpcException)
        {
            // The server may have dropped the transaction already; the failure that led here is the one to tell.
        }
    }
}

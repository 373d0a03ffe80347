using Google.Protobuf.WellKnownTypes;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.TransactionOptions;

namespace RulesHarness.Embedded.Requests;

/// <summary>The beginning and the end of transactions; the end that writes is a commit.</summary>
internal sealed class TransactionCalls(DatabaseSet databases)
{
    public async ValueTask<CallResult<BeginTransactionResponse>> BeginAsync(
        BeginTransactionRequest request,
        CancellationToken cancellationToken
    )
    {
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            return badName;
        }
        var transactions = databases.Of(name).Transactions;
        var isReadOnly = request.Options?.ModeCase == ModeOneofCase.ReadOnly;
        if (isReadOnly && request.Options!.ReadOnly.ReadTime is not null)
        {
            return Failures.NoReadTime;
        }
        var hasTurn =
            request.Options is { ReadWrite.RetryTransaction.IsEmpty: false }
            && await transactions.WaitForTurnAsync(cancellationToken);
        return new BeginTransactionResponse { Transaction = transactions.Begin(isReadOnly, hasTurn) };
    }

    public CallResult<Empty> Rollback(RollbackRequest request)
    {
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            return badName;
        }
        var transactions = databases.Of(name).Transactions;
        if (!transactions.WasBegun(request.Transaction))
        {
            return Failures.Invalid("Invalid transaction.");
        }
        transactions.End(request.Transaction);
        return new Empty();
    }
}

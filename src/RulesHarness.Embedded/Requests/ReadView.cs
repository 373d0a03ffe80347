using Google.Protobuf;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using ProtoTimestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RulesHarness.Embedded.Requests;

/// <summary>The documents that a read sees: the current ones, or those of its transaction.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Transaction">Where reads are taken down; null outside of a transaction that writes.</param>
/// <param name="Begun">The transaction that the read itself began; empty where it did not.</param>
internal sealed record ReadView(DocumentTree Documents, OpenTransaction? Transaction, ByteString Begun)
{
    /// <summary>The view that a request asks for by its consistency selector.</summary>
    public static CallResult<ReadView> Of(
        EmbeddedDatabase database,
        ByteString transaction,
        TransactionOptions? begin = null,
        ProtoTimestamp? readTime = null
    )
    {
        if (ValueCheck.Of(readTime) is { } wrong)
        {
            return wrong;
        }
        if (readTime is not null)
        {
            return database.At(readTime.ToTimestamp()) is { } then
                ? new ReadView(then, null, ByteString.Empty)
                : Failures.NoReadTime;
        }
        if (begin is not null)
        {
            transaction = database.Transactions.Begin(begin.ModeCase == TransactionOptions.ModeOneofCase.ReadOnly);
        }
        if (transaction.IsEmpty)
        {
            return new ReadView(database.Documents, null, ByteString.Empty);
        }
        return database.Transactions.Find(transaction) is { } open
            ? new ReadView(
                open.See(database.Documents),
                open.IsReadOnly ? null : open,
                begin is null ? ByteString.Empty : transaction
            )
            : Failures.ClosedTransaction;
    }
}

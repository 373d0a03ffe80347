using Grpc.Core;
using RulesHarness.Embedded.Callers;
using RulesHarness.Embedded.Databases;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Requests;

/// <summary>Writes: all of a commit or none, and batches in which each is for itself.</summary>
internal sealed class Commits(DatabaseSet databases)
{
    private const int LargestRequest = 4 * 1024 * 1024;

    public CallResult<CommitResponse> Commit(CommitRequest request, Caller caller)
    {
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            return badName;
        }
        var database = databases.Of(name);
        if (Refused(request.CalculateSize(), request.Writes, database) is { } refused)
        {
            return refused;
        }
        if (request.Transaction.IsEmpty)
        {
            return Commit(database, caller, request.Writes, null);
        }
        if (database.Transactions.Find(request.Transaction) is not { } transaction)
        {
            return Failures.ClosedTransaction;
        }
        if (transaction.IsReadOnly && request.Writes.Count > 0)
        {
            return Failures.ReadOnlyTransaction;
        }
        var outcome = Commit(database, caller, request.Writes, transaction);
        database.Transactions.End(request.Transaction);
        return outcome;
    }

    public CallResult<BatchWriteResponse> BatchWrite(BatchWriteRequest request, Caller caller)
    {
        var (name, badName) = NameParser.Database(request.Database);
        if (name is null)
        {
            return badName;
        }
        if (!caller.IsAdmin)
        {
            return Failures.BatchNeedsAdmin;
        }
        var database = databases.Of(name);
        if (Refused(request.CalculateSize(), request.Writes, database) is { } refused)
        {
            return refused;
        }
        if (request.Writes.GroupBy(CollapsedWrites.NameOf).Any(document => document.Skip(1).Any()))
        {
            return Failures.Invalid("Batch writes must not write to the same document more than once.");
        }
        var response = new BatchWriteResponse();
        foreach (var write in request.Writes)
        {
            var (made, failure) = Commit(database, caller, [write], null);
            response.WriteResults.Add(made?.WriteResults[0] ?? new WriteResult());
            response.Status.Add(
                made is null
                    ? new Google.Rpc.Status { Code = (int)failure.Status.StatusCode, Message = failure.Status.Detail }
                    : new Google.Rpc.Status()
            );
        }

        return response;
    }

    /// <summary>The reason why writes are rejected before rules decide; null if they are not.</summary>
    public static Status? Refused(int size, IReadOnlyList<Write> writes, EmbeddedDatabase database)
    {
        if (size > LargestRequest)
        {
            return new Status(
                StatusCode.ResourceExhausted,
                $"gRPC message exceeds maximum size {LargestRequest}: {size}"
            );
        }
        foreach (var write in writes)
        {
            if (WriteCheck.Of(write, database.Root) is { } wrong)
            {
                return wrong;
            }
        }

        return CollapseCheck.Of(writes);
    }

    /// <summary>
    /// Makes writes that were checked before, if rules allow them. <paramref name="answer"/> is given the writes of
    /// each document, the documents after the commit, and its time.
    /// </summary>
    public static CallResult<T> Commit<T>(
        EmbeddedDatabase database,
        Caller caller,
        IReadOnlyList<Write> writes,
        OpenTransaction? transaction,
        Func<CollapsedWrites, DocumentTree, Timestamp, T> answer
    )
        where T : class =>
        database.Change<T>(
            [.. writes.Select(write => ResourceName.PathOf(CollapsedWrites.NameOf(write)))],
            (documents, now, time) =>
            {
                var net = CollapsedWrites.Of(writes, documents, Timestamp.FromDateTimeOffset(ServerTime.Of(now)));
                if (
                    !caller.IsAdmin
                    && writes.Count > 0
                    && database.DenialOf(
                        caller,
                        documents,
                        database.AuthorizationOf(documents, caller, now).Commit(net)
                    )
                        is { } denied
                )
                {
                    return (documents, denied);
                }
                if (
                    transaction is { IsReadOnly: false }
                    && !(
                        transaction.Holds(documents)
                        && !database.Transactions.IsAwaited(transaction, net.InOrder.Select(write => write.Path))
                    )
                )
                {
                    return (documents, Failures.Contention);
                }
                var after = documents;
                foreach (var write in net.InOrder)
                {
                    if (Changes.Refused(write, documents[write.Path], database.Key) is { } refused)
                    {
                        return (documents, refused);
                    }
                    after = after.With(
                        write.Path,
                        Changes.Made(write, documents[write.Path], $"{database.Root}/{write.Path}", time)
                    );
                }

                return (after, answer(net, after, time));
            }
        );

    /// <summary>Makes writes that were checked before, if rules allow them.</summary>
    public static CallResult<CommitResponse> Commit(
        EmbeddedDatabase database,
        Caller caller,
        IReadOnlyList<Write> writes,
        OpenTransaction? transaction
    ) => Commit(database, caller, writes, transaction, (net, after, time) => Response(writes, net, after, time));

    private static CommitResponse Response(
        IReadOnlyList<Write> writes,
        CollapsedWrites net,
        DocumentTree after,
        Timestamp time
    )
    {
        var response = new CommitResponse { CommitTime = time.ToProto() };
        for (var at = 0; at < writes.Count; at++)
        {
            var document = after[ResourceName.PathOf(CollapsedWrites.NameOf(writes[at]))];
            response.WriteResults.Add(
                new WriteResult
                {
                    UpdateTime = document?.UpdateTime.ToProto(),
                    TransformResults = { net.Results[at].Select(value => ValueEncoder.Encode(value)) },
                }
            );
        }

        return response;
    }
}

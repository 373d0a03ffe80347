using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Explaining;

/// <summary>Makes the message that the client sends for a case. Nothing is sent here.</summary>
internal static class CaseRequest
{
    private static readonly FirestoreConnection Unused = new(new EmbeddedFirestore(TimeProvider.System).CallInvoker);

    /// <summary>The message.</summary>
    public static IMessage Of(AccessCase accessCase)
    {
        var database = Unused.Database("demo-project", accessCase.Caller);
        return accessCase.Request switch
        {
            GetRequest get => new GetDocumentRequest { Name = database.Document(get.Path).Path },
            CreateRequest create => Commit(database, Writes.Create(database.Document(create.Path), create.Fields)),
            UpdateRequest update => Commit(
                database,
                Writes.Update(database.Document(update.Path), Changes(update), precondition: null)
            ),
            DeleteRequest delete => Commit(
                database,
                Writes.Delete(database.Document(delete.Path), Firestore.Client.Precondition.MustExist)
            ),
            QueryRequest query => Query(database, query.Query),
            AggregateRequest aggregate => Query(database, aggregate.Query),
            var other => throw new ArgumentOutOfRangeException(nameof(accessCase), other, "not a request"),
        };
    }

    private static Dictionary<FieldPath, object?> Changes(UpdateRequest update) =>
        update.Changes.ToDictionary(change => FieldPath.Parse(change.Key), change => change.Value);

    private static CommitRequest Commit(FirestoreDb database, Write write) =>
        new() { Database = database.DatabasePath, Writes = { write } };

    private static RunQueryRequest Query(FirestoreDb database, ListQuery query)
    {
        var client = ClientQuery.Of(database, query);
        return new RunQueryRequest { Parent = client.ParentPath, StructuredQuery = client.ToMessage() };
    }
}

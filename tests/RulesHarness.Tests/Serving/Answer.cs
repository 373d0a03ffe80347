using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>A server's answer to a message, as a text without the parts that differ from run to run.</summary>
internal static class Answer
{
    // Tests write times of 2024 and before; what is later is the server's.
    private const long LatestWritten = 1_750_000_000;

    public static async Task<string> OfAsync(FirestoreDb database, IMessage request)
    {
        try
        {
            return request switch
            {
                GetDocumentRequest get => Text(database, await database.Rpc.GetDocumentAsync(get)),
                ListDocumentsRequest list => Text(database, (await database.Rpc.ListDocumentsAsync(list)).Documents),
                ListCollectionIdsRequest ids => string.Join(
                    ' ',
                    (await database.Rpc.ListCollectionIdsAsync(ids)).CollectionIds
                ),
                CreateDocumentRequest create => Text(database, await database.Rpc.CreateDocumentAsync(create)),
                UpdateDocumentRequest update => Text(database, await database.Rpc.UpdateDocumentAsync(update)),
                DeleteDocumentRequest delete => $"deleted{await database.Rpc.DeleteDocumentAsync(delete)}",
                CommitRequest commit => Text(await database.Rpc.CommitAsync(commit)),
                BatchWriteRequest batch => string.Join(
                    ' ',
                    (await database.Rpc.BatchWriteAsync(batch)).Status.Select(status => (StatusCode)status.Code)
                ),
                RunQueryRequest query => string.Join(
                    '\n',
                    (await AllAsync(database.Rpc.RunQuery(query)))
                        .Where(each => each.Document is not null)
                        .Select(each => Text(database, each.Document))
                ),
                RunAggregationQueryRequest query => string.Join(
                    '\n',
                    (await AllAsync(database.Rpc.RunAggregationQuery(query))).Select(each =>
                        Sorted(each.Result.AggregateFields)
                    )
                ),
                BatchGetDocumentsRequest batch => string.Join(
                    '\n',
                    (await AllAsync(database.Rpc.BatchGetDocuments(batch))).Select(each =>
                        each.Found is { } found
                            ? Text(database, found)
                            : $"missing {each.Missing}".Replace(database.RootPath, "", StringComparison.Ordinal)
                    )
                ),
                _ => throw new ArgumentOutOfRangeException(nameof(request), request, "no message to send"),
            };
        }
        catch (RpcException failure)
        {
            return $"{failure.StatusCode} {Detail(failure.Status).Replace(database.ProjectId, "P", StringComparison.Ordinal)}".TrimEnd();
        }
    }

    /// <summary>
    /// For a denial, the result of each line, and whether the document exists; for a message with the server's own
    /// names, only the status code.
    /// </summary>
    private static string Detail(Status status) =>
        status.StatusCode switch
        {
            StatusCode.PermissionDenied when status.Detail.Contains(" @ L", StringComparison.Ordinal) => string.Join(
                ", ",
                DenialMessage.Read(status.Detail, _ => true).Tried.Select(line => $"{line.Outcome} @ L{line.Line}")
            ),
            StatusCode.PermissionDenied => status.Detail.Split(':')[0],
            StatusCode.NotFound or StatusCode.AlreadyExists => status.Detail,
            _ => "",
        };

    private static async Task<List<T>> AllAsync<T>(AsyncServerStreamingCall<T> call)
    {
        using (call)
        {
            return await call.ResponseStream.ReadAllAsync().ToListAsync();
        }
    }

    private static string Text(CommitResponse response) =>
        string.Join(
            ' ',
            response.WriteResults.Select(result =>
                $"{(result.UpdateTime is null ? "-" : "U")}[{string.Join(',', result.TransformResults.Select(Text))}]"
            )
        );

    private static string Text(FirestoreDb database, IEnumerable<Document> documents) =>
        string.Join('\n', documents.Select(document => Text(database, document)));

    private static string Text(FirestoreDb database, Document document) =>
        $"{document.Name[database.RootPath.Length..]} {Text(document.Fields).Replace(database.ProjectId, "P", StringComparison.Ordinal)} {(document.CreateTime is null ? "no time" : document.CreateTime.Equals(document.UpdateTime) ? "new" : "changed")}";

    /// <summary>In the order of the fields, which rules can tell.</summary>
    private static string Text(MapField<string, Value> fields) =>
        string.Join(',', fields.Select(field => $"{field.Key}:{Text(field.Value)}"));

    private static string Sorted(MapField<string, Value> fields) =>
        string.Join(
            ',',
            fields
                .OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => $"{field.Key}:{Text(field.Value)}")
        );

    private static string Text(Value value) =>
        value.ValueTypeCase == Value.ValueTypeOneofCase.MapValue ? $"{{{Text(value.MapValue.Fields)}}}"
        : value.TimestampValue is { Seconds: > LatestWritten } ? "time"
        : value.ValueTypeCase == Value.ValueTypeOneofCase.ArrayValue
            ? $"[{string.Join(',', value.ArrayValue.Values.Select(Text))}]"
        : value.ToString();
}

using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Explaining;

/// <summary>
/// The documents of a database as the admin sees them, now or at an earlier time; each is read when it is asked for,
/// and once.
/// </summary>
internal sealed class StoredDocuments(FirestoreDb admin, DateTimeOffset? time = null) : IDocumentSource
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>?> _known = new(StringComparer.Ordinal);

    /// <exception cref="RpcException">It can't be read.</exception>
    public IReadOnlyDictionary<string, object?>? Find(string path)
    {
        if (!_known.TryGetValue(path, out var fields))
        {
            _known.Add(path, fields = ReadAsync(path).GetAwaiter().GetResult());
        }
        return fields;
    }

    private async Task<IReadOnlyDictionary<string, object?>?> ReadAsync(string path)
    {
        var request = new BatchGetDocumentsRequest
        {
            Database = admin.DatabasePath,
            Documents = { $"{admin.RootPath}/{path}" },
        };
        if (time is { } then)
        {
            request.ReadTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(then);
        }
        using var call = admin.Rpc.BatchGetDocuments(request);
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            if (response.Found is { } document)
            {
                return ValueDecoder.Plain.Decode(document.Fields);
            }
        }

        return null;
    }
}

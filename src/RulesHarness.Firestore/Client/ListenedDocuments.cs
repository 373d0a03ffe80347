using Grpc.Core;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using Change = RulesHarness.Protocol.TargetChange.Types.TargetChangeType;

namespace RulesHarness.Firestore.Client;

/// <summary>The documents of a stream's single target, in the server's order, built up from its responses.</summary>
/// <param name="isQuery">Whether the documents have an order, of which a change by itself tells nothing.</param>
internal sealed class ListenedDocuments(bool isQuery)
{
    private readonly OrderedDictionary<string, Document> _documents = [];
    private bool _isCurrent;

    public IReadOnlyList<Document> All => [.. _documents.Values];

    /// <returns>As of when the documents are one consistent state; null while more is to come.</returns>
    /// <exception cref="RpcException">
    /// The server ended the target, for the reason it gave, or told what can't be.
    /// </exception>
    public Timestamp? Take(ListenResponse response)
    {
        switch (response.ResponseTypeCase)
        {
            case ListenResponse.ResponseTypeOneofCase.TargetChange:
                return Take(response.TargetChange);
            case ListenResponse.ResponseTypeOneofCase.DocumentChange:
                Put(response.DocumentChange);
                break;
            case ListenResponse.ResponseTypeOneofCase.DocumentDelete:
                _documents.Remove(response.DocumentDelete.Document);
                break;
            case ListenResponse.ResponseTypeOneofCase.DocumentRemove:
                _documents.Remove(response.DocumentRemove.Document);
                break;
            case ListenResponse.ResponseTypeOneofCase.Filter when response.Filter.Count != _documents.Count:
                throw Fault(
                    StatusCode.DataLoss,
                    $"the server counts {response.Filter.Count} documents and sent {_documents.Count}"
                );
            default:
                break;
        }

        return null;
    }

    private Timestamp? Take(TargetChange change)
    {
        switch (change.TargetChangeType)
        {
            case Change.Remove:
                throw change.Cause is { } cause
                    ? Fault((StatusCode)cause.Code, cause.Message)
                    : Fault(StatusCode.Aborted, "the server ended the listener without a cause");
            case Change.Reset:
                _documents.Clear();
                _isCurrent = false;
                break;
            case Change.Current:
                _isCurrent = true;
                break;
            // About no target means about all: this is the server's word that what it told fits together.
            case Change.NoChange when _isCurrent && change is { TargetIds.Count: 0, ReadTime: { } time }:
                return time.ToTimestamp();
            default:
                break;
        }

        return null;
    }

    private void Put(Protocol.DocumentChange change)
    {
        if (change.TargetIds.Count == 0)
        {
            _documents.Remove(change.Document.Name);
        }
        else if (isQuery && _isCurrent)
        {
            throw Fault(
                StatusCode.Unimplemented,
                "the server sent one document of a query again without the others, so its position is unknown"
            );
        }
        else
        {
            _documents[change.Document.Name] = change.Document;
        }
    }

    private static RpcException Fault(StatusCode code, string message) => new(new Status(code, message));
}

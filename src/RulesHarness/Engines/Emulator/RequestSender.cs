using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Engines.Emulator;

/// <summary>Sends one request, as the caller whose database it is given, and says whether it was allowed.</summary>
internal static class RequestSender
{
    /// <param name="database">The database as the caller sees it.</param>
    /// <param name="message">The request, to this database.</param>
    /// <param name="isStored">Whether there is a document at a path below the root.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<EngineResponse> SendAsync(
        FirestoreDb database,
        IMessage message,
        Func<string, bool?> isStored,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AllowedAsync(database, message, cancellationToken);
        }
        catch (RpcException denied) when (denied.StatusCode == StatusCode.PermissionDenied)
        {
            return Denied(denied, isStored);
        }
        catch (RpcException missing) when (missing.StatusCode == StatusCode.NotFound && message is GetDocumentRequest)
        {
            // The rules let the caller see that there is no such document.
            return EngineResponse.Allowed() with { Message = missing.Status.Detail };
        }
        catch (RpcException neither) when (!cancellationToken.IsCancellationRequested)
        {
            return Neither(neither);
        }
    }

    /// <summary>The response to a request that was neither allowed nor denied.</summary>
    public static EngineResponse Neither(RpcException neither) =>
        new(null, $"{neither.StatusCode}: {neither.Status.Detail}")
        {
            IsBroken = neither.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown,
            IsAboutExistence = neither.StatusCode is StatusCode.NotFound or StatusCode.AlreadyExists,
        };

    private static EngineResponse Denied(RpcException denied, Func<string, bool?> isStored)
    {
        var (cause, tried) = DenialMessage.Read(denied, isStored);
        return tried.Count > 0
            ? EngineResponse.Denied(cause, null, tried) with
            {
                Clauses = DenialMessage.Clauses(denied.Status.Detail, isStored),
            }
            : new EngineResponse(false, ReadableDenial.OneLine(denied.Status.Detail)) { Cause = cause };
    }

    private static async Task<EngineResponse> AllowedAsync(
        FirestoreDb database,
        IMessage message,
        CancellationToken cancellationToken
    )
    {
        var allowed = EngineResponse.Allowed();
        switch (message)
        {
            case GetDocumentRequest get:
                await database.Rpc.GetDocumentAsync(get, cancellationToken: cancellationToken);
                return allowed;
            case CommitRequest commit:
                await database.Rpc.CommitAsync(commit, cancellationToken: cancellationToken);
                return allowed;
            case RunQueryRequest query:
                return await DocumentsAsync(allowed, database, query, cancellationToken);
            case RunAggregationQueryRequest aggregation:
                return allowed with { Aggregate = await AggregateAsync(database, aggregation, cancellationToken) };
            default:
                throw new ArgumentOutOfRangeException(nameof(message), message, "not a request");
        }
    }

    private static async Task<EngineResponse> DocumentsAsync(
        EngineResponse allowed,
        FirestoreDb database,
        RunQueryRequest query,
        CancellationToken cancellationToken
    )
    {
        using var call = database.Rpc.RunQuery(query, cancellationToken: cancellationToken);
        var documents = new List<string>();
        var distances = new List<double>();
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (response.Document is { } document)
            {
                documents.Add(DocumentName.Parse(document.Name).RelativePath);
                if (
                    CaseMessage.DistanceField(query) is { } field
                    && document.Fields.TryGetValue(field, out var distance)
                )
                {
                    distances.Add(distance.DoubleValue);
                }
            }
        }

        return allowed with
        {
            Documents = documents,
            Distances = distances,
        };
    }

    private static async Task<double?> AggregateAsync(
        FirestoreDb database,
        RunAggregationQueryRequest aggregation,
        CancellationToken cancellationToken
    )
    {
        using var call = database.Rpc.RunAggregationQuery(aggregation, cancellationToken: cancellationToken);
        double? value = null;
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            value = response.Result is { } result ? CaseMessage.ValueOf(result) : value;
        }

        return value;
    }
}

using Grpc.Core;
using RulesHarness.Cases;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Engines.Emulator;

/// <summary>Sends one request, as the caller whose database it is given, and says whether it was allowed.</summary>
internal static class RequestSender
{
    public static async Task<EngineResponse> SendAsync(
        FirestoreDb database,
        AccessRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AllowedAsync(database, request, cancellationToken);
        }
        catch (RpcException denied) when (denied.StatusCode == StatusCode.PermissionDenied)
        {
            return new EngineResponse(false, denied.Status.Detail.Trim());
        }
        catch (RpcException missing) when (missing.StatusCode == StatusCode.NotFound && request is GetRequest)
        {
            // The rules let the caller see that there is no such document.
            return new EngineResponse(true, missing.Status.Detail);
        }
        catch (RpcException neither) when (!cancellationToken.IsCancellationRequested)
        {
            return new EngineResponse(null, $"{neither.StatusCode}: {neither.Status.Detail}")
            {
                IsBroken = neither.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown,
            };
        }
    }

    private static async Task<EngineResponse> AllowedAsync(
        FirestoreDb database,
        AccessRequest request,
        CancellationToken cancellationToken
    )
    {
        var allowed = new EngineResponse(true, "");
        switch (request)
        {
            case GetRequest get:
                await database.Document(get.Path).GetSnapshotAsync(cancellationToken);
                return allowed;
            case CreateRequest create:
                await database.Document(create.Path).CreateAsync(create.Fields, cancellationToken);
                return allowed;
            case UpdateRequest update:
                var changes = update.Changes.ToDictionary(
                    change => FieldPath.Parse(change.Key),
                    change => change.Value
                );
                await database.Document(update.Path).UpdateAsync(changes, cancellationToken: cancellationToken);
                return allowed;
            case DeleteRequest delete:
                await database.Document(delete.Path).DeleteAsync(Precondition.MustExist, cancellationToken);
                return allowed;
            case QueryRequest query:
                var snapshot = await ClientQuery.Of(database, query.Query).GetSnapshotAsync(cancellationToken);
                return allowed with
                {
                    Documents = [.. snapshot.Documents.Select(document => document.Reference.RelativePath)],
                };
            case AggregateRequest aggregate:
                var field = aggregate.Kind switch
                {
                    PatternKind.Sum => AggregateField.Sum(aggregate.Field!),
                    PatternKind.Average => AggregateField.Average(aggregate.Field!),
                    _ => AggregateField.Count(),
                };
                var values = await ClientQuery
                    .Of(database, aggregate.Query)
                    .Aggregate(field)
                    .GetSnapshotAsync(cancellationToken);
                return allowed with { Aggregate = values.GetValue<double?>(field) };
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request, "not a request");
        }
    }
}

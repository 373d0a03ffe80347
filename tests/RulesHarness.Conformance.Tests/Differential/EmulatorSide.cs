using Grpc.Core;
using RulesHarness.Engines;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Asks the emulator. No request changes what is stored but the creation of new documents: every other write demands in vain that the document is
/// as it was long ago, which is looked at after the rules.</summary>
internal sealed class EmulatorSide(FirestoreConnection connection, string project, Dataset data)
{
    private static readonly Precondition InVain = Precondition.LastUpdated(new Timestamp(1, 0));

    /// <param name="attempt">The request.</param>
    /// <param name="left">How often to ask again where a write waited too long for its lock.</param>
    public async Task<Answer> AskAsync(Attempt attempt, int left = 3)
    {
        try
        {
            await SendAsync(connection.Database(project, attempt.Identity), attempt);
            return new Answer(Cause.True, [], "");
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
        {
            return Denied(refused.Status.Detail.Trim());
        }
        catch (RpcException missing) when (missing.StatusCode == StatusCode.NotFound || missing.StatusCode == StatusCode.FailedPrecondition && attempt.Method != RulesMethod.List)
        {
            return new Answer(Cause.True, [], missing.Status.Detail);
        }
        catch (RpcException busy) when (busy.StatusCode == StatusCode.Aborted && left > 0)
        {
            return await AskAsync(attempt, left - 1);
        }
        catch (RpcException neither)
        {
            return new Answer(null, [], $"{neither.StatusCode}: {neither.Status.Detail}");
        }
    }

    private Answer Denied(string message)
    {
        var cause = DenialMessage.Read(message, data.Documents.ContainsKey).Cause;
        // What the commit writes besides may be told of as well.
        return new Answer(Enum.Parse<Cause>(cause.ToString()), [.. DenialMessage.Ends(message).Where(end => end.Line != Ruleset.CompanionLine)], message);
    }

    private async Task SendAsync(FirestoreDb database, Attempt attempt)
    {
        if (attempt.List is { } list)
        {
            await Query(database, attempt.Path, list).GetSnapshotAsync();
            return;
        }

        var document = database.Document(attempt.Path);
        if (attempt.Method == RulesMethod.Get)
        {
            await document.GetSnapshotAsync();
            return;
        }

        var batch = database.StartBatch();
        switch (attempt)
        {
            case { Method: RulesMethod.Create }:
                batch.Create(document, attempt.Data!);
                break;
            case { Method: RulesMethod.Update, Changes: { } changes }:
                batch.Update(document, changes.ToDictionary(change => change.Key.ToString(), change => change.Value), InVain);
                break;
            case { Method: RulesMethod.Update }:
                batch.Set(document, attempt.Data!, SetOptions.Overwrite, InVain);
                break;
            default:
                batch.Delete(document, data.Documents.ContainsKey(attempt.Path) ? InVain : null);
                break;
        }

        if (attempt.Companion is { } companion)
        {
            batch.Set(database.Document(companion.Path), companion.Data, SetOptions.Overwrite, InVain);
        }

        await batch.CommitAsync();
    }

    private static Query Query(FirestoreDb database, string path, ListAttempt list)
    {
        var query = list.IsGroup ? database.CollectionGroup(path) : database.Collection(path);
        if (list.Filter is not null)
        {
            query = query.Where(Filter(list.Filter));
        }

        foreach (var (field, isDescending) in list.Orders)
        {
            query = isDescending ? query.OrderByDescending(field) : query.OrderBy(field);
        }

        query = list.Offset is { } offset ? query.Offset(offset) : query;
        return list.Limit is { } limit ? query.Limit(limit) : query;
    }

    private static Filter Filter(FilterAttempt filter) => filter switch
    {
        { Parts.Length: > 0, IsOr: true } => Firestore.Client.Filter.Or([.. filter.Parts.Select(Filter)]),
        { Parts.Length: > 0 } => Firestore.Client.Filter.And([.. filter.Parts.Select(Filter)]),
        { Operator: QueryOperator.Equal } => Firestore.Client.Filter.EqualTo(filter.Field, filter.Value),
        { Operator: QueryOperator.NotEqual } => Firestore.Client.Filter.NotEqualTo(filter.Field, filter.Value),
        { Operator: QueryOperator.LessThan } => Firestore.Client.Filter.LessThan(filter.Field, filter.Value),
        { Operator: QueryOperator.LessThanOrEqual } => Firestore.Client.Filter.LessThanOrEqualTo(filter.Field, filter.Value),
        { Operator: QueryOperator.GreaterThan } => Firestore.Client.Filter.GreaterThan(filter.Field, filter.Value),
        { Operator: QueryOperator.GreaterThanOrEqual } => Firestore.Client.Filter.GreaterThanOrEqualTo(filter.Field, filter.Value),
        { Operator: QueryOperator.In } => Firestore.Client.Filter.InArray(filter.Field, (List<object?>)filter.Value!),
        { Operator: QueryOperator.NotIn } => Firestore.Client.Filter.NotInArray(filter.Field, (List<object?>)filter.Value!),
        { Operator: QueryOperator.ArrayContains } => Firestore.Client.Filter.ArrayContains(filter.Field, filter.Value),
        _ => Firestore.Client.Filter.ArrayContainsAny(filter.Field, (List<object?>)filter.Value!),
    };
}

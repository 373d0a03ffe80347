using System.Text.RegularExpressions;
using Grpc.Core;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// Asks the emulator. No request changes what is stored but the creation of new documents: every other write demands in
/// vain that the document is as it was long ago, which is looked at after the rules.
/// </summary>
internal sealed partial class EmulatorSide(FirestoreConnection connection, string project, Dataset data)
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
        catch (RpcException missing)
            when (missing.StatusCode == StatusCode.NotFound
                || missing.StatusCode == StatusCode.FailedPrecondition && attempt.Method != RulesMethod.List
            )
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
        // What the commit writes besides may be told of as well.
        var (cause, tried) = DenialMessage.Read(
            OfCompanion().Replace(message, ""),
            path => data.Documents.ContainsKey(path)
        );
        return new Answer(cause, [.. tried.Select(line => (line.Line, line.Outcome))], message);
    }

    private async Task SendAsync(FirestoreDb database, Attempt attempt)
    {
        if (attempt.Query is { } query)
        {
            await query.ForClient(database, attempt.Path).GetSnapshotAsync();
            return;
        }

        var document = database.Document(attempt.Path);
        if (attempt.Method == RulesMethod.Get)
        {
            await document.GetSnapshotAsync();
            return;
        }

        var batch = database.StartBatch();
        foreach (var write in (Attempt[])[attempt, .. attempt.Writes])
        {
            Add(batch, database.Document(write.Path), write);
        }

        foreach (var (path, data) in attempt.Others)
        {
            batch.Set(database.Document(path), data!, SetOptions.Overwrite, InVain);
        }

        // Nothing of a commit is kept that rules allow. No condition asks for this document.
        if (attempt.IsCommit)
        {
            batch.Set(
                database.Document("k/companion"),
                new Dictionary<string, object?>(),
                SetOptions.Overwrite,
                InVain
            );
        }

        await batch.CommitAsync();
    }

    private void Add(WriteBatch batch, DocumentReference document, Attempt write)
    {
        switch (write)
        {
            case { IsEither: true }:
                batch.Set(document, write.Written!);
                break;
            case { Method: RulesMethod.Create }:
                batch.Create(document, write.Written!);
                break;
            case { Method: RulesMethod.Update, Updates: { } updates }:
                batch.Update(document, updates, InVain);
                break;
            case { Method: RulesMethod.Update }:
                batch.Set(document, write.Written!, SetOptions.Overwrite, InVain);
                break;
            default:
                batch.Delete(document, data.Documents.ContainsKey(write.Path) ? InVain : null);
                break;
        }
    }

    [GeneratedRegex(@"(, )?false for '\w+' @ L4(?=, |$)")]
    private static partial Regex OfCompanion();
}

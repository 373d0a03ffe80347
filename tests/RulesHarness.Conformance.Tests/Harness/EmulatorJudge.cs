using System.Text.Json;
using Grpc.Core;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>One project of the emulator: its rules, its documents, and what it says of requests.</summary>
internal sealed class EmulatorJudge(FirestoreEmulator emulator, FirestoreConnection connection, string project)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    public string Project => project;

    /// <summary>
    /// Null where the emulator has more to say of the rules than it can send, or its compiler itself fails.
    /// </summary>
    public async Task<RulesLoad?> LoadAsync(string rules)
    {
        try
        {
            return await emulator.LoadRulesAsync(project, new RulesFile("conformance.rules", rules));
        }
        catch (EmulatorException odd) when (odd.Message.Contains(": 500 ", StringComparison.Ordinal))
        {
            return null;
        }
    }

    public Task StoreAsync(IEnumerable<(string Path, object Data)> documents) =>
        connection.Database(project, Identity.Admin).BulkWriteAsync(documents);

    /// <summary>Sends requests, 32 under way; the answers are in their order.</summary>
    public async Task<Judgement[]> JudgeAsync(IReadOnlyList<Attempt> attempts)
    {
        var answers = new Judgement[attempts.Count];
        await Parallel.ForAsync(
            0,
            attempts.Count,
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (at, _) => answers[at] = await JudgeAsync(attempts[at])
        );
        return answers;
    }

    /// <summary>
    /// The values of conditions since the rules were loaded, by line: the last one that a line evaluated to.
    /// </summary>
    public async Task<Dictionary<int, string>> ValuesAsync()
    {
        await using var report = await Http.GetStreamAsync(
            new Uri(emulator.Endpoint, $"emulator/v1/projects/{project}:ruleCoverage")
        );
        using var json = await JsonDocument.ParseAsync(report);
        var values = new Dictionary<int, string>();
        foreach (var node in json.RootElement.GetProperty("report").EnumerateArray())
        {
            if (!node.TryGetProperty("values", out var taken))
            {
                continue;
            }

            foreach (var value in taken.EnumerateArray())
            {
                // What was skipped has an empty value.
                if (
                    value.TryGetProperty("value", out var kind)
                    && kind.EnumerateObject().Any()
                    && !kind.TryGetProperty("undefined", out _)
                )
                {
                    values[node.GetProperty("sourcePosition").GetProperty("line").GetInt32()] = ValueText.Of(kind);
                }
            }
        }

        return values;
    }

    private async Task<Judgement> JudgeAsync(Attempt attempt)
    {
        try
        {
            await SendAsync(connection.Database(project, attempt.Identity), attempt);
            return Judgement.Allowed;
        }
        catch (RpcException denied) when (denied.StatusCode == StatusCode.PermissionDenied)
        {
            return Judgement.Denied(denied.Status.Detail.Trim());
        }
        catch (RpcException failed)
        {
            return new Judgement(null, [], Failure: failed.Status.Detail);
        }
    }

    private static async Task SendAsync(FirestoreDb database, Attempt attempt)
    {
        if (attempt.Method == RulesMethod.Get)
        {
            await database.Document(attempt.Path).GetSnapshotAsync();
        }
        else if (attempt.Method == RulesMethod.List)
        {
            await (
                attempt.Query?.ForClient(database, attempt.Path) ?? database.Collection(attempt.Path)
            ).GetSnapshotAsync();
        }
        else
        {
            var batch = database.StartBatch();
            Write(batch, database.Document(attempt.Path), attempt);
            foreach (var (path, data) in attempt.Others)
            {
                if (data is null)
                {
                    batch.Delete(database.Document(path));
                }
                else
                {
                    batch.Set(database.Document(path), data);
                }
            }

            await batch.CommitAsync();
        }
    }

    private static void Write(WriteBatch batch, DocumentReference document, Attempt attempt)
    {
        if (attempt.Method == RulesMethod.Delete)
        {
            batch.Delete(document, Precondition.MustExist);
        }
        else if (attempt.Updates is { } updates)
        {
            batch.Update(document, updates);
        }
        else
        {
            batch.Set(
                document,
                attempt.Written!,
                null,
                attempt.Method == RulesMethod.Create ? Precondition.MustNotExist : Precondition.MustExist
            );
        }
    }
}

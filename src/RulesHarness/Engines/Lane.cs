using System.Collections.Concurrent;
using RulesHarness.Cases;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Firestore.Identities;
using RulesHarness.Semantics;

namespace RulesHarness.Engines;

/// <summary>
/// A project of the emulator with the rules and the data of a run, apart from all others. What an allowed write changed is put back at once.
/// </summary>
internal sealed class Lane(FirestoreConnection connection, string projectId)
{
    private readonly ConcurrentDictionary<Identity, FirestoreDb> databases = new();
    private Dataset data = new();

    public EmulatorDatabase Database { get; } = new(projectId);

    private FirestoreDb Admin => As(Identity.Admin);

    /// <summary>Stores the data that allowed writes are put back to.</summary>
    public Task SeedAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        data = dataset;
        return Admin.BulkWriteAsync(data.Documents.Select(document => (document.Path, (object)document.Fields)), cancellationToken);
    }

    public bool IsStored(string path) => data.TryGet(path, out _);

    /// <summary>Stores more of it.</summary>
    public Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        var added = documents.ToList();
        added.ForEach(data.Add);
        return Admin.BulkWriteAsync(added.Select(document => (document.Path, (object)document.Fields)), cancellationToken);
    }

    public async Task<Answer> SendAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        var answer = await RequestSender.SendAsync(As(accessCase.Caller), accessCase.Request, cancellationToken);
        if (accessCase.IsWrite && answer.IsAllowed == true)
            await RestoreAsync(accessCase.Path, cancellationToken);
        return answer;
    }

    private async Task RestoreAsync(string path, CancellationToken cancellationToken)
    {
        if (data.TryGet(path, out var before))
            await Admin.Document(path).SetAsync(before.Fields, cancellationToken: cancellationToken);
        else
            await Admin.Document(path).DeleteAsync(cancellationToken: cancellationToken);
    }

    private FirestoreDb As(Identity identity) => databases.GetOrAdd(identity, caller => connection.Database(Database.ProjectId, caller));
}

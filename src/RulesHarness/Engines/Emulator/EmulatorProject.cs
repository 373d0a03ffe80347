using System.Collections.Concurrent;
using RulesHarness.Cases;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// A project of the emulator with the rules and the data of a run, apart from all others. What an allowed write changed
/// is put back at once.
/// </summary>
internal sealed class EmulatorProject(FirestoreConnection connection, string projectId)
{
    private readonly ConcurrentDictionary<Identity, FirestoreDb> _databases = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _written = new(StringComparer.Ordinal);

    // Beside the data, which is read while cases run.
    private readonly ConcurrentDictionary<string, Document> _added = new();
    private Dataset _data = new();

    public DatabaseName Database { get; } = new(projectId);

    private FirestoreDb Admin => As(Identity.Admin);

    /// <summary>Stores the data that allowed writes are put back to.</summary>
    public Task SeedAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        _data = dataset;
        return Admin.BulkWriteAsync(
            _data.Documents.Select(document => (document.Path, (object)document.Fields)),
            cancellationToken
        );
    }

    /// <summary>Stores more of it.</summary>
    public Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        var more = documents.ToList();
        more.ForEach(document => _added[document.Path] = document);
        return Admin.BulkWriteAsync(
            more.Select(document => (document.Path, (object)document.Fields)),
            cancellationToken
        );
    }

    /// <summary>
    /// Sends a case's request. Writes to one document wait for each other: where none is denied, each must find what it
    /// was made for.
    /// </summary>
    public async Task<EngineResponse> SendAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        if (!accessCase.IsWrite)
        {
            return await SendOnceAsync(accessCase, cancellationToken);
        }
        var turn = _written.GetOrAdd(accessCase.Path, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            var answer = await SendOnceAsync(accessCase, cancellationToken);
            if (answer.IsAllowed == true)
            {
                foreach (var path in accessCase.WrittenPaths)
                {
                    await RestoreAsync(path, cancellationToken);
                }
            }
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Sends the request of a case that has documents of its own, which are put in their place and taken away again: no
    /// other case may run in the project meanwhile.
    /// </summary>
    public async Task<EngineResponse> SendAloneAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        foreach (var (path, fields) in accessCase.Instead)
        {
            await PutAsync(path, fields, cancellationToken);
        }
        try
        {
            return await SendAsync(accessCase, cancellationToken);
        }
        finally
        {
            foreach (var path in accessCase.Instead.Keys)
            {
                await RestoreAsync(path, cancellationToken);
            }
        }
    }

    private Task<EngineResponse> SendOnceAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        var database = As(accessCase.Caller);
        var message = CaseMessage.Of(accessCase, database);
        return RequestSender.SendAsync(database, message, path => IsThere(accessCase, path), cancellationToken);
    }

    private Task RestoreAsync(string path, CancellationToken cancellationToken) =>
        PutAsync(path, Stored(path)?.Fields, cancellationToken);

    /// <summary>Puts a document there; null takes it away.</summary>
    private async Task PutAsync(
        string path,
        IReadOnlyDictionary<string, object?>? fields,
        CancellationToken cancellationToken
    )
    {
        if (fields is not null)
        {
            await Admin.Document(path).SetAsync(fields, cancellationToken: cancellationToken);
        }
        else
        {
            await Admin.Document(path).DeleteAsync(cancellationToken: cancellationToken);
        }
    }

    private bool IsThere(AccessCase accessCase, string path) =>
        accessCase.Instead.TryGetValue(path, out var instead) ? instead is not null : Stored(path) is not null;

    private Document? Stored(string path) =>
        _data.TryGet(path, out var document) ? document : _added.GetValueOrDefault(path);

    private FirestoreDb As(Identity identity) =>
        _databases.GetOrAdd(identity, caller => connection.Database(Database.ProjectId, caller));
}

using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Engines.Emulator;

/// <summary>The documents of a database that holds those of one request after the other.</summary>
internal sealed class PlacedDocuments(FirestoreDb admin)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> _there = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Takes that a request may have changed a document.</summary>
    public void MarkWritten(string path) => _written.Add(path);

    /// <summary>
    /// Makes these the only documents. Those that are there already, as the documents of all cases of a suite are, are
    /// not written again.
    /// </summary>
    public async Task PutAsync(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> documents,
        CancellationToken cancellationToken
    )
    {
        var commit = new CommitRequest { Database = admin.DatabasePath };
        var gone = _there.Keys.Concat(_written).Distinct().Where(path => !documents.ContainsKey(path));
        commit.Writes.Add(gone.Select(path => new Write { Delete = NameOf(path) }));
        commit.Writes.Add(
            documents
                .Where(document => !IsThere(document.Key, document.Value))
                .Select(document => Set(document.Key, document.Value))
        );
        if (commit.Writes.Count > 0)
        {
            await admin.Rpc.CommitAsync(commit, cancellationToken: cancellationToken);
        }
        _there.Clear();
        _written.Clear();
        foreach (var (path, fields) in documents)
        {
            _there.Add(path, fields);
        }
    }

    private bool IsThere(string path, IReadOnlyDictionary<string, object?> fields) =>
        !_written.Contains(path) && _there.TryGetValue(path, out var known) && ReferenceEquals(known, fields);

    private Write Set(string path, IReadOnlyDictionary<string, object?> fields)
    {
        var document = new Document { Name = NameOf(path) };
        ValueEncoder.Encode(fields, document.Fields, sentinels: null);
        return new Write { Update = document };
    }

    private string NameOf(string path) => $"{admin.RootPath}/{path}";
}

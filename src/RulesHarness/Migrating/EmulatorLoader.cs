using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Migration;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migrating;

/// <summary>
/// Loads migrated documents into a running emulator, and reads each back: what it stores must be what was made.
/// </summary>
public sealed class EmulatorLoader : IDisposable
{
    private const int Batch = 500;

    private readonly FirestoreConnection _connection;
    private readonly FirestoreDb _database;
    private readonly List<MigratedDocument> _waiting = [];
    private readonly List<MigratedDocument> _different = [];
    private readonly Place _place;

    /// <summary>Connects, lazily.</summary>
    /// <param name="endpoint">The emulator's address.</param>
    /// <param name="projectId">The project in the emulator.</param>
    /// <param name="model">The model, whose place of the migration findings name.</param>
    public EmulatorLoader(Uri endpoint, string projectId, DataModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _connection = new FirestoreConnection(endpoint);
        _database = _connection.Database(projectId, Identity.Admin);
        _place = model.Migration.Sources[0].Place;
    }

    /// <summary>The number of documents that were loaded.</summary>
    internal long Loaded { get; private set; }

    /// <summary>Loads a document, with others in one call.</summary>
    public void Add(MigratedDocument document)
    {
        _waiting.Add(document);
        if (_waiting.Count == Batch)
        {
            Flush();
        }
    }

    /// <summary>Loads what waits, and returns a finding if documents came back changed.</summary>
    public IReadOnlyList<Diagnostic> Complete()
    {
        Flush();
        if (_different.Count == 0)
        {
            return [];
        }
        var paths = _different.Take(5).Select(document => document.Path);
        return
        [
            MigratingDiagnostics.ComesBackChanged.At(_place.File, _place.Line, _place.Column) with
            {
                Details = FormattableString.Invariant($"{_different.Count} documents: {string.Join(", ", paths)}"),
            },
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void Flush()
    {
        if (_waiting.Count > 0)
        {
            // The mapping has one thread, which waits for the emulator here.
            SendAsync().GetAwaiter().GetResult();
            Loaded += _waiting.Count;
            _waiting.Clear();
        }
    }

    private async Task SendAsync()
    {
        await _database.BulkWriteAsync(_waiting.Select(document => (document.Path, (object)Fields(document))));
        var names = _waiting.Select(document => _database.Document(document.Path));
        var stored = await _database.GetAllSnapshotsAsync(names);
        foreach (var (document, snapshot) in _waiting.Zip(stored))
        {
            if (!snapshot.Exists || !FirestoreValueComparer.Instance.Equals(snapshot.ToDictionary(), Fields(document)))
            {
                _different.Add(document);
            }
        }
    }

    /// <summary>The fields, with references to documents of the project that is loaded.</summary>
    private Dictionary<string, object?> Fields(MigratedDocument document) =>
        document.Fields.ToDictionary(field => field.Key, field => Here(field.Value));

    private object? Here(object? value) =>
        value switch
        {
            DocumentName name => new DocumentName(_database.ProjectId, name.DatabaseId, name.RelativePath),
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(
                entry => entry.Key,
                entry => Here(entry.Value)
            ),
            IReadOnlyList<object?> items => items.Select(Here).ToList(),
            _ => value,
        };
}

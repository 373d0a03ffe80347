using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Protocol;

namespace RulesHarness.Testing;

/// <summary>
/// All documents of a project, to be written into others: what a class of tests has set up, for each of its tests.
/// </summary>
internal sealed class DatabaseContents
{
    /// <summary>Writes of one commit (https://firebase.google.com/docs/firestore/quotas#limits).</summary>
    private const int MostWrites = 500;

    private readonly string _project;
    private readonly Lazy<Dictionary<string, Document>> _byPath;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Document>> _documents;

    private DatabaseContents(string project, IReadOnlyDictionary<string, IReadOnlyList<Document>> documents) =>
        (_project, _documents, _byPath) = (
            project,
            documents,
            new(() =>
                documents
                    .Values.SelectMany(database => database)
                    .ToDictionary(document => PathOf(project, document.Name))
            )
        );

    /// <summary>True if no database holds a document.</summary>
    public bool IsEmpty => _documents.Values.All(database => database.Count == 0);

    /// <summary>Reads a project; nothing is asked of one that nobody wrote in.</summary>
    public static async Task<DatabaseContents> ReadAsync(PooledProject project)
    {
        var all = new Dictionary<string, IReadOnlyList<Document>>(StringComparer.Ordinal);
        foreach (var database in project.Written.HasWrites ? project.Rules.Databases : [])
        {
            all.Add(database, await ReadAsync(project.Admin(database)));
        }
        return new DatabaseContents(project.Id, all);
    }

    /// <summary>Writes the documents into another project, which is clean with them.</summary>
    public async Task WriteAsync(PooledProject target)
    {
        foreach (var (database, content) in _documents)
        {
            var admin = target.Admin(database);
            foreach (var chunk in content.Chunk(MostWrites))
            {
                await admin.Rpc.CommitAsync(
                    new CommitRequest
                    {
                        Database = admin.DatabasePath,
                        Writes = { chunk.Select(document => new Write { Update = In(target.Id, document) }) },
                    }
                );
            }
        }
    }

    /// <summary>
    /// Puts back what was written in a project that had these documents. False where nobody knows what that was.
    /// </summary>
    public async Task<bool> RestoreAsync(PooledProject target)
    {
        if (target.Written.Names is not { } names)
        {
            return false;
        }
        foreach (var database in names.GroupBy(name => name.Split('/')[3]))
        {
            var admin = target.Admin(database.Key);
            await admin.Rpc.CommitAsync(
                new CommitRequest
                {
                    Database = admin.DatabasePath,
                    Writes = { database.Select(name => Restored(target.Id, name)) },
                }
            );
        }

        target.Written.Forget();
        return true;
    }

    private Write Restored(string target, string name) =>
        _byPath.Value.TryGetValue(PathOf(target, name), out var document)
            ? new Write { Update = In(target, document) }
            : new Write { Delete = name };

    /// <summary>The name without its project: the same in each.</summary>
    private static string PathOf(string project, string name) => name[$"projects/{project}/".Length..];

    private static async Task<IReadOnlyList<Document>> ReadAsync(FirestoreDb admin)
    {
        // All collections, wherever they are.
        var query = new StructuredQuery
        {
            From = { new StructuredQuery.Types.CollectionSelector { AllDescendants = true } },
        };
        var found = new List<Document>();
        using var call = admin.Rpc.RunQuery(new RunQueryRequest { Parent = admin.RootPath, StructuredQuery = query });
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            if (response.Document is { } document)
            {
                found.Add(document);
            }
        }

        return found;
    }

    /// <summary>The document with its own name, and what it refers to, in the other project.</summary>
    private Document In(string target, Document document)
    {
        var copy = document.Clone();
        copy.CreateTime = null;
        copy.UpdateTime = null;
        var (from, to) = ($"projects/{_project}/", $"projects/{target}/");
        copy.Name = to + copy.Name[from.Length..];
        foreach (var value in copy.Fields.Values)
        {
            Refer(value, from, to);
        }
        return copy;
    }

    private static void Refer(Value value, string from, string to)
    {
        switch (value.ValueTypeCase)
        {
            case Value.ValueTypeOneofCase.ReferenceValue
                when value.ReferenceValue.StartsWith(from, StringComparison.Ordinal):
                value.ReferenceValue = to + value.ReferenceValue[from.Length..];
                break;
            case Value.ValueTypeOneofCase.ArrayValue:
                foreach (var item in value.ArrayValue.Values)
                {
                    Refer(item, from, to);
                }
                break;
            case Value.ValueTypeOneofCase.MapValue:
                foreach (var item in value.MapValue.Fields.Values)
                {
                    Refer(item, from, to);
                }
                break;
        }
    }
}

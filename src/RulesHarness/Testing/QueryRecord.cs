using Google.Protobuf;
using RulesHarness.Indexes.Queries;
using RulesHarness.Protocol;

namespace RulesHarness.Testing;

/// <summary>
/// Writes the queries that tests send to a file, each once, in the short notation that <c>rulesharness indexes
/// --queries</c> reads. Lines that the file has already are kept, so that several test assemblies can share it.
/// </summary>
internal sealed class QueryRecord
{
    /// <summary>The variable that names the file. Without it nothing is recorded.</summary>
    public const string Variable = "RULESHARNESS_QUERIES";

    private static readonly Lazy<QueryRecord?> Shared = new(Open);

    private readonly Lock _access = new();
    private readonly string _path;
    private readonly HashSet<string> _lines;

    public QueryRecord(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _lines = File.Exists(_path) ? [.. File.ReadAllLines(_path)] : [];
    }

    /// <summary>Gets the record of this process; null if there is none.</summary>
    public static QueryRecord? OfProcess => Shared.Value;

    public void Add(StructuredQuery query) => Add(JsonFormatter.Default.Format(query));

    public void Add(StructuredAggregationQuery query) =>
        Add($$"""{"structuredAggregationQuery": {{JsonFormatter.Default.Format(query)}}}""");

    /// <summary>A query that can't be read is one that Firestore rejects, and its test sees that.</summary>
    private void Add(string json)
    {
        if (QueryFileReader.Read(_path, json).Queries is not [var query])
        {
            return;
        }
        var line = QueryNotation.WithoutValues(query.Query);
        lock (_access)
        {
            if (_lines.Add(line))
            {
                File.AppendAllText(_path, $"{line}\n");
            }
        }
    }

    private static QueryRecord? Open() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new QueryRecord(path) : null;
}

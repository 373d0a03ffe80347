using RulesHarness.Migration.Mapping;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Checks;

/// <summary>Compares documents with Firestore's limits, and remembers those that come nearest.</summary>
internal sealed class LimitFaults
{
    /// <summary>https://firebase.google.com/docs/firestore/quotas#limits</summary>
    private const long MostBytes = 1 << 20;
    private const int MostDepth = 20;
    private const long MostEntries = 40_000;

    private readonly FaultKind _kind;
    private readonly IndexEntries _entries;

    public LimitFaults(CollectionMapping mapping, DataModel model)
    {
        var path = mapping.Collection.Path;
        _kind = new FaultKind(MigrationDiagnostics.BeyondLimit, mapping.Place, path.Text, "");
        _entries = new IndexEntries(model.Indexes.Where(index => index.CollectionGroup == path.Id));
    }

    public Extreme Largest { get; } = new();

    public Extreme MostIndexed { get; } = new();

    public void Find(string path, IReadOnlyDictionary<string, object?> fields, List<RowFault> faults)
    {
        var size = DocumentSize.Of(path, fields);
        Largest.Take(path, size);
        if (size > MostBytes)
        {
            faults.Add(new RowFault(_kind with { Reason = "it has more than 1 MiB" }, size));
        }
        var entries = _entries.Of(fields);
        MostIndexed.Take(path, entries);
        if (entries > MostEntries)
        {
            faults.Add(new RowFault(_kind with { Reason = "it has more than 40,000 index entries" }, entries));
        }
        if (Depth(fields) > MostDepth)
        {
            faults.Add(new RowFault(_kind with { Reason = "its maps and lists are more than 20 levels deep" }, path));
        }
    }

    private static int Depth(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> map => 1 + map.Values.Select(Depth).DefaultIfEmpty().Max(),
            IReadOnlyList<object?> items => 1 + items.Select(Depth).DefaultIfEmpty().Max(),
            _ => 0,
        };
}

/// <summary>The largest of some numbers, and what has it; the first one where several do.</summary>
internal sealed class Extreme
{
    public string Path { get; private set; } = "";

    public long Value { get; private set; }

    public void Take(string path, long value)
    {
        if (value > Value)
        {
            (Path, Value) = (path, value);
        }
    }
}

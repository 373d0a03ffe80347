using RulesHarness.Diagnostics;
using RulesHarness.Migration.Mapping;
using RulesHarness.Migration.Sources;

namespace RulesHarness.Migration.Running;

/// <summary>Reads a source, once for its ids and once for its documents.</summary>
internal sealed class SourceRun(CompiledSource source, IReadOnlyList<CollectionRun> collections, RunState state)
{
    /// <summary>A place is the number of the source, and that of the row in its lower bits.</summary>
    private const int RowBits = 40;

    private readonly MemberNames _names = new(source.File.Columns);
    private readonly List<RowFault> _faults = [];
    private long _number;

    public CompiledSource Source { get; } = source;

    public IReadOnlyList<CollectionRun> Collections { get; } = collections;

    /// <summary>The names of the columns, of JSON those that rows have.</summary>
    public IReadOnlyCollection<string> Names => _names.All;

    public SourceCount Count => new(Source.File.Source.Name, Source.File.Source.File, Rows, LeftOut, Unreadable);

    private long Rows { get; set; }

    private long LeftOut { get; set; }

    private long Unreadable { get; set; }

    /// <summary>Makes the ids of all documents known.</summary>
    public void Announce() =>
        ForEachRow(row =>
        {
            if (row.Fault is null && Takes(row))
            {
                foreach (var collection in Collections)
                {
                    collection.Announce(state.Scope, Place);
                }
            }
        });

    /// <summary>Makes all documents.</summary>
    public void Make() => ForEachRow(Make);

    private bool Takes(SourceRow row)
    {
        state.Scope.Row = row;
        return Source.Where is null || Source.Where.Holds(row, null);
    }

    private void Make(SourceRow row)
    {
        Rows++;
        if (row.Fault is { } fault)
        {
            RejectUnreadable(row, fault);
            return;
        }
        if (!Takes(row))
        {
            LeftOut++;
            return;
        }
        foreach (var collection in Collections)
        {
            _faults.Clear();
            if (collection.Make(state.Scope, Place, _faults) is { } document)
            {
                state.Document?.Invoke(document);
            }
            else if (_faults.Count > 0)
            {
                Reject(row, collection.Count.Collection);
            }
        }
    }

    private void RejectUnreadable(SourceRow row, string fault)
    {
        Unreadable++;
        var file = Source.File.Source;
        var kind = new FaultKind(MigrationDiagnostics.UnreadableRow, file.Place, file.Name, fault);
        _faults.Clear();
        _faults.Add(new RowFault(kind, null));
        Reject(row, collection: null);
    }

    private void Reject(SourceRow row, string? collection)
    {
        var file = Source.File.Source;
        foreach (var fault in _faults)
        {
            state.Faults.Add(fault, file.File, row);
        }
        state.Rejected.Write(file, collection, row, _faults);
    }

    /// <summary>The place of the row that is read: several rows can be on one line.</summary>
    private long Place => ((long)Source.Number << RowBits) + _number;

    private void ForEachRow(Action<SourceRow> use)
    {
        List<Diagnostic> findings = [];
        using var reader = Source.File.Open(findings, state.CancellationToken);
        if (reader is null)
        {
            return;
        }
        _names.Add(reader.Heading ?? []);
        _number = 0;
        while (!state.IsCancelled && reader.Read())
        {
            var row = reader.Row;
            _number++;
            if (reader.Heading is null && row.Fault is null)
            {
                _names.Add(row.All);
            }
            use(row);
            state.Advance(reader.Position);
        }
        state.End(reader.Position);
    }
}

using Google.Protobuf;
using RulesHarness.Migration.Sources.Exports;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Sources;

/// <summary>
/// Reads the documents of one collection from the files of an export, a record at a time. A record that can't be read
/// is a row with a fault, whatever collection it is of: nothing shows that.
/// </summary>
internal sealed class ExportReader(
    ExportFolder folder,
    CollectionPath collection,
    ISet<string> others,
    CancellationToken cancellationToken
) : ISourceReader
{
    private const int MostOthers = 100;

    private readonly ExportRow _row = new(collection);
    private readonly Queue<string> _files = new(folder.Files);
    private RecordLog? _log;
    private string _file = "";
    private long _before;
    private long _records;

    public IReadOnlyList<string>? Heading => null;

    public SourceRow Row => _row;

    public long Position => _before + (_log?.Position ?? 0);

    public bool Read()
    {
        // A document of the collection may be far away.
        while (!cancellationToken.IsCancellationRequested && NextRecord())
        {
            _records++;
            if (IsRow())
            {
                return true;
            }
        }
        return false;
    }

    public void Dispose() => _log?.Dispose();

    private bool NextRecord()
    {
        while (_log?.Read() != true)
        {
            _before = Position;
            _log?.Dispose();
            _log = null;
            if (!_files.TryDequeue(out var file))
            {
                return false;
            }
            _file = folder.Shown(file);
            _log = new RecordLog(File.OpenRead(file));
        }
        return true;
    }

    /// <summary>Takes the record, unless it is a document of another collection.</summary>
    private bool IsRow()
    {
        var fault = _log!.Fault;
        try
        {
            if (fault is null)
            {
                return IsTaken(_log.Record.ToArray());
            }
        }
        catch (InvalidDataException unusable)
        {
            fault = unusable.Message;
        }
        catch (InvalidProtocolBufferException)
        {
            fault = "it is not a document";
        }
        _row.Fail(fault, _records, FormattableString.Invariant($"{_file}, byte {_log.Offset}"));
        return true;
    }

    private bool IsTaken(byte[] entity)
    {
        var path = EntityReader.Path(new CodedInputStream(entity));
        if (IsOfCollection(path))
        {
            _row.Take(path, new CodedInputStream(entity), _records);
            return true;
        }
        if (others.Count < MostOthers)
        {
            others.Add(string.Join("/{id}/", path.Where((_, at) => at % 2 == 0)));
        }
        return false;
    }

    private bool IsOfCollection(List<string> path)
    {
        if (path.Count != 2 * collection.CollectionIds.Count)
        {
            return false;
        }
        for (var depth = 0; depth < collection.CollectionIds.Count; depth++)
        {
            if (path[2 * depth] != collection.CollectionIds[depth])
            {
                return false;
            }
        }
        return true;
    }
}

using System.Buffers;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>
/// Reads the records of a log as LevelDB writes it: blocks of 32 KiB with parts of records, each behind a checksum, a
/// length and a type. See https://github.com/google/leveldb/blob/main/doc/log_format.md. A damaged part ends its
/// record and no other.
/// </summary>
internal sealed class RecordLog(Stream stream) : IDisposable
{
    /// <summary>A document has at most a mebibyte, so four of them are a record that was not ended.</summary>
    private const int MaxLength = 4 << 20;

    private readonly LogBlocks _blocks = new(stream);
    private readonly ArrayBufferWriter<byte> _record = new();

    /// <summary>The parts of a damaged record that are left, which are no faults of their own.</summary>
    private bool _isRestSkipped;

    /// <summary>The record that was read last.</summary>
    public ReadOnlyMemory<byte> Record => _record.WrittenMemory;

    /// <summary>The place of the record's first part in the file, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>The reason why the record can't be read; null if it can.</summary>
    public string? Fault { get; private set; }

    public long Position => stream.Position;

    /// <summary>Reads another record, whole or damaged. Returns false at the end of the file.</summary>
    public bool Read()
    {
        _record.ResetWrittenCount();
        Fault = null;
        var isBegun = false;
        while (_blocks.Find() is { } part)
        {
            var begins = part.Type is PartType.Full or PartType.First;
            if (isBegun && begins)
            {
                return Fail("it has no end");
            }
            _blocks.Take(part);
            if (!isBegun)
            {
                Offset = part.Offset;
            }
            if (part.Fault is not null)
            {
                return Fail(part.Fault);
            }
            if (!isBegun && !begins)
            {
                if (_isRestSkipped)
                {
                    continue;
                }
                return Fail("it has no beginning");
            }
            (isBegun, _isRestSkipped) = (true, false);
            if (_record.WrittenCount + part.Bytes.Length > MaxLength)
            {
                return Fail("it is longer than 4 MiB");
            }
            _record.Write(part.Bytes.Span);
            if (part.Type is PartType.Full or PartType.Last)
            {
                return true;
            }
        }
        return isBegun && Fail(LogBlocks.EndsWithin);
    }

    public void Dispose() => stream.Dispose();

    private bool Fail(string fault)
    {
        Fault = fault;
        _isRestSkipped = true;
        return true;
    }
}

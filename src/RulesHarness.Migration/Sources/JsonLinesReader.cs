namespace RulesHarness.Migration.Sources;

/// <summary>Reads a JSON object on each line. Blank lines are no rows.</summary>
internal sealed class JsonLinesReader(Stream stream) : ISourceReader
{
    private readonly ByteBuffer _buffer = new(stream);
    private readonly JsonRow _row = new();
    private long _line;

    public IReadOnlyList<string>? Heading => null;

    public SourceRow Row => _row;

    public long Position => stream.CanSeek ? stream.Position : 0;

    public bool Read()
    {
        while (ReadLine(out var line, out var isTooLong))
        {
            _line++;
            if (_line == 1 && line.StartsWith(Utf8.ByteOrderMark))
            {
                line = line[Utf8.ByteOrderMark.Length..];
            }
            line = line.Trim(" \t\r\n"u8);
            if (!line.IsEmpty || isTooLong)
            {
                _row.Take(line, _line, isTooLong ? RowLimits.TooLong : null);
                return true;
            }
        }
        return false;
    }

    public void Dispose() => stream.Dispose();

    private bool ReadLine(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        var searched = 0;
        while (true)
        {
            var length = _buffer.Bytes[searched..].IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = _buffer.Bytes[..(searched + length)];
                _buffer.Take(searched + length + 1);
                return true;
            }
            searched = _buffer.Bytes.Length;
            if (searched > RowLimits.Length)
            {
                isTooLong = true;
                _buffer.Take(searched);
                searched = 0;
            }
            if (!_buffer.Fill())
            {
                line = _buffer.Bytes;
                _buffer.Take(line.Length);
                return isTooLong || !line.IsEmpty;
            }
        }
    }
}

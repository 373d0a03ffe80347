namespace RulesHarness.Migration.Sources;

/// <summary>
/// Reads the items of a JSON array one by one. An item that is not JSON is a row with a fault, as long as its brackets
/// and quotation marks are in pairs; where they are not, the last row says so.
/// </summary>
internal sealed class JsonArrayReader : ISourceReader
{
    private readonly Stream _stream;
    private readonly ByteBuffer _buffer;
    private readonly JsonRow _row = new();
    private long _line = 1;
    private bool _isEnded;

    public JsonArrayReader(Stream stream)
    {
        _stream = stream;
        _buffer = new ByteBuffer(stream);
        _buffer.Fill();
        if (_buffer.Bytes.StartsWith(Utf8.ByteOrderMark))
        {
            _buffer.Take(Utf8.ByteOrderMark.Length);
        }
        IsArray = Next() == '[';
        if (IsArray)
        {
            _buffer.Take(1);
        }
    }

    /// <summary>Whether the file is an array, as far as its first sign shows.</summary>
    public bool IsArray { get; }

    public IReadOnlyList<string>? Heading => null;

    public SourceRow Row => _row;

    public long Position => _stream.CanSeek ? _stream.Position : 0;

    public bool Read()
    {
        if (_isEnded || !IsArray)
        {
            return false;
        }
        var next = Next();
        if (next == ',')
        {
            _buffer.Take(1);
            next = Next();
        }
        if (next == ']')
        {
            _buffer.Take(1);
            return EndArray();
        }
        if (next < 0)
        {
            return Fail("the array is not closed");
        }
        ReadItem();
        return true;
    }

    public void Dispose() => _stream.Dispose();

    private bool EndArray()
    {
        _isEnded = true;
        return Next() >= 0 && Fail("there is text behind the array");
    }

    private bool Fail(string fault)
    {
        _isEnded = true;
        _row.Take([], _line, fault);
        return true;
    }

    private void ReadItem()
    {
        var line = _line;
        var isTooLong = false;
        var at = 0;
        var scan = new ItemScan();
        while (true)
        {
            for (; at < _buffer.Bytes.Length; at++)
            {
                if (!scan.IsEnd(_buffer.Bytes[at]))
                {
                    continue;
                }
                Take(at, line, isTooLong ? RowLimits.TooLong : null);
                return;
            }
            if (at > RowLimits.Length)
            {
                isTooLong = true;
                _line += _buffer.Bytes.Count((byte)'\n');
                _buffer.Take(at);
                at = 0;
            }
            if (!_buffer.Fill())
            {
                Take(at, line, "the array is not closed");
                _isEnded = true;
                return;
            }
        }
    }

    private void Take(int length, long line, string? fault)
    {
        _row.Take(_buffer.Bytes[..length], line, fault);
        _line += _buffer.Bytes[..length].Count((byte)'\n');
        _buffer.Take(length);
    }

    /// <summary>The next byte that is not white space, which is not taken; -1 at the end.</summary>
    private int Next()
    {
        while (true)
        {
            var white = _buffer.Bytes.IndexOfAnyExcept(" \t\r\n"u8);
            var skipped = white < 0 ? _buffer.Bytes.Length : white;
            _line += _buffer.Bytes[..skipped].Count((byte)'\n');
            _buffer.Take(skipped);
            if (white >= 0)
            {
                return _buffer.Bytes[0];
            }
            if (!_buffer.Fill())
            {
                return -1;
            }
        }
    }

    /// <summary>Finds the comma or the bracket behind an item.</summary>
    private struct ItemScan
    {
        private int _depth;
        private bool _isInText;
        private bool _isEscaped;

        public bool IsEnd(byte sign)
        {
            if (_isInText)
            {
                InText(sign);
                return false;
            }
            switch (sign)
            {
                case (byte)'"':
                    _isInText = true;
                    return false;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    return false;
                case (byte)'}' or (byte)']' when _depth > 0:
                    _depth--;
                    return false;
                default:
                    return _depth == 0 && sign is (byte)',' or (byte)']' && _depth == 0;
            }
        }

        private void InText(byte sign)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
            }
            else if (sign == (byte)'\\')
            {
                _isEscaped = true;
            }
            else if (sign == (byte)'"')
            {
                _isInText = false;
            }
        }
    }
}

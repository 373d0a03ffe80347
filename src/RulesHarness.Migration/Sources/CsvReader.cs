using System.Buffers;

namespace RulesHarness.Migration.Sources;

/// <summary>
/// Reads CSV as RFC 4180 describes it, with any delimiter. Written here and not taken from a library, because a row
/// that can't be read must not end the reading: the reader goes on at the next line, and knows the line of each row.
/// </summary>
internal sealed class CsvReader : ISourceReader
{
    private const int BufferSize = 1 << 16;
    private const string NotClosed = "a quotation mark is opened and not closed";

    private readonly StreamReader _reader;
    private readonly Stream _stream;
    private readonly char _delimiter;
    private readonly SearchValues<char> _endsOfCell;
    private readonly CsvRow _row = new();
    private readonly CsvCells _cells = new();
    private char[] _buffer = new char[BufferSize];
    private int _start;
    private int _end;
    private bool _isLast;
    private long _line = 1;

    public CsvReader(Stream stream, string encoding, char delimiter)
    {
        _stream = stream;
        _delimiter = delimiter;
        _endsOfCell = SearchValues.Create([delimiter, '\r', '\n']);
        _reader = TextDecoding.Open(stream, encoding);
        SkipByteOrderMark();
        Heading = ReadCells() ? [.. _cells.Texts(_buffer)] : [];
        HeadingFault = _cells.Fault;
        _row.Heading = Heading;
    }

    public IReadOnlyList<string> Heading { get; }

    /// <summary>The reason why the row of headings can't be read; null if it can.</summary>
    public string? HeadingFault { get; }

    public SourceRow Row => _row;

    public long Position => _stream.Position;

    public bool Read()
    {
        if (!ReadCells())
        {
            return false;
        }
        _row.Take(_buffer, _cells);
        return true;
    }

    public void Dispose() => _reader.Dispose();

    private void SkipByteOrderMark()
    {
        Fill();
        if (_end > _start && _buffer[_start] == '\uFEFF')
        {
            _start++;
        }
    }

    /// <summary>Finds the cells of the next line that is not blank.</summary>
    private bool ReadCells()
    {
        while (true)
        {
            if (_start == _end && !Fill())
            {
                return false;
            }
            _cells.Begin(_start, _line);
            if (!Scan())
            {
                continue;
            }
            if (!_cells.IsBlank)
            {
                return true;
            }
        }
    }

    /// <summary>Scans a row. Returns false if the buffer ended before it, and has more of it now.</summary>
    private bool Scan()
    {
        var at = _start;
        while (true)
        {
            at = ScanCell(at);
            if (at < 0)
            {
                return GoOnOrGiveUp();
            }
            if (at == _end || _buffer[at] != _delimiter)
            {
                return EndRow(at);
            }
            at++;
        }
    }

    /// <summary>Scans a cell, and returns its end; -1 if the buffer ends before that is known.</summary>
    private int ScanCell(int at)
    {
        if (at < _end && _buffer[at] == '"')
        {
            return ScanQuoted(at);
        }
        var length = _buffer.AsSpan(at, _end - at).IndexOfAny(_endsOfCell);
        if (length < 0 && !_isLast)
        {
            return -1;
        }
        var end = length < 0 ? _end : at + length;
        _cells.Add(at, end, hasEscapes: false);
        return IsKnown(end) ? end : -1;
    }

    private int ScanQuoted(int quote)
    {
        var hasEscapes = false;
        var at = quote + 1;
        while (true)
        {
            var length = _buffer.AsSpan(at, _end - at).IndexOf('"');
            if (length < 0)
            {
                _cells.OpenQuote = quote;
                return -1;
            }
            at += length;
            if (at + 1 == _end && !_isLast)
            {
                return -1;
            }
            if (at + 1 < _end && _buffer[at + 1] == '"')
            {
                hasEscapes = true;
                at += 2;
                continue;
            }
            break;
        }
        _cells.OpenQuote = -1;
        _cells.Add(quote + 1, at, hasEscapes);
        return AfterQuote(at + 1);
    }

    /// <summary>A quotation mark ends a cell; text behind it is a fault of the row, which ends with its line.</summary>
    private int AfterQuote(int at)
    {
        var length = _buffer.AsSpan(at, _end - at).IndexOfAny(_endsOfCell);
        if (length < 0 && !_isLast)
        {
            return -1;
        }
        if (length != 0 && at < _end)
        {
            _cells.Fault ??= "there is text behind the quotation mark that ends a value";
        }
        var end = length < 0 ? _end : at + length;
        return IsKnown(end) ? end : -1;
    }

    /// <summary>A carriage return at the end of the buffer may have a line feed behind it.</summary>
    private bool IsKnown(int end) => _isLast || end < _end && (_buffer[end] != '\r' || end + 1 < _end);

    private bool EndRow(int end)
    {
        _cells.End = end;
        var lines = _buffer.AsSpan(_start, end - _start).Count('\n');
        if (lines > 0 && _cells.Fault is not null)
        {
            // The quotation mark that went on over the line's end was most likely a stray one.
            GiveUp(NotClosed);
            return true;
        }
        _line += lines;
        if (end < _end)
        {
            _line++;
            end += _buffer[end] == '\r' && end + 1 < _end && _buffer[end + 1] == '\n' ? 2 : 1;
        }
        _start = end;
        return true;
    }

    /// <summary>Reads more of a row, or ends it: a row that is too long, or that a quotation mark keeps open.</summary>
    private bool GoOnOrGiveUp()
    {
        var isTooLong = _end - _start >= RowLimits.Length;
        if (!_isLast && !isTooLong)
        {
            Fill();
            return false;
        }
        GiveUp(_cells.OpenQuote >= 0 ? NotClosed : RowLimits.TooLong);
        return true;
    }

    private void GiveUp(string fault)
    {
        _cells.Clear();
        _cells.Fault = fault;
        SkipLine();
    }

    /// <summary>Goes on at the next line, however far that is.</summary>
    private void SkipLine()
    {
        _cells.End = _start;
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf('\n');
            if (length >= 0)
            {
                _start += length + 1;
                _line++;
                return;
            }
            _start = _end;
            if (!Fill())
            {
                return;
            }
            _cells.End = _start;
        }
    }

    /// <summary>
    /// Moves what is left to the beginning, and reads behind it. Returns false if nothing more was read.
    /// </summary>
    private bool Fill()
    {
        if (_isLast)
        {
            return false;
        }
        var left = _end - _start;
        if (left == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        else
        {
            Array.Copy(_buffer, _start, _buffer, 0, left);
            (_start, _end) = (0, left);
        }
        var read = _reader.Read(_buffer.AsSpan(_end));
        _isLast = read == 0;
        _end += read;
        return read > 0;
    }
}

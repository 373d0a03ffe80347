namespace RulesHarness.Migration.Sources;

/// <summary>A stream's bytes, of which a part is in memory.</summary>
internal sealed class ByteBuffer(Stream stream)
{
    private byte[] _bytes = new byte[1 << 16];
    private int _end;
    private bool _isLast;

    /// <summary>The bytes that are in memory and were not taken.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(Start, _end - Start);

    private int Start { get; set; }

    public void Take(int count) => Start += count;

    /// <summary>Reads more bytes behind those that are there. Returns false at the end.</summary>
    public bool Fill()
    {
        if (_isLast)
        {
            return false;
        }
        var left = _end - Start;
        if (left == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
        else
        {
            Array.Copy(_bytes, Start, _bytes, 0, left);
            (Start, _end) = (0, left);
        }
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _isLast = read == 0;
        _end += read;
        return read > 0;
    }
}

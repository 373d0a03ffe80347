namespace RulesHarness.Specification.Markdown;

/// <summary>A file's text with its lines, so that an offset can be told as a line and a column.</summary>
internal sealed class SourceText
{
    private static readonly string[] ByteOrderMarks = ["\uFEFF", "ï»¿"];

    private readonly int[] _lineStarts;
    private readonly TextRepair _repair;

    public SourceText(string file, string text)
    {
        File = file;
        // An editor's byte order mark is no part of the text, whatever it was read as.
        var marks = ByteOrderMarks.FirstOrDefault(mark => text.StartsWith(mark, StringComparison.Ordinal));
        _repair = new TextRepair(text[(marks?.Length ?? 0)..]);
        _lineStarts = [0, .. Enumerable.Range(1, Text.Length).Where(at => Text[at - 1] == '\n')];
    }

    public string File { get; }

    /// <summary>The text, repaired: all offsets are offsets into this.</summary>
    public string Text => _repair.Text;

    /// <summary>Line and column of an offset in the file as it is, both counted from 1.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var at = Math.Clamp(offset, 0, Text.Length);
        var found = Array.BinarySearch(_lineStarts, at);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, _repair.Original(at) - _repair.Original(_lineStarts[line]) + 1);
    }

    /// <summary>The lines that a part of the text touches, each whole and without its line break.</summary>
    public IEnumerable<TextSlice> Lines(int start, int end)
    {
        for (var line = Locate(start).Line - 1; line < _lineStarts.Length && _lineStarts[line] < end; line++)
        {
            yield return Slice(
                _lineStarts[line],
                line + 1 < _lineStarts.Length ? _lineStarts[line + 1] - 1 : Text.Length
            );
        }
    }

    public TextSlice Slice(int start, int end) =>
        new(this, Math.Min(start, Text.Length), Math.Clamp(end, start, Text.Length));
}

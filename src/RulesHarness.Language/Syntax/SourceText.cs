namespace RulesHarness.Language.Syntax;

/// <summary>The text of a rules file, with its lines.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <summary>Takes the text as it is, line endings and byte order mark included.</summary>
    public SourceText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _lineStarts.Add(i + 1);
        }
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of lines; 1 for an empty text.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>The text of one line, without its line ending.</summary>
    /// <param name="number">From 1 to <see cref="LineCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public string Line(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, LineCount);
        var end = number == LineCount ? Text.Length : _lineStarts[number] - 1;
        return Text[_lineStarts[number - 1]..end].TrimEnd('\r');
    }

    /// <summary>The characters of a span of this text.</summary>
    public string Slice(SourceSpan span) => Text.Substring(span.Offset, span.Length);

    /// <summary>The characters of a span on one line: each run of white space is one space.</summary>
    public string OneLine(SourceSpan span) =>
        string.Join(' ', Slice(span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

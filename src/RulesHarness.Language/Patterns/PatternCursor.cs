namespace RulesHarness.Language.Patterns;

/// <summary>A place in the text of a pattern.</summary>
public sealed class PatternCursor(string text)
{
    /// <summary>The offset of the next character, from 0.</summary>
    public int Position { get; set; }

    /// <summary>True if nothing is left to read.</summary>
    public bool AtEnd => Position >= text.Length;

    /// <summary>The next character.</summary>
    public char Current => text[Position];

    /// <summary>Reads a character.</summary>
    public char Take() => text[Position++];

    /// <summary>Reads a code point.</summary>
    public int TakePoint()
    {
        var point =
            Position + 1 < text.Length && char.IsSurrogatePair(text, Position)
                ? char.ConvertToUtf32(text, Position)
                : text[Position];
        Position += point > char.MaxValue ? 2 : 1;
        return point;
    }

    /// <summary>Returns true if the text goes on with these characters.</summary>
    public bool IsAt(string expected) => string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0;

    /// <summary>Reads these characters if the text goes on with them.</summary>
    public bool TryTake(string expected)
    {
        var isAt = IsAt(expected);
        Position += isAt ? expected.Length : 0;
        return isAt;
    }

    /// <summary>Reads up to a character, and takes the character too; null if it doesn't occur.</summary>
    public string? TakeUntil(char end)
    {
        var found = text.IndexOf(end, Position);
        if (found < 0)
        {
            return null;
        }

        var taken = text[Position..found];
        Position = found + 1;
        return taken;
    }

    /// <summary>Digits, as a number; null where there are none, and the most there is where it is too large.</summary>
    public int? TakeNumber()
    {
        var start = Position;
        var number = 0;
        while (!AtEnd && char.IsAsciiDigit(Current))
        {
            number = Math.Min((number * 10) + Take() - '0', 100_000);
        }

        return Position == start ? null : number;
    }
}

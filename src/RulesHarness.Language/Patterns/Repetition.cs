namespace RulesHarness.Language.Patterns;

/// <summary>A quantifier.</summary>
/// <param name="Text">Without a question mark behind it.</param>
/// <param name="IsLazy">Whether there was one.</param>
/// <param name="IsValid">Whether its numbers are in order, and no more than a thousand.</param>
internal readonly record struct Repetition(string Text, bool IsLazy, bool IsValid)
{
    private const int Most = 1000;

    /// <summary>Nothing is taken where none is: braces around something else stand for themselves.</summary>
    public static bool TryRead(PatternCursor cursor, out Repetition repetition)
    {
        var start = cursor.Position;
        var (text, isValid) = cursor.Current is '*' or '+' or '?' ? (cursor.Take().ToString(), true)
            : cursor.Current == '{' ? Counted(cursor)
            : ("", false);
        repetition = new Repetition(text, text.Length > 0 && cursor.TryTake("?"), isValid);
        cursor.Position = text.Length > 0 ? cursor.Position : start;
        return text.Length > 0;
    }

    private static (string Text, bool IsValid) Counted(PatternCursor cursor)
    {
        cursor.Take();
        if (cursor.TakeNumber() is not { } least)
        {
            return ("", false);
        }

        var isOpen = cursor.TryTake(",");
        var most = isOpen ? cursor.TakeNumber() : least;
        if (!cursor.TryTake("}"))
        {
            return ("", false);
        }

        return ($"{{{least}{(isOpen ? $",{most}" : "")}}}", least <= Most && (most is null || (most <= Most && least <= most)));
    }
}

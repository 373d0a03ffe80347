namespace RulesHarness.Language.Patterns;

/// <summary>A quantifier.</summary>
/// <param name="Text">Without a question mark behind it.</param>
/// <param name="Least">How often at least.</param>
/// <param name="AtMost">How often at most; null for no limit.</param>
/// <param name="IsLazy">Whether there was a question mark behind it.</param>
/// <param name="IsValid">Whether its numbers are in order, and no more than a thousand.</param>
public readonly record struct Repetition(string Text, int Least, int? AtMost, bool IsLazy, bool IsValid)
{
    private const int Most = 1000;

    /// <summary>Nothing is taken where none is: braces around something else stand for themselves.</summary>
    public static bool TryRead(PatternCursor cursor, out Repetition repetition)
    {
        var start = cursor.Position;
        var read = cursor.Current switch
        {
            '*' => Sign(cursor, 0, null),
            '+' => Sign(cursor, 1, null),
            '?' => Sign(cursor, 0, 1),
            '{' => Counted(cursor),
            _ => null,
        };
        cursor.Position = read is null ? start : cursor.Position;
        repetition = (read ?? default) with { IsLazy = read is not null && cursor.TryTake("?") };
        return read is not null;
    }

    private static Repetition? Sign(PatternCursor cursor, int least, int? most) =>
        new(cursor.Take().ToString(), least, most, IsLazy: false, IsValid: true);

    private static Repetition? Counted(PatternCursor cursor)
    {
        cursor.Take();
        if (cursor.TakeNumber() is not { } least)
        {
            return null;
        }

        var isOpen = cursor.TryTake(",");
        var most = isOpen ? cursor.TakeNumber() : least;
        if (!cursor.TryTake("}"))
        {
            return null;
        }

        var isValid = least <= Most && (most is null || (most <= Most && least <= most));
        return new Repetition($"{{{least}{(isOpen ? $",{most}" : "")}}}", least, most, IsLazy: false, isValid);
    }
}

namespace RulesHarness.Language.Patterns;

/// <summary>The flags of <c>(?imsU)</c>.</summary>
[Flags]
internal enum PatternFlags
{
    None = 0,
    IgnoreCase = 1,
    Lines = 2,
    DotTakesAll = 4,
    Swapped = 8,
}

/// <summary>Reads flags after <c>(?</c>.</summary>
internal static class PatternFlagReader
{
    /// <summary>
    /// The flags that hold then, and what ended them: a parenthesis, or a colon; neither where they are none.
    /// </summary>
    public static (PatternFlags Flags, char End) Read(PatternCursor cursor, PatternFlags flags)
    {
        var isMinus = false;
        var any = false;
        while (!cursor.AtEnd)
        {
            var character = cursor.Take();
            switch (character)
            {
                case ')' or ':':
                    return isMinus && !any ? default : (flags, character);
                case '-' when !isMinus:
                    (isMinus, any) = (true, false);
                    break;
                default:
                    var flag = Of(character);
                    if (flag == PatternFlags.None)
                    {
                        return default;
                    }

                    flags = isMinus ? flags & ~flag : flags | flag;
                    any = true;
                    break;
            }
        }

        return default;
    }

    private static PatternFlags Of(char letter) =>
        letter switch
        {
            'i' => PatternFlags.IgnoreCase,
            'm' => PatternFlags.Lines,
            's' => PatternFlags.DotTakesAll,
            'U' => PatternFlags.Swapped,
            _ => PatternFlags.None,
        };
}

using System.Globalization;

namespace RulesHarness.Language.Patterns;

/// <summary>Reads <c>[a-z]</c>, <c>\d</c>, <c>\pL</c>, and single characters that are escaped.</summary>
internal static class ClassReader
{
    /// <summary>A class in brackets; null for one that is none.</summary>
    public static CodePoints? Read(PatternCursor cursor, bool ignoresCase)
    {
        cursor.Take();
        var isNegated = cursor.TryTake("^");
        var set = new CodePoints();
        var isFirst = true;
        while (cursor.AtEnd || cursor.Current != ']' || isFirst)
        {
            if (cursor.AtEnd || !ReadItem(cursor, ignoresCase, set))
            {
                return null;
            }

            isFirst = false;
        }

        cursor.Take();
        return isNegated ? set.Negated() : set;
    }

    /// <summary>
    /// A class with a name of its own, after a backslash. False where there is none; a null where it has no such name.
    /// </summary>
    public static bool TryReadNamed(PatternCursor cursor, bool ignoresCase, out CodePoints? set)
    {
        var start = cursor.Position;
        set = null;
        cursor.Take();
        if (cursor.AtEnd)
        {
            cursor.Position = start;
            return false;
        }

        var letter = cursor.Take();
        if (letter is 'p' or 'P')
        {
            set = Unicode(cursor, letter == 'P', ignoresCase);
            return true;
        }

        set = CharacterClasses.Perl(letter);
        cursor.Position = set is null ? start : cursor.Position;
        return set is not null;
    }

    /// <summary>The character that an escape stands for; null where it is none.</summary>
    public static int? ReadEscape(PatternCursor cursor)
    {
        cursor.Take();
        if (cursor.AtEnd)
        {
            return null;
        }

        var point = cursor.TakePoint();
        return point switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'x' => Hexadecimal(cursor),
            '0' => Octal(cursor, 0, 2),
            >= '1' and <= '7' when !cursor.AtEnd && cursor.Current is >= '0' and <= '7' => Octal(
                cursor,
                point - '0',
                2
            ),
            _ => point > 0x7F || !char.IsAsciiLetterOrDigit((char)point) ? point : null,
        };
    }

    private static bool ReadItem(PatternCursor cursor, bool ignoresCase, CodePoints set)
    {
        if (cursor.IsAt("[:") && TryReadPosix(cursor, out var posix))
        {
            return posix is not null && Add(set, posix, ignoresCase);
        }

        if (cursor.Current == '\\' && TryReadNamed(cursor, ignoresCase, out var named))
        {
            return named is not null && Add(set, named, ignoresCase: false);
        }

        if (ReadCharacter(cursor) is not { } from)
        {
            return false;
        }

        var to = from;
        if (cursor.IsAt("-") && !cursor.IsAt("-]"))
        {
            cursor.Take();
            if (cursor.AtEnd || ReadCharacter(cursor) is not { } end || end < from)
            {
                return false;
            }

            to = end;
        }

        return Add(set, CodePoints.Of((from, to)), ignoresCase);
    }

    private static int? ReadCharacter(PatternCursor cursor) =>
        cursor.Current == '\\' ? ReadEscape(cursor) : cursor.TakePoint();

    private static bool Add(CodePoints set, CodePoints added, bool ignoresCase)
    {
        set.Add(ignoresCase ? added.Folded() : added);
        return true;
    }

    // Without its end it is a bracket like others.
    private static bool TryReadPosix(PatternCursor cursor, out CodePoints? set)
    {
        var start = cursor.Position;
        set = null;
        cursor.TryTake("[:");
        if (cursor.TakeUntil(':') is { } name && cursor.TryTake("]"))
        {
            set = CharacterClasses.Posix(name);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static CodePoints? Unicode(PatternCursor cursor, bool isNegated, bool ignoresCase)
    {
        if (cursor.AtEnd)
        {
            return null;
        }

        var name = cursor.TryTake("{") ? cursor.TakeUntil('}') : char.ConvertFromUtf32(cursor.TakePoint());
        if (name is ['^', ..])
        {
            isNegated = !isNegated;
            name = name[1..];
        }

        var set = name is null ? null : CharacterClasses.Unicode(name);
        set = ignoresCase ? set?.Folded() : set;
        return isNegated ? set?.Negated() : set;
    }

    private static int? Hexadecimal(PatternCursor cursor)
    {
        var isLong = cursor.TryTake("{");
        var digits = isLong ? cursor.TakeUntil('}') : TakeTwo(cursor);
        return
            int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            && point is >= 0 and <= CodePoints.Last
            ? point
            : null;
    }

    private static string? TakeTwo(PatternCursor cursor)
    {
        var digits = "";
        while (digits.Length < 2 && !cursor.AtEnd)
        {
            digits += cursor.Take();
        }

        return digits.Length == 2 ? digits : null;
    }

    private static int Octal(PatternCursor cursor, int value, int most)
    {
        for (var i = 0; i < most && !cursor.AtEnd && cursor.Current is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + cursor.Take() - '0';
        }

        return value;
    }
}

using System.Text;

namespace RulesHarness.Language.Patterns;

/// <summary>Turns a pattern of RE2 (https://github.com/google/re2/wiki/Syntax) into one of .NET that means the same, and finds what RE2 refuses:
/// looking around, references to groups, possessive quantifiers, more than a thousand repetitions.</summary>
internal sealed class PatternTranslator
{
    // Deeper ones the emulator takes; nobody writes them, and the stack is not endless.
    private const int DeepestGroup = 250;

    private readonly PatternCursor cursor;
    private readonly StringBuilder output = new();
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private int groups;

    private PatternTranslator(string pattern) => cursor = new PatternCursor(pattern);

    /// <summary>Null for what is no pattern of RE2.</summary>
    public static TranslatedPattern? Translate(string pattern)
    {
        var translator = new PatternTranslator(pattern);
        return translator.Alternatives(PatternFlags.None, depth: 0) && translator.cursor.AtEnd
            ? new TranslatedPattern(translator.output.ToString(), translator.groups, translator.names)
            : null;
    }

    private bool Alternatives(PatternFlags flags, int depth)
    {
        var atom = -1;
        var isRepeated = false;
        while (!cursor.AtEnd && cursor.Current != ')')
        {
            var start = output.Length;
            if (cursor.Current == '|')
            {
                cursor.Take();
                output.Append('|');
                atom = -1;
                isRepeated = false;
                continue;
            }

            if (Repetition.TryRead(cursor, out var repetition))
            {
                if (atom < 0 || isRepeated || !repetition.IsValid)
                {
                    return false;
                }

                // RE2 swaps what is greedy under (?U).
                output.Append(repetition.Text).Append(repetition.IsLazy != flags.HasFlag(PatternFlags.Swapped) ? "?" : "");
                isRepeated = true;
                continue;
            }

            if (!Atom(ref flags, depth))
            {
                return false;
            }

            // Flags alone are no atom: what stood before them still is.
            (atom, isRepeated) = output.Length > start ? (start, false) : (atom, isRepeated);
        }

        return true;
    }

    private bool Atom(ref PatternFlags flags, int depth)
    {
        switch (cursor.Current)
        {
            case '(':
                return Group(ref flags, depth);
            case '[':
                return ClassReader.Read(cursor, flags.HasFlag(PatternFlags.IgnoreCase)) is { } set && Write(set);
            case '.':
                cursor.Take();
                return Write(flags.HasFlag(PatternFlags.DotTakesAll) ? CharacterClasses.All : CharacterClasses.NoLineEnd);
            case '^':
                cursor.Take();
                output.Append(flags.HasFlag(PatternFlags.Lines) ? "(?m:^)" : @"(?:\A)");
                return true;
            case '$':
                cursor.Take();
                output.Append(flags.HasFlag(PatternFlags.Lines) ? "(?m:$)" : @"(?:\z)");
                return true;
            case '\\':
                return Escape(flags);
            default:
                return Literal(cursor.TakePoint(), flags);
        }
    }

    private bool Escape(PatternFlags flags)
    {
        if (cursor.TryTake(@"\Q"))
        {
            while (!cursor.AtEnd && !cursor.TryTake(@"\E"))
            {
                Literal(cursor.TakePoint(), flags);
            }

            return true;
        }

        foreach (var (escape, anchor) in new[] { (@"\A", @"(?:\A)"), (@"\z", @"(?:\z)"), (@"\b", @"(?:\b)"), (@"\B", @"(?:\B)") })
        {
            if (cursor.TryTake(escape))
            {
                output.Append(anchor);
                return true;
            }
        }

        if (ClassReader.TryReadNamed(cursor, flags.HasFlag(PatternFlags.IgnoreCase), out var named))
        {
            return named is not null && Write(named);
        }

        return ClassReader.ReadEscape(cursor) is { } point && Literal(point, flags);
    }

    private bool Group(ref PatternFlags flags, int depth)
    {
        cursor.Take();
        if (depth == DeepestGroup)
        {
            return false;
        }

        var inside = flags;
        if (cursor.TryTake("?P<") || cursor.TryTake("?<"))
        {
            if (cursor.TakeUntil('>') is not { Length: > 0 } name || !name.All(each => char.IsAsciiLetterOrDigit(each) || each == '_') || !names.TryAdd(name, groups + 1))
            {
                return false;
            }

            groups++;
            output.Append('(');
        }
        else if (cursor.TryTake("?"))
        {
            var (read, end) = PatternFlagReader.Read(cursor, flags);
            if (end == '\0')
            {
                return false;
            }

            if (end == ')')
            {
                flags = read;
                return true;
            }

            inside = read;
            output.Append("(?:");
        }
        else
        {
            groups++;
            output.Append('(');
        }

        if (!Alternatives(inside, depth + 1) || cursor.AtEnd)
        {
            return false;
        }

        cursor.Take();
        output.Append(')');
        return true;
    }

    private bool Literal(int point, PatternFlags flags)
    {
        var set = CodePoints.Of((point, point));
        return Write(flags.HasFlag(PatternFlags.IgnoreCase) ? set.Folded() : set);
    }

    private bool Write(CodePoints set)
    {
        output.Append(set.Write());
        return true;
    }
}

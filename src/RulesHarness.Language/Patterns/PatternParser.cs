namespace RulesHarness.Language.Patterns;

/// <summary>
/// Reads a pattern of RE2 (https://github.com/google/re2/wiki/Syntax), and finds what RE2 rejects: look-around, back
/// references, possessive quantifiers, more than a thousand repetitions.
/// </summary>
public sealed class PatternParser
{
    // Deeper ones the emulator takes; nobody writes them, and the stack is not endless.
    private const int DeepestGroup = 250;

    private static readonly (string Text, PatternAnchor Anchor)[] Anchors =
    [
        (@"\A", PatternAnchor.TextStart),
        (@"\z", PatternAnchor.TextEnd),
        (@"\b", PatternAnchor.WordBoundary),
        (@"\B", PatternAnchor.NoWordBoundary),
    ];

    private readonly PatternCursor _cursor;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private int _groups;
    private int _lastStart;

    private PatternParser(string pattern) => _cursor = new PatternCursor(pattern);

    /// <summary>Null for what is no pattern of RE2.</summary>
    public static PatternTree? Parse(string pattern) => Parse(pattern, out _);

    /// <summary>
    /// Null for what is no pattern of RE2; then <paramref name="failure"/> is where the part begins that is none, from
    /// 0.
    /// </summary>
    public static PatternTree? Parse(string pattern, out int failure)
    {
        var parser = new PatternParser(pattern);
        var root = parser.Alternatives(PatternFlags.None, depth: 0);
        failure = root is null ? parser._lastStart : parser._cursor.Position;
        return root is not null && parser._cursor.AtEnd ? new PatternTree(root, parser._groups, parser._names) : null;
    }

    private PatternNode? Alternatives(PatternFlags flags, int depth)
    {
        var alternatives = new List<PatternNode>();
        var sequence = new List<PatternNode>();
        var isRepeated = false;
        while (!_cursor.AtEnd && _cursor.Current != ')')
        {
            _lastStart = _cursor.Position;
            if (_cursor.TryTake("|"))
            {
                alternatives.Add(new SequenceNode(sequence));
                sequence = [];
                isRepeated = false;
                continue;
            }

            if (Repetition.TryRead(_cursor, out var repetition))
            {
                if (sequence.Count == 0 || isRepeated || !repetition.IsValid)
                {
                    return null;
                }

                // RE2 swaps what is greedy under (?U).
                sequence[^1] = new RepeatNode(
                    sequence[^1],
                    repetition,
                    repetition.IsLazy != flags.HasFlag(PatternFlags.Swapped)
                );
                isRepeated = true;
                continue;
            }

            var count = sequence.Count;
            if (!Atom(sequence, ref flags, depth))
            {
                return null;
            }

            // Flags alone are no atom: what stood before them still is.
            isRepeated = isRepeated && sequence.Count == count;
        }

        alternatives.Add(new SequenceNode(sequence));
        return alternatives.Count == 1 ? alternatives[0] : new ChoiceNode(alternatives);
    }

    private bool Atom(List<PatternNode> sequence, ref PatternFlags flags, int depth)
    {
        switch (_cursor.Current)
        {
            case '(':
                return Group(sequence, ref flags, depth);
            case '[':
                return ClassReader.Read(_cursor, flags.HasFlag(PatternFlags.IgnoreCase)) is { } set
                    && Add(sequence, set);
            case '.':
                _cursor.Take();
                return Add(
                    sequence,
                    flags.HasFlag(PatternFlags.DotTakesAll) ? CharacterClasses.All : CharacterClasses.NoLineEnd
                );
            case '^':
                _cursor.Take();
                return Add(
                    sequence,
                    flags.HasFlag(PatternFlags.Lines) ? PatternAnchor.LineStart : PatternAnchor.TextStart
                );
            case '$':
                _cursor.Take();
                return Add(sequence, flags.HasFlag(PatternFlags.Lines) ? PatternAnchor.LineEnd : PatternAnchor.TextEnd);
            case '\\':
                return Escape(sequence, flags);
            default:
                return Literal(sequence, _cursor.TakePoint(), flags);
        }
    }

    private bool Escape(List<PatternNode> sequence, PatternFlags flags)
    {
        if (_cursor.TryTake(@"\Q"))
        {
            while (!_cursor.AtEnd && !_cursor.TryTake(@"\E"))
            {
                Literal(sequence, _cursor.TakePoint(), flags);
            }

            return true;
        }

        foreach (var (text, anchor) in Anchors)
        {
            if (_cursor.TryTake(text))
            {
                return Add(sequence, anchor);
            }
        }

        if (ClassReader.TryReadNamed(_cursor, flags.HasFlag(PatternFlags.IgnoreCase), out var named))
        {
            return named is not null && Add(sequence, named);
        }

        return ClassReader.ReadEscape(_cursor) is { } point && Literal(sequence, point, flags);
    }

    private bool Group(List<PatternNode> sequence, ref PatternFlags flags, int depth)
    {
        var start = _cursor.Position;
        _cursor.Take();
        if (depth == DeepestGroup)
        {
            return false;
        }

        var inside = flags;
        var isCapture = true;
        var isNamed = _cursor.TryTake("?P<") || _cursor.TryTake("?<");
        if (isNamed && !GroupName())
        {
            return false;
        }

        if (!isNamed && _cursor.TryTake("?"))
        {
            var (read, end) = PatternFlagReader.Read(_cursor, flags);
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
            isCapture = false;
        }

        _groups += isCapture ? 1 : 0;
        if (Alternatives(inside, depth + 1) is not { } inner)
        {
            return false;
        }

        if (_cursor.AtEnd)
        {
            _lastStart = start;
            return false;
        }

        _cursor.Take();
        sequence.Add(new GroupNode(inner, isCapture));
        return true;
    }

    private bool GroupName() =>
        _cursor.TakeUntil('>') is { Length: > 0 } name
        && name.All(each => char.IsAsciiLetterOrDigit(each) || each == '_')
        && _names.TryAdd(name, _groups + 1);

    private static bool Literal(List<PatternNode> sequence, int point, PatternFlags flags)
    {
        var set = CodePoints.Of((point, point));
        return Add(sequence, flags.HasFlag(PatternFlags.IgnoreCase) ? set.Folded() : set);
    }

    private static bool Add(List<PatternNode> sequence, CodePoints set)
    {
        sequence.Add(new CharacterNode(set));
        return true;
    }

    private static bool Add(List<PatternNode> sequence, PatternAnchor anchor)
    {
        sequence.Add(new AnchorNode(anchor));
        return true;
    }
}

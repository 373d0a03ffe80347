using System.Text;

namespace RulesHarness.Indexes.Queries;

/// <summary>Cuts a line of the short notation into tokens.</summary>
internal sealed class NotationLexer(string line)
{
    private const string Brackets = "()[],";
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "="];

    private int _at;

    public static IReadOnlyList<NotationToken> Read(string line)
    {
        var lexer = new NotationLexer(line);
        var tokens = new List<NotationToken>();
        do
        {
            tokens.Add(lexer.Next());
        } while (tokens[^1].Kind != NotationTokenKind.End);
        return tokens;
    }

    private NotationToken Next()
    {
        while (_at < line.Length && char.IsWhiteSpace(line[_at]))
        {
            _at++;
        }
        if (_at == line.Length)
        {
            return new NotationToken(NotationTokenKind.End, "", _at, _at);
        }
        if (line[_at] is '"' or '\'')
        {
            return Text();
        }
        var sign = Brackets.Contains(line[_at], StringComparison.Ordinal) ? line[_at].ToString() : Operator();
        return sign is null ? Word() : Token(NotationTokenKind.Sign, sign, _at + sign.Length);
    }

    private string? Operator() =>
        Operators.FirstOrDefault(sign => line.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal));

    private NotationToken Token(NotationTokenKind kind, string value, int end)
    {
        var token = new NotationToken(kind, value, _at, end);
        _at = end;
        return token;
    }

    private NotationToken Text()
    {
        var text = new StringBuilder();
        for (var at = _at + 1; at < line.Length; at++)
        {
            if (line[at] == line[_at])
            {
                return Token(NotationTokenKind.Text, text.ToString(), at + 1);
            }
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                at++;
            }
            text.Append(line[at]);
        }

        throw new UnreadableQueryException("the text has no closing quote", _at + 1);
    }

    /// <summary>
    /// A name may have parts in back-ticks, and a placeholder parts in braces, with anything in them.
    /// </summary>
    private NotationToken Word()
    {
        var at = _at;
        while (at < line.Length && !IsEndOfWord(line[at]))
        {
            at = line[at] switch
            {
                '`' => Closing(at, '`') + 1,
                '{' => Closing(at, '}') + 1,
                _ => at + 1,
            };
        }

        return Token(NotationTokenKind.Word, line[_at..at], at);
    }

    private int Closing(int from, char sign)
    {
        var end = line.IndexOf(sign, from + 1);
        return end >= 0 ? end : throw new UnreadableQueryException($"`{line[from]}` is never closed", from + 1);
    }

    private static bool IsEndOfWord(char letter) =>
        char.IsWhiteSpace(letter)
        || Brackets.Contains(letter, StringComparison.Ordinal)
        || "=!<>\"'&|".Contains(letter, StringComparison.Ordinal);
}

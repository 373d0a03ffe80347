using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>
/// Cuts a text into tokens. No text is an error: a text without an end ends with its line, and an unknown character is
/// a symbol.
/// </summary>
internal sealed partial class Lexer
{
    private static readonly FrozenSet<string> BeforeOperand = new[]
    {
        "return",
        "typeof",
        "case",
        "in",
        "of",
        "do",
        "else",
        "void",
        "delete",
        "throw",
        "await",
        "yield",
        "default",
    }.ToFrozenSet();

    private readonly Dialect _dialect;
    private readonly string _text;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _names;
    private int _at;
    private bool _isOnNewLine;
    private bool _isAfterSpace;

    private Lexer(Dialect dialect, string text)
    {
        (_dialect, _text) = (dialect, text);
        _names = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static List<Token> Read(Dialect dialect, string text)
    {
        var lexer = new Lexer(dialect, text);
        if (text.StartsWith("#!", StringComparison.Ordinal))
        {
            lexer.SkipLine();
        }
        var tokens = lexer.ReadUntil('\0');
        while (lexer._at < text.Length)
        {
            // A closing bracket without an opening one: go on behind it.
            lexer._at++;
            tokens.RemoveAt(tokens.Count - 1);
            tokens.AddRange(lexer.ReadUntil('\0'));
        }
        return tokens;
    }

    /// <summary>
    /// Reads up to a closing bracket that has no opening one, or to the end. The bracket is not read.
    /// </summary>
    private List<Token> ReadUntil(char closing)
    {
        var tokens = new List<Token>();
        var depth = 0;
        var isDeep = !RuntimeHelpers.TryEnsureSufficientExecutionStack();
        while (!isDeep)
        {
            SkipSpace();
            if (_at >= _text.Length)
            {
                break;
            }
            var character = _text[_at];
            if (character == closing && depth == 0)
            {
                break;
            }
            if (character is '{' or '(' or '[')
            {
                depth++;
            }
            else if (character is '}' or ')' or ']')
            {
                depth = Math.Max(0, depth - 1);
            }
            var before = _at;
            if (Next(tokens) is { } token)
            {
                tokens.Add(token);
            }
            _at = Math.Max(_at, before + 1);
        }
        if (isDeep)
        {
            _at = _text.Length;
        }
        tokens.Add(new Token(TokenKind.End, "", Math.Min(_at, _text.Length), true, true));
        return tokens;
    }

    private Token? Next(List<Token> before)
    {
        var character = _text[_at];
        if (char.IsAsciiDigit(character))
        {
            return Number();
        }
        if (IsRawText() || _dialect.Quotes.Contains(character, StringComparison.Ordinal))
        {
            return Text();
        }
        if (IsNameStart(character) || (character == '#' && !_dialect.HasHashes && IsNameStart(Peek(1))))
        {
            return Name();
        }
        if (character == '`' && _dialect.HasQuotedNames)
        {
            return QuotedName();
        }
        if (character == '#' && _dialect.HasHashes)
        {
            return Hash();
        }
        if (character == '/' && _dialect.HasRegularExpressions && IsBeforeOperand(before))
        {
            return RegularExpression();
        }
        if (character == '<' && _dialect.HasMarkup && IsBeforeOperand(before) && IsMarkup())
        {
            var start = _at;
            var element = Element();
            return Make(TokenKind.Markup, element.Tag, start, element);
        }
        return Symbol();
    }

    private Token Number()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek(0)) || Peek(0) == '_' || (Peek(0) == '.' && char.IsAsciiDigit(Peek(1))))
        {
            _at++;
        }
        return Make(TokenKind.Number, _text[start.._at], start);
    }

    private Token Name()
    {
        var start = _at++;
        while (IsNamePart(Peek(0)))
        {
            _at++;
        }
        return Make(TokenKind.Name, Shared(_text.AsSpan(start, _at - start)), start);
    }

    /// <summary>Names recur; each is one string.</summary>
    private string Shared(ReadOnlySpan<char> name)
    {
        if (!_names.TryGetValue(name, out var shared))
        {
            shared = name.ToString();
            _names[name] = shared;
        }
        return shared;
    }

    private Token QuotedName()
    {
        var start = _at++;
        while (_at < _text.Length && Peek(0) is not ('`' or '\n'))
        {
            _at++;
        }
        var name = _text[(start + 1)..Math.Min(_at, _text.Length)];
        _at++;
        return Make(TokenKind.Name, name, start);
    }

    /// <summary>A directive is passed over: both of its branches are read.</summary>
    private Token? Hash()
    {
        var start = _at;
        var hashes = 0;
        while (Peek(hashes) == '#')
        {
            hashes++;
        }
        if (Peek(hashes) == '"')
        {
            return HashText(hashes);
        }
        string[] directives = ["if", "else", "elseif", "endif", "warning", "error", "sourceLocation", "available"];
        _at++;
        while (IsNamePart(Peek(0)))
        {
            _at++;
        }
        var name = _text[(start + 1).._at];
        if (directives.Contains(name) && name != "available")
        {
            SkipLine();
            return null;
        }
        return Make(TokenKind.Name, $"#{name}", start);
    }

    private Token HashText(int hashes)
    {
        var start = _at;
        var end = $"\"{new string('#', hashes)}";
        var from = start + hashes + 1;
        var close = _text.IndexOf(end, from, StringComparison.Ordinal);
        close = close < 0 ? _text.Length : close;
        _at = Math.Min(_text.Length, close + end.Length);
        return Make(TokenKind.Text, _text[from..close], start);
    }

    private Token RegularExpression()
    {
        var start = _at++;
        var isInClass = false;
        while (_at < _text.Length && Peek(0) != '\n' && (isInClass || Peek(0) != '/'))
        {
            isInClass = Peek(0) switch
            {
                '[' => true,
                ']' => false,
                _ => isInClass,
            };
            _at += Peek(0) == '\\' ? 2 : 1;
        }
        _at = Math.Min(_text.Length, _at + 1);
        while (char.IsAsciiLetter(Peek(0)))
        {
            _at++;
        }
        // A number: as a value it is as unknown as one.
        return Make(TokenKind.Number, "/", start);
    }

    private Token Symbol()
    {
        var start = _at;
        foreach (var symbol in _dialect.SymbolsFrom(_text[_at]))
        {
            if (string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0)
            {
                _at += symbol.Length;
                return Make(TokenKind.Symbol, symbol, start);
            }
        }
        _at++;
        return Make(TokenKind.Symbol, Shared(_text.AsSpan(start, 1)), start);
    }

    private static bool IsBeforeOperand(List<Token> before)
    {
        if (before.Count == 0)
        {
            return true;
        }
        var last = before[^1];
        return last.Kind switch
        {
            TokenKind.Name => BeforeOperand.Contains(last.Value),
            // What follows a block is more often a statement than a division.
            TokenKind.Symbol => last.Value is not (")" or "]" or "++" or "--"),
            _ => false,
        };
    }

    private void SkipSpace()
    {
        (_isOnNewLine, _isAfterSpace) = (_at == 0, _at == 0);
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (character is '\n' or '\r')
            {
                (_isOnNewLine, _isAfterSpace) = (true, true);
                _at++;
            }
            else if (char.IsWhiteSpace(character) || character == '\uFEFF')
            {
                _isAfterSpace = true;
                _at++;
            }
            else if (character == '/' && Peek(1) == '/')
            {
                SkipLine();
            }
            else if (character == '/' && Peek(1) == '*')
            {
                _isAfterSpace = true;
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLine()
    {
        while (_at < _text.Length && _text[_at] != '\n')
        {
            _at++;
        }
    }

    private void SkipComment()
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            if (Peek(0) == '/' && Peek(1) == '*' && (depth == 0 || _dialect.NestsComments))
            {
                depth++;
                _at += 2;
            }
            else if (Peek(0) == '*' && Peek(1) == '/')
            {
                _at += 2;
                if (--depth <= 0)
                {
                    return;
                }
            }
            else
            {
                _isOnNewLine |= Peek(0) == '\n';
                _at++;
            }
        }
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or '$';

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';

    private Token Make(TokenKind kind, string value, int start, MarkupElement? element = null) =>
        new(kind, value, start, _isOnNewLine, _isAfterSpace) { Element = element };
}

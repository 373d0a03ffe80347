using System.Runtime.CompilerServices;

namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>Elements of JSX.</summary>
internal sealed partial class Lexer
{
    /// <summary>Returns true if an element begins here, and not the type parameters of a function.</summary>
    private bool IsMarkup()
    {
        if (Peek(1) == '>')
        {
            return true;
        }
        if (!char.IsLetter(Peek(1)))
        {
            return false;
        }
        var ahead = 1;
        while (IsNamePart(Peek(ahead)) || Peek(ahead) is '.' or '-' or ':')
        {
            ahead++;
        }
        if (Peek(ahead) is '>' or '/')
        {
            return Peek(ahead) == '/' || Peek(ahead + 1) != '(' || !IsArrowAhead(ahead + 1);
        }
        while (char.IsWhiteSpace(Peek(ahead)))
        {
            ahead++;
        }
        return Peek(ahead) != ',' && string.CompareOrdinal(_text, _at + ahead, "extends ", 0, 8) != 0;
    }

    private bool IsArrowAhead(int ahead)
    {
        var close = _text.IndexOf(')', Math.Min(_text.Length, _at + ahead));
        return close >= 0 && _text.AsSpan(close + 1).TrimStart().StartsWith("=>", StringComparison.Ordinal);
    }

    /// <summary>Reads an element with all that it holds.</summary>
    private MarkupElement Element()
    {
        var start = _at++;
        var name = _at;
        while (IsNamePart(Peek(0)) || Peek(0) is '.' or '-' or ':')
        {
            _at++;
        }
        var element = new MarkupElement(_text[name.._at], start);
        SkipTypes();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _at = _text.Length;
        }
        if (!Attributes(element))
        {
            Children(element);
        }
        return element;
    }

    /// <summary>Passes over the types of a component: <c>&lt;List&lt;Post&gt; …&gt;</c>.</summary>
    private void SkipTypes()
    {
        if (Peek(0) != '<')
        {
            return;
        }
        var depth = 0;
        do
        {
            depth += Peek(0) switch
            {
                '<' => 1,
                '>' => -1,
                _ => 0,
            };
            _at++;
        } while (depth > 0 && _at < _text.Length);
    }

    /// <summary>Reads attributes and the end of the tag. Returns true if the element has ended, too.</summary>
    private bool Attributes(MarkupElement element)
    {
        while (true)
        {
            SkipSpace();
            switch (Peek(0))
            {
                case '\0':
                    return true;
                case '/' when Peek(1) == '>':
                    _at += 2;
                    return true;
                case '>':
                    _at++;
                    return false;
                case '{':
                    element.Attributes.Add(new MarkupAttribute("...", null, Braced()));
                    break;
                default:
                    Attribute(element);
                    break;
            }
        }
    }

    private void Attribute(MarkupElement element)
    {
        var start = _at;
        while (IsNamePart(Peek(0)) || Peek(0) is '-' or ':')
        {
            _at++;
        }
        if (_at == start)
        {
            _at++;
            return;
        }
        var name = _text[start.._at];
        SkipSpace();
        if (Peek(0) != '=')
        {
            element.Attributes.Add(new MarkupAttribute(name, null, null));
            return;
        }
        _at++;
        SkipSpace();
        if (Peek(0) == '{')
        {
            element.Attributes.Add(new MarkupAttribute(name, null, Braced()));
        }
        else if (Peek(0) is '"' or '\'')
        {
            var close = _text.IndexOf(Peek(0), _at + 1);
            close = close < 0 ? _text.Length : close;
            element.Attributes.Add(new MarkupAttribute(name, _text[Math.Min(_at + 1, close)..close], null));
            _at = Math.Min(_text.Length, close + 1);
        }
    }

    private void Children(MarkupElement element)
    {
        while (_at < _text.Length)
        {
            if (Peek(0) == '{')
            {
                element.Children.Add(Braced());
            }
            else if (Peek(0) == '<' && Peek(1) == '/')
            {
                var close = _text.IndexOf('>', _at);
                _at = close < 0 ? _text.Length : close + 1;
                return;
            }
            else if (Peek(0) == '<')
            {
                var start = _at;
                var child = Element();
                element.Children.Add([
                    new Token(TokenKind.Markup, child.Tag, start, true, true) { Element = child },
                    new Token(TokenKind.End, "", _at, true, true),
                ]);
            }
            else
            {
                _at++;
            }
        }
    }

    private List<Token> Braced()
    {
        _at++;
        var tokens = ReadUntil('}');
        _at = Math.Min(_text.Length, _at + 1);
        return tokens;
    }
}

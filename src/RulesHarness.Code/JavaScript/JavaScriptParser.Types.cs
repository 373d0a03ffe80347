using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Types: all of a type is passed over but the name that it begins with.</summary>
internal sealed partial class JavaScriptParser
{
    private static readonly HashSet<string> TypePrefixes =
    [
        "keyof",
        "typeof",
        "readonly",
        "infer",
        "unique",
        "asserts",
        "new",
        "abstract",
    ];

    protected override string? Type()
    {
        string? head = null;
        var isMixed = false;
        var parts = new List<TypeShape?>();
        _ = Take("|") || Take("&");
        do
        {
            _shape = null;
            var name = SingleType();
            parts.Add(_shape);
            isMixed |= head is "string" or "number" or "boolean" && name is not ("null" or "undefined");
            head = head is null or "null" or "undefined" ? name : head;
            if (Current.IsName("extends") && !Current.IsOnNewLine)
            {
                Condition();
            }
        } while (Take("|") || Take("&"));
        _shape = Joined(parts);
        // Of several types, the first one tells only which class a value can have.
        return isMixed ? null : head;
    }

    private void Condition()
    {
        Position++;
        Type();
        if (Take("?"))
        {
            Type();
            Take(":");
            Type();
        }
    }

    private string? SingleType()
    {
        var isOfOther = false;
        while (Current.Kind == TokenKind.Name && TypePrefixes.Contains(Current.Value) && IsTypeStart(Next))
        {
            isOfOther |= At(Position++).Value != "readonly";
        }
        var token = Current;
        string? head = null;
        if (token.Kind == TokenKind.Name)
        {
            var start = Position;
            head = QualifiedName();
            _shape =
                isOfOther ? OfList(start, head)
                : head is "Array" or "ReadonlyArray" or "Set" && At(start + 1).Is("<") ? ListOf(Between(start + 2))
                : OfName(head);
            if (TakeName("is"))
            {
                Type();
            }
        }
        else if (token.Kind is TokenKind.Text or TokenKind.Number)
        {
            Position++;
            _shape = token is { Kind: TokenKind.Text, Parts.Count: 0 } ? new TypeShape { Texts = [token.Value] } : null;
        }
        else if (token.Is("(") || token.Is("<"))
        {
            var start = Position;
            if (IsFunctionType())
            {
                return "Function";
            }
            _shape = token.Is("(") ? Between(start + 1) : null;
        }
        else if (token.Is("{"))
        {
            _shape = Members();
        }
        else
        {
            SkipOther();
        }
        return Indexed() ? "Array" : head;
    }

    /// <summary>Reads brackets behind a type: a list of it, its items, or one of its members.</summary>
    private bool Indexed()
    {
        var isIndexed = false;
        while (Current.Is("[") && !Current.IsOnNewLine)
        {
            var index = Next;
            Skip();
            _shape =
                index.Is("]") ? ListOf(_shape)
                : index.Kind == TokenKind.Text ? MemberOf(_shape, index.Value)
                : _shape?.Items;
            isIndexed = true;
        }
        return isIndexed;
    }

    /// <summary>Gets the shape of a type in parentheses or angles that were passed over.</summary>
    private TypeShape? Between(int start)
    {
        var end = Position;
        Position = start;
        Type();
        Position = end;
        return _shape;
    }

    /// <summary>Passes over a number below zero, or a tuple.</summary>
    private void SkipOther()
    {
        _shape = null;
        if (Take("-"))
        {
            Position++;
        }
        else if (Current.Is("["))
        {
            Skip();
        }
    }

    /// <summary>Passes over parentheses. Returns true if they are the parameters of a function.</summary>
    private bool IsFunctionType()
    {
        if (!SkipAngles() || Current.Is("("))
        {
            Skip();
        }
        if (!Take("=>"))
        {
            return false;
        }
        Type();
        _shape = null;
        return true;
    }

    private string QualifiedName()
    {
        var head = At(Position++).Value;
        while (Current.Is(".") && Next.Kind == TokenKind.Name)
        {
            head = Next.Value;
            Position += 2;
        }
        if (!Current.IsOnNewLine)
        {
            SkipAngles();
        }
        return head;
    }

    private static bool IsTypeStart(Token token) =>
        token.Kind is TokenKind.Name or TokenKind.Text || token.Is("(") || token.Is("{") || token.Is("[");
}

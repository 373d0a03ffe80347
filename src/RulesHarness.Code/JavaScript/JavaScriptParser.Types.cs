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
        _ = Take("|") || Take("&");
        do
        {
            var name = SingleType();
            isMixed |= head is "string" or "number" or "boolean" && name is not ("null" or "undefined");
            head = head is null or "null" or "undefined" ? name : head;
            if (Current.IsName("extends") && !Current.IsOnNewLine)
            {
                Condition();
            }
        } while (Take("|") || Take("&"));
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
        while (Current.Kind == TokenKind.Name && TypePrefixes.Contains(Current.Value) && IsTypeStart(Next))
        {
            Position++;
        }
        var token = Current;
        string? head = null;
        if (token.Kind == TokenKind.Name)
        {
            head = QualifiedName();
            if (TakeName("is"))
            {
                Type();
            }
        }
        else if (token.Kind is TokenKind.Text or TokenKind.Number)
        {
            Position++;
        }
        else if (Take("-"))
        {
            Position++;
        }
        else if (token.Is("(") || token.Is("<"))
        {
            if (!SkipAngles() || Current.Is("("))
            {
                Skip();
            }
            if (Take("=>"))
            {
                Type();
                return "Function";
            }
        }
        else if (token.Is("{") || token.Is("["))
        {
            Skip();
        }
        while (Current.Is("[") && !Current.IsOnNewLine)
        {
            Skip();
            head = "Array";
        }
        return head;
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

using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Kotlin;

/// <summary>Parses Kotlin: statements, of which most are expressions.</summary>
internal sealed partial class KotlinParser(IReadOnlyList<Token> tokens) : Parser(tokens)
{
    private static readonly HashSet<string> Modifiers =
    [
        "public",
        "private",
        "internal",
        "protected",
        "open",
        "override",
        "abstract",
        "sealed",
        "data",
        "suspend",
        "inline",
        "const",
        "lateinit",
        "companion",
        "operator",
        "infix",
        "tailrec",
        "external",
        "inner",
        "enum",
        "annotation",
        "value",
        "expect",
        "actual",
        "final",
        "vararg",
        "noinline",
        "crossinline",
        "reified",
        "fun",
    ];

    protected override string? LabelSymbol => "=";

    protected override bool HasChoices => false;

    protected override Parser Inner(IReadOnlyList<Token> tokens) => new KotlinParser(tokens);

    protected override bool GoesOn(Token token) =>
        token.Kind == TokenKind.Symbol && token.Value is "." or "?." or "?:" or "&&" or "||";

    protected override bool FollowsTypes(Token token) => token.Is("(") || token.Is("{");

    protected override Node Statement()
    {
        var token = Current;
        if (Take(";"))
        {
            return new GroupNode(token.At, []);
        }
        if (token.Is("@"))
        {
            return Annotated();
        }
        if (token.Kind == TokenKind.Name && Keyword(token) is { } statement)
        {
            return statement;
        }
        var expression = Expression();
        Take(";");
        return expression;
    }

    private Node Annotated()
    {
        var annotations = new List<string>();
        while (Current.Is("@"))
        {
            annotations.Add(Annotation());
        }
        var declared = Statement();
        if (declared is FunctionNode function)
        {
            function.Annotations = annotations;
        }
        return declared;
    }

    /// <summary>Reads an annotation. Gets its name, with the text in it: <c>Named stays</c>.</summary>
    private string Annotation()
    {
        Position++;
        if (Current.Kind == TokenKind.Name && Next.Is(":"))
        {
            Position += 2;
        }
        var name = TakeAnyName();
        while (Current.Is(".") && Next.Kind == TokenKind.Name)
        {
            name = Next.Value;
            Position += 2;
        }
        if (Current.Is("(") && !Current.IsAfterSpace)
        {
            name = $"{name} {Next.Value}";
            Skip();
        }
        return name ?? "";
    }

    private Node? Keyword(Token token)
    {
        if (token.Value is "package" or "import" && Next.Kind == TokenKind.Name)
        {
            return SkipLine();
        }
        if (token.Value == "typealias")
        {
            return SkipLine();
        }
        if (token.Value is "for" or "while" or "do")
        {
            return Loop();
        }
        var declaration = Position;
        while (
            At(declaration).Kind == TokenKind.Name
            && Modifiers.Contains(At(declaration).Value)
            && !IsDeclaration(declaration)
        )
        {
            declaration++;
        }
        return IsDeclaration(declaration) ? Declaration(declaration) : null;
    }

    private bool IsDeclaration(int index) =>
        At(index).Value switch
        {
            "fun" => At(index + 1).Kind == TokenKind.Name && At(index + 1).Value != "interface"
                || At(index + 1).Is("<"),
            "val" or "var" => At(index + 1).Kind == TokenKind.Name || At(index + 1).Is("(") || At(index + 1).Is("<"),
            "class" or "interface" => At(index + 1).Kind == TokenKind.Name,
            "object" => At(index + 1).Kind == TokenKind.Name || At(index - 1).IsName("companion"),
            "init" => At(index + 1).Is("{"),
            "constructor" => At(index + 1).Is("("),
            _ => false,
        };

    private Node Declaration(int index)
    {
        var modifiers = new HashSet<string>();
        for (; Position < index; Position++)
        {
            modifiers.Add(Current.Value);
        }
        return Current.Value switch
        {
            "fun" => Function(),
            "val" or "var" => Variable(),
            "class" or "interface" => Class(modifiers),
            "object" => Object(modifiers),
            "init" => Initializer(),
            _ => SecondConstructor(),
        };
    }

    private GroupNode SkipLine()
    {
        var at = At(Position++).At;
        while (Current.Kind != TokenKind.End && !Current.IsOnNewLine && !Current.Is(";"))
        {
            Skip();
        }
        return new GroupNode(at, []);
    }

    private LoopNode Loop()
    {
        var token = At(Position++);
        if (token.Value == "do")
        {
            var repeated = Body();
            var last = TakeName("while") ? Parenthesis() : null;
            return new LoopNode(token.At, null, last, repeated) { RunsAtLeastOnce = true };
        }
        if (token.Value == "while")
        {
            return new LoopNode(token.At, null, Parenthesis(), Body());
        }
        var end = End(Position);
        Take("(");
        var variable = Pattern();
        Node? source = null;
        if (TakeName("in"))
        {
            source = Expression();
        }
        Position = end;
        Take(")");
        return new LoopNode(token.At, variable, source, Body());
    }

    private Node Pattern()
    {
        var at = Current.At;
        if (Current.Is("("))
        {
            var end = End(Position++);
            var targets = new List<Node?>();
            while (Position < end)
            {
                var name = TakeAnyName();
                targets.Add(name is null or "_" ? null : new NameNode(at, name));
                if (Take(":"))
                {
                    Type();
                }
                if (!Take(",") && name is null)
                {
                    Position++;
                }
            }
            Position = end;
            Take(")");
            return new ListPatternNode(at, targets);
        }
        var id = TakeAnyName() ?? "";
        if (Take(":"))
        {
            Type();
        }
        return new NameNode(at, id);
    }
}

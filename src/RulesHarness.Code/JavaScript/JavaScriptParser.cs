using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Parses JavaScript and TypeScript: statements.</summary>
internal sealed partial class JavaScriptParser(IReadOnlyList<Token> tokens) : Parser(tokens)
{
    private static readonly HashSet<string> Modifiers =
    [
        "public",
        "private",
        "protected",
        "readonly",
        "static",
        "abstract",
        "override",
        "declare",
        "async",
        "accessor",
    ];

    protected override Parser Inner(IReadOnlyList<Token> tokens) => new JavaScriptParser(tokens);

    protected override bool IsPrefix(Token token) =>
        token.Value is "await" or "typeof" or "void" or "delete" or "new" or "yield"
        && !Next.Is("=>")
        && !Next.Is(".")
        && !Next.Is(":")
        && !Next.Is(",")
        && !Next.Is(")")
        && !Next.Is("=");

    protected override Node Statement()
    {
        var token = Current;
        if (token.Is("{"))
        {
            return Block();
        }
        if (Take(";"))
        {
            return new GroupNode(token.At, []);
        }
        if (token.Is("@"))
        {
            return DecoratedStatement();
        }
        if (token.Kind == TokenKind.Name && Keyword(token) is { } statement)
        {
            return statement;
        }
        var expression = Expression();
        Take(";");
        return expression;
    }

    private Node? Keyword(Token token) =>
        token.Value switch
        {
            "import" when !Next.Is("(") && !Next.Is(".") => Import(),
            "export" => Export(),
            "const" when Next.IsName("enum") => Declared(),
            "const" or "var" => Variables(),
            "let" when Next.Kind == TokenKind.Name || Next.Is("{") || Next.Is("[") => Variables(),
            "using" when Next.Kind == TokenKind.Name && !Next.IsOnNewLine => Variables(),
            "async" when Next.IsName("function") => Function(),
            "function" => Function(),
            "class" => Class(),
            "abstract" when Next.IsName("class") => Class(),
            "declare"
            or "namespace"
            or "module"
            or "interface"
            or "enum"
            or "type" when Next.Kind is TokenKind.Name or TokenKind.Text && !Next.IsOnNewLine => Declared(),
            "if" => If(),
            "for" or "while" or "do" or "with" => Loop(),
            "switch" => Switch(),
            "try" => Try(),
            "return" => Return(),
            "throw" or "break" or "continue" => Jump(),
            _ when Next.Is(":") && token.Value is not ("default" or "case") => Labelled(),
            _ => null,
        };

    private Node Labelled()
    {
        Position += 2;
        return Statement();
    }

    private Node Declared()
    {
        var token = Current;
        Position++;
        switch (token.Value)
        {
            case "declare":
                return Statement();
            case "const":
                return Declared();
            case "enum":
                return Enumeration(token.At);
            case "type":
                return Alias(token.At);
            case "interface":
                return Interface(token.At);
            default:
                Position++;
                return Block();
        }
    }

    private GroupNode Variables()
    {
        var at = Current.At;
        var isOfFunction = At(Position++).Value == "var";
        var declared = new List<Node>();
        do
        {
            declared.Add(Variable(isOfFunction));
        } while (Take(","));
        Take(";");
        return new GroupNode(at, declared);
    }

    private DeclareNode Variable(bool isOfFunction)
    {
        var at = Current.At;
        var target = Pattern();
        Take("!");
        var type = Take(":") ? Type() : null;
        var isOptional = type is not null && IsNothing(At(Position - 1));
        var value = Take("=") ? Expression() : null;
        return new DeclareNode(at, target, type, value) { IsOfFunction = isOfFunction, IsOptional = isOptional };
    }

    private Node If()
    {
        var at = At(Position++).At;
        var test = Parenthesis();
        var then = Body();
        var otherwise = TakeName("else") ? Body() : null;
        return new BranchNode(at, test, then, otherwise);
    }

    private Node Loop()
    {
        var token = At(Position++);
        if (token.Value == "do")
        {
            var repeated = Body();
            var last = TakeName("while") ? Parenthesis() : null;
            return new LoopNode(token.At, null, last, repeated) { RunsAtLeastOnce = true };
        }
        TakeName("await");
        var end = End(Position);
        Node? variable = null;
        Node? source = null;
        if (token.Value == "for" && Take("("))
        {
            if (Current.Kind == TokenKind.Name && Current.Value is "const" or "let" or "var")
            {
                var start = Position++;
                variable = Pattern();
                if (Current.IsName("of") || Current.IsName("in"))
                {
                    var isKeys = At(Position++).Value == "in";
                    source = isKeys ? Keys(Expression()) : Expression();
                }
                else
                {
                    Position = start;
                    source = Variables();
                    (variable, source) = Counted(source, end);
                }
            }
            Position = end;
            Take(")");
        }
        else
        {
            source = Parenthesis();
        }
        return new LoopNode(token.At, variable, source, Body());
    }

    private static CallNode Keys(Node of) =>
        new(
            of.At,
            new MemberNode(of.At, new NameNode(of.At, "Object"), "keys"),
            [new Argument(null, of, IsSpread: false)]
        );

    private Node Switch()
    {
        var at = At(Position++).At;
        var subject = Parenthesis();
        var end = End(Position);
        Take("{");
        var arms = new List<Arm>();
        var isComplete = false;
        while (Position < end)
        {
            var tests = new List<Node>();
            if (Labels(tests))
            {
                // An arm for all other values is that, whatever values it names besides.
                tests.Clear();
                isComplete = true;
            }
            var from = Current.At;
            var statements = new List<Node>();
            while (Position < end && !IsLabel())
            {
                Add(statements);
            }
            arms.Add(new Arm(tests, new BlockNode(from, statements), FallsThrough: true));
        }
        Position = end;
        Take("}");
        return new SwitchNode(at, subject, arms, isComplete);
    }

    private bool IsLabel() => Current.IsName("case") || (Current.IsName("default") && Next.Is(":"));

    /// <summary>Reads labels. Returns true if the arm is the one for all other values.</summary>
    private bool Labels(List<Node> tests)
    {
        var isDefault = false;
        while (IsLabel())
        {
            if (At(Position++).Value == "case")
            {
                tests.Add(Expression());
            }
            else
            {
                isDefault = true;
            }
            Take(":");
        }
        return isDefault;
    }

    private TryNode Try()
    {
        var at = At(Position++).At;
        var body = Body();
        var handlers = new List<Node>();
        if (TakeName("catch"))
        {
            if (Current.Is("("))
            {
                Skip();
            }
            handlers.Add(Body());
        }
        return new TryNode(at, body, handlers, TakeName("finally") ? Body() : null);
    }

    private ReturnNode Return()
    {
        var at = At(Position++).At;
        var hasValue = !Current.IsOnNewLine && !Current.Is(";") && !Current.Is("}");
        var value = hasValue ? Expression() : null;
        Take(";");
        return new ReturnNode(at, value);
    }

    private JumpNode Jump()
    {
        var token = At(Position++);
        var isThrow = token.Value == "throw";
        Node? value = null;
        if (isThrow)
        {
            value = Expression();
        }
        else if (!Current.IsOnNewLine)
        {
            TakeAnyName();
        }
        Take(";");
        return new JumpNode(token.At, isThrow, value);
    }
}

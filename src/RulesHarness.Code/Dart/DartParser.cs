using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Parses Dart: statements.</summary>
internal sealed partial class DartParser(IReadOnlyList<Token> tokens) : Parser(tokens)
{
    private static readonly HashSet<string> NoTypes =
    [
        "await",
        "return",
        "throw",
        "new",
        "yield",
        "if",
        "else",
        "for",
        "while",
        "switch",
        "case",
        "in",
        "is",
        "as",
        "super",
        "this",
        "async",
        "default",
        "rethrow",
        "break",
        "continue",
        "assert",
        "true",
        "false",
        "null",
    ];

    private static readonly HashSet<string> Modifiers =
    [
        "static",
        "late",
        "final",
        "const",
        "var",
        "external",
        "covariant",
        "abstract",
        "required",
    ];

    /// <summary>The name of the last annotation.</summary>
    private string? _annotation;

    /// <summary>The classes that the package freezed makes for the cases of a class; null in other classes.</summary>
    private List<Node>? _cases;

    protected override string? LabelSymbol => ":";

    protected override bool HasTuples => true;

    protected override Parser Inner(IReadOnlyList<Token> tokens) => new DartParser(tokens);

    protected override bool IsPrefix(Token token) =>
        token.Value is "await" or "new" or "throw"
        || (token.Value == "const" && (Next.Kind == TokenKind.Name || Next.Is("[") || Next.Is("{") || Next.Is("<")));

    protected override bool FollowsTypes(Token token) => token.Is("(") || token.Is(".");

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
            return Annotated();
        }
        if (token.Kind == TokenKind.Name && (Keyword(token) ?? Declaration(null)) is { } statement)
        {
            return statement;
        }
        var expression = Expression();
        Take(";");
        return expression;
    }

    /// <summary>
    /// Reads a declaration. A function for Riverpod's generator is also a provider, by a name of its own.
    /// </summary>
    private Node Annotated()
    {
        var outer = _annotation;
        Annotation();
        var annotation = _annotation;
        var declared = Statement();
        _annotation = outer;
        if (annotation is not ("riverpod" or "Riverpod") || declared is not FunctionNode { Name: { } name } function)
        {
            return declared;
        }
        var at = function.At;
        var create = new Argument(null, new NameNode(at, name), IsSpread: false);
        var provider = new CallNode(at, new NameNode(at, "Provider"), [create]);
        return new GroupNode(at, [function, new DeclareNode(at, new NameNode(at, $"{name}Provider"), null, provider)]);
    }

    private void Annotation()
    {
        Position++;
        _annotation = TakeAnyName();
        while (Take("."))
        {
            TakeAnyName();
        }
        SkipAngles();
        if (Current.Is("("))
        {
            Skip();
        }
    }

    private Node? Keyword(Token token) =>
        token.Value switch
        {
            "import"
            or "export"
            or "part"
            or "library"
            or "typedef" when Next.Kind is TokenKind.Name or TokenKind.Text => SkipStatement(),
            "class" or "mixin" or "enum" or "extension" when Next.Kind == TokenKind.Name => Class(),
            "abstract" or "sealed" or "base" or "interface" or "final" when IsClassAhead() => Class(),
            "if" when Next.Is("(") => If(),
            "for" or "while" or "do" => Loop(),
            "switch" when Next.Is("(") => Switch(),
            "try" when Next.Is("{") => Try(),
            "return" => Return(),
            "yield" => Yield(),
            "rethrow" or "break" or "continue" => Jump(),
            "throw" => Throw(),
            "assert" => SkipStatement(),
            _ => null,
        };

    private bool IsClassAhead()
    {
        var index = Position;
        while (At(index).Kind == TokenKind.Name && IsClassModifier(At(index).Value))
        {
            index++;
        }
        return At(index).IsName("class") && At(index + 1).Kind == TokenKind.Name;
    }

    private static bool IsClassModifier(string name) =>
        name is "abstract" or "sealed" or "base" or "interface" or "final" or "mixin";

    private GroupNode SkipStatement()
    {
        var at = Current.At;
        while (Current.Kind != TokenKind.End && !Current.Is(";") && !Current.Is("}"))
        {
            Skip();
        }
        Take(";");
        return new GroupNode(at, []);
    }

    private BranchNode If()
    {
        var at = At(Position++).At;
        var end = End(Position);
        Position++;
        var test = Expression();
        if (TakeName("case"))
        {
            test = CaseOf(test);
        }
        Position = end;
        Take(")");
        var then = Body();
        return new BranchNode(at, test, then, TakeName("else") ? Body() : null);
    }

    private LoopNode Loop()
    {
        var token = At(Position++);
        if (token.Value == "do")
        {
            var repeated = Body();
            var last = TakeName("while") ? Parenthesis() : null;
            Take(";");
            return new LoopNode(token.At, null, last, repeated) { RunsAtLeastOnce = true };
        }
        if (token.Value == "while")
        {
            return new LoopNode(token.At, null, Parenthesis(), Body());
        }
        TakeName("await");
        var (variable, source) = Header();
        return new LoopNode(token.At, variable, source, Body());
    }

    /// <summary>Reads <c>(final x in items)</c>, or a header with three parts.</summary>
    private (Node? Variable, Node? Source) Header()
    {
        var end = End(Position);
        Take("(");
        Node? variable = null;
        Node? source;
        var start = Position;
        if (Current.IsName("final") || Current.IsName("var"))
        {
            Position++;
            variable = DeclaredPattern();
        }
        if (variable is not null && TakeName("in"))
        {
            source = Expression();
            Position = end;
            Take(")");
            return (variable, source);
        }
        (Position, variable) = (start, null);
        while (Position < end && !Current.IsName("in") && !Current.Is(";") && !Current.Is("="))
        {
            Skip();
        }
        if (Current.IsName("in") && Position > start)
        {
            variable = new NameNode(At(Position - 1).At, At(Position - 1).Value);
            Position++;
            source = Expression();
        }
        else
        {
            Position = start;
            var at = Current.At;
            (variable, source) = Counted(Statement(), end);
            source = source is IndexesNode or DeclareNode ? source : new GroupNode(at, [source]);
        }
        Position = end;
        Take(")");
        return (variable, source);
    }

    private TryNode Try()
    {
        var at = At(Position++).At;
        var body = Body();
        var handlers = new List<Node>();
        while (Current.IsName("on") || Current.IsName("catch"))
        {
            while (!Current.Is("{") && Current.Kind != TokenKind.End && !Current.Is(";"))
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
        var value = Current.Is(";") || Current.Is("}") ? null : Expression();
        Take(";");
        return new ReturnNode(at, value);
    }

    private UnaryNode Yield()
    {
        var at = At(Position++).At;
        var isSpread = Take("*");
        var value = Expression();
        Take(";");
        return new UnaryNode(at, "yield", isSpread ? new SpreadNode(at, value) : value);
    }

    private JumpNode Jump()
    {
        var token = At(Position++);
        SkipStatement();
        return new JumpNode(token.At, token.Value == "rethrow", null);
    }

    private JumpNode Throw()
    {
        var at = At(Position++).At;
        var value = Expression();
        Take(";");
        return new JumpNode(at, true, value);
    }
}

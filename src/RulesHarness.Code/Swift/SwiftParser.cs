using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>Parses Swift: statements.</summary>
internal sealed partial class SwiftParser(IReadOnlyList<Token> tokens) : Parser(tokens)
{
    private static readonly HashSet<string> Modifiers =
    [
        "private",
        "public",
        "internal",
        "fileprivate",
        "open",
        "package",
        "static",
        "class",
        "final",
        "lazy",
        "weak",
        "unowned",
        "override",
        "mutating",
        "nonmutating",
        "nonisolated",
        "required",
        "convenience",
        "indirect",
        "dynamic",
        "optional",
        "prefix",
        "isolated",
        "async",
    ];

    private static readonly HashSet<string> Declaring =
    [
        "func",
        "init",
        "let",
        "var",
        "class",
        "struct",
        "enum",
        "extension",
        "protocol",
        "actor",
        "case",
        "deinit",
        "subscript",
        "typealias",
        "associatedtype",
    ];

    protected override string? LabelSymbol => ":";

    protected override bool HasOptionalIndexes => true;

    protected override bool HasTuples => true;

    protected override Parser Inner(IReadOnlyList<Token> tokens) => new SwiftParser(tokens);

    protected override bool IsPrefix(Token token) => token.Value is "await" or "try" or "inout" or "some" or "any";

    protected override bool GoesOn(Token token) =>
        token.Kind == TokenKind.Symbol
        && token.Value is "." or "?." or "??" or "&&" or "||" or "?" or ":" or "+" or "==" or "=";

    protected override Node Statement()
    {
        var token = Current;
        if (token.Is("{"))
        {
            return IsClosure() ? Closure() : Block();
        }
        if (Take(";"))
        {
            return new GroupNode(token.At, []);
        }
        var annotations = new List<Node>();
        while (Current.Is("@"))
        {
            annotations.Add(Annotation());
        }
        if (Current.Kind == TokenKind.Name && (Declaration(annotations) ?? Keyword(Current)) is { } statement)
        {
            return statement;
        }
        return Expression();
    }

    private Node Annotation()
    {
        Position++;
        var name = Current;
        TakeAnyName();
        while (Current.Is(".") && Next.Kind == TokenKind.Name)
        {
            Position += 2;
        }
        var target = new NameNode(name.At, name.Value);
        SkipAngles();
        return Current.Is("(") && !Current.IsAfterSpace ? new CallNode(name.At, target, Arguments()) : target;
    }

    private Node? Keyword(Token token) =>
        token.Value switch
        {
            "import" => SkipLine(),
            "if" => If(),
            "guard" => Guard(),
            "switch" => Switch(),
            "for" or "while" or "repeat" => Loop(),
            "do" when Next.Is("{") || Next.IsName("throws") => Try(),
            "defer" when Next.Is("{") => Defer(),
            "return" => Return(),
            "throw" => Throw(),
            "break" or "continue" or "fallthrough" => Jump(),
            _ => null,
        };

    private GroupNode SkipLine()
    {
        var at = At(Position++).At;
        while (Current.Kind != TokenKind.End && !Current.IsOnNewLine && !Current.Is("}") && !Current.Is(";"))
        {
            Skip();
        }
        return new GroupNode(at, []);
    }

    private Node Defer()
    {
        Position++;
        return Block();
    }

    private BranchNode If()
    {
        var at = At(Position++).At;
        var test = Conditions();
        var then = Block();
        if (!TakeName("else"))
        {
            return new BranchNode(at, test, then, null);
        }
        return new BranchNode(at, test, then, Current.IsName("if") ? If() : Block());
    }

    /// <summary>The names that a guard declares are those of the block that it stands in.</summary>
    private GroupNode Guard()
    {
        var at = At(Position++).At;
        var test = Conditions();
        TakeName("else");
        var otherwise = Block();
        return new GroupNode(
            at,
            [test, new BranchNode(at, new GroupNode(at, []), new BlockNode(at, []), otherwise) { Condition = test }]
        );
    }

    /// <summary>Reads conditions, some of which declare names.</summary>
    private GroupNode Conditions()
    {
        var outer = IsInCondition;
        IsInCondition = true;
        var at = Current.At;
        var conditions = new List<Node>();
        do
        {
            conditions.Add(Condition());
        } while (Take(","));
        while (!Current.Is("{") && !Current.IsName("else") && Current.Kind != TokenKind.End && !Current.Is("}"))
        {
            Skip();
        }
        IsInCondition = outer;
        return new GroupNode(at, conditions);
    }

    private Node Condition()
    {
        var at = Current.At;
        if (TakeName("case"))
        {
            var pattern = Pattern();
            if (!Take("="))
            {
                return pattern;
            }
            return pattern is CasePatternNode
                ? new BinaryNode(at, "case", pattern, Expression())
                : new GroupNode(at, [pattern, Expression()]);
        }
        if (!TakeName("let") && !TakeName("var"))
        {
            return Expression();
        }
        var name = Current;
        Position++;
        var type = Take(":") ? Type() : null;
        var value = Take("=") ? Expression() : new NameNode(name.At, name.Value);
        return new DeclareNode(at, new NameNode(name.At, name.Value), type, value);
    }

    private Node Loop()
    {
        var token = At(Position++);
        if (token.Value == "repeat")
        {
            var repeated = Block();
            var last = TakeName("while") ? Expression() : null;
            return new LoopNode(token.At, null, last, repeated) { RunsAtLeastOnce = true };
        }
        if (token.Value == "while")
        {
            return new LoopNode(token.At, null, Conditions(), Block());
        }
        _ = TakeName("try") && (Take("?") || Take("!"));
        TakeName("await");
        TakeName("case");
        Node? variable =
            Current.Kind == TokenKind.Name && Next.IsName("in") ? new NameNode(Current.At, Current.Value) : null;
        variable =
            variable is not null ? Named(variable)
            : Current.Is("(") ? Tuple()
            : Pattern();
        Node? source = null;
        if (TakeName("in"))
        {
            var outer = IsInCondition;
            IsInCondition = true;
            source = Expression();
            IsInCondition = outer;
        }
        var test = TakeName("where") ? Conditions() : null;
        while (!Current.Is("{") && Current.Kind != TokenKind.End && !Current.Is("}"))
        {
            Skip();
        }
        Node body = Block();
        return new LoopNode(
            token.At,
            variable,
            source,
            test is null ? body : new BranchNode(test.At, test, body, null)
        );
    }

    private ListPatternNode Tuple()
    {
        var at = Current.At;
        var end = End(Position);
        var targets = new List<Node?>();
        for (; Position < end; Position++)
        {
            if (Current.Kind == TokenKind.Name && !Next.Is(":"))
            {
                targets.Add(Current.Value == "_" ? null : new NameNode(Current.At, Current.Value));
            }
        }
        Take(")");
        return new ListPatternNode(at, targets);
    }

    private Node Named(Node variable)
    {
        Position++;
        return variable;
    }

    private TryNode Try()
    {
        var at = At(Position++).At;
        while (!Current.Is("{") && Current.Kind != TokenKind.End)
        {
            Position++;
        }
        var body = Block();
        var handlers = new List<Node>();
        while (TakeName("catch"))
        {
            while (!Current.Is("{") && Current.Kind != TokenKind.End && !Current.Is("}"))
            {
                Skip();
            }
            handlers.Add(Block());
        }
        return new TryNode(at, body, handlers, null);
    }

    private ReturnNode Return()
    {
        var at = At(Position++).At;
        var hasValue = !Current.IsOnNewLine && !Current.Is("}") && !Current.Is(";") && Current.Kind != TokenKind.End;
        return new ReturnNode(at, hasValue ? Expression() : null);
    }

    private JumpNode Throw()
    {
        var at = At(Position++).At;
        return new JumpNode(at, true, Expression());
    }

    private JumpNode Jump()
    {
        var at = At(Position++).At;
        if (!Current.IsOnNewLine)
        {
            TakeAnyName();
        }
        return new JumpNode(at, false, null);
    }
}

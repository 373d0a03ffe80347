using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Kotlin;

/// <summary>Conditions, lambdas and operators that are words.</summary>
internal sealed partial class KotlinParser
{
    protected override Node? SpecialOperand()
    {
        var token = Current;
        if (token.Is("{"))
        {
            return Lambda();
        }
        if (token.Is("@"))
        {
            Annotation();
            return null;
        }
        if (token.Is("::"))
        {
            Position++;
            return null;
        }
        return token.Kind == TokenKind.Name ? OperandOfKeyword(token) : null;
    }

    /// <summary>Reads an operand that a keyword begins; null if the name is none.</summary>
    private Node? OperandOfKeyword(Token token)
    {
        switch (token.Value)
        {
            case "if" when Next.Is("("):
                return If();
            case "when" when Next.Is("(") || Next.Is("{"):
                return When();
            case "try" when Next.Is("{"):
                return Try();
            case "return":
                return Return();
            case "throw":
                Position++;
                return new JumpNode(token.At, true, Expression());
            case "break" or "continue":
                Position++;
                Label();
                return new JumpNode(token.At, false, null);
            case "object" when Next.Is(":") || Next.Is("{"):
                return Object([]);
            case "fun" when Next.Is("("):
                Position++;
                var parameters = Parameters();
                var returned = Take(":") ? Type() : null;
                return new FunctionNode(token.At, null, parameters, FunctionBody()) { ReturnType = returned };
            case "this" or "super" when Next.Is("@") && !Next.IsAfterSpace:
                Position++;
                Label();
                return new NameNode(token.At, token.Value);
            default:
                return null;
        }
    }

    private void Label()
    {
        if (Current.Is("@") && !Current.IsAfterSpace && Next.Kind == TokenKind.Name)
        {
            Position += 2;
        }
    }

    private ReturnNode Return()
    {
        var at = At(Position++).At;
        Label();
        var hasValue =
            !Current.IsOnNewLine
            && Current.Kind != TokenKind.End
            && !(Current.Kind == TokenKind.Symbol && Current.Value is "}" or ";" or ")" or ",")
            && !Current.IsName("else");
        return new ReturnNode(at, hasValue ? Expression() : null);
    }

    private BranchNode If()
    {
        var at = At(Position++).At;
        var test = Parenthesis();
        var then = Body();
        var start = Position;
        Take(";");
        if (TakeName("else"))
        {
            return new BranchNode(at, test, then, Body());
        }
        Position = start;
        return new BranchNode(at, test, then, null);
    }

    private SwitchNode When()
    {
        var at = At(Position++).At;
        Node? subject = null;
        if (Current.Is("("))
        {
            var close = End(Position);
            Position++;
            subject = Statement();
            Position = close;
            Take(")");
        }
        var end = End(Position);
        Take("{");
        var arms = new List<Arm>();
        var isComplete = false;
        while (Position < end)
        {
            var start = Position;
            isComplete |= Current.IsName("else");
            arms.Add(Arm(end));
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take("}");
        // A choice between the cases of an enumeration names all of them.
        isComplete |= subject is not null && arms.TrueForAll(NamesCases);
        return new SwitchNode(at, subject, arms, isComplete);
    }

    private static bool NamesCases(Arm arm) => arm.Tests.All(test => test is MemberNode or NameNode);

    private Arm Arm(int end)
    {
        var tests = new List<Node>();
        while (Position < end && !Current.Is("->"))
        {
            var start = Position;
            if (Current.IsName("else"))
            {
                Position++;
                continue;
            }
            if (Current.IsName("is") || (Current.Is("!") && Next.IsName("is")))
            {
                var (from, isNot) = (Current.At, Take("!"));
                Position++;
                tests.Add(new TypeTestNode(from, null, TestedType(), isNot));
                continue;
            }
            if (Current.Kind == TokenKind.Name && Current.Value is "in" || Current.Is("!"))
            {
                // A range: what it includes is not known.
                var at = At(Position++).At;
                tests.Add(new GroupNode(at, [Expression()]));
                continue;
            }
            if (!Take(","))
            {
                tests.Add(Expression());
            }
            if (Position == start)
            {
                Skip();
            }
        }
        Take("->");
        var body = Body();
        Take(";");
        return new Arm(tests, body, FallsThrough: false);
    }

    /// <summary>Reads the type that an arm tests. The arrow behind it is not that of a type of functions.</summary>
    private List<string> TestedType()
    {
        var names = new List<string>();
        while (Current.Kind == TokenKind.Name)
        {
            names.Add(At(Position++).Value);
            SkipAngles();
            Take("?");
            if (!Take("."))
            {
                break;
            }
        }
        return names;
    }

    private TryNode Try()
    {
        var at = At(Position++).At;
        var body = Body();
        var handlers = new List<Node>();
        while (Current.IsName("catch") && Next.Is("("))
        {
            Position++;
            Skip();
            handlers.Add(Body());
        }
        return new TryNode(at, body, handlers, TakeName("finally") ? Body() : null);
    }

    protected override Argument? TrailingLambda()
    {
        var isLambda = Current.Is("{") && !Current.IsOnNewLine;
        return isLambda ? new Argument(null, Lambda(), IsSpread: false) : null;
    }

    private FunctionNode Lambda()
    {
        var at = Current.At;
        var end = End(Position);
        var arrow = Arrow(end);
        Position++;
        var parameters = new List<Parameter>();
        while (Position < arrow)
        {
            var start = Position;
            if (!Take(","))
            {
                parameters.Add(new Parameter(Pattern(), null, null, null));
            }
            if (Position == start)
            {
                Position++;
            }
        }
        Take("->");
        var statements = new List<Node>();
        while (Position < end)
        {
            Add(statements);
        }
        Position = end;
        Take("}");
        return new FunctionNode(at, null, parameters, new BlockNode(at, statements))
        {
            ReturnsLast = true,
            HasImplicitParameters = arrow < 0,
        };
    }

    /// <summary>Finds the arrow behind the parameters; -1 if there are none.</summary>
    private int Arrow(int end)
    {
        var start = Position++;
        var arrow = -1;
        while (Position < end && arrow < 0)
        {
            if (Current.Is("->"))
            {
                arrow = Position;
            }
            else if (Current.Kind == TokenKind.Name || IsPartOfParameters(Current))
            {
                Skip();
            }
            else
            {
                break;
            }
        }
        Position = start;
        return arrow;
    }

    private static bool IsPartOfParameters(Token token) =>
        token.Kind == TokenKind.Symbol && token.Value is "," or ":" or "(" or "<" or ">" or "?" or "." or "*";

    protected override Node? SpecialSuffix(Node operand)
    {
        var token = Current;
        if (token.Is("::"))
        {
            Position++;
            var name = TakeAnyName() ?? "";
            if (Current.Is(".") && Next.IsName("name") && !At(Position + 2).Is("("))
            {
                Position += 2;
                return new LiteralNode(token.At, name);
            }
            if (name == "class")
            {
                return new GroupNode(token.At, [operand]);
            }
            return Cursors.Contains(name)
                ? StepOfItsArgument(token.At, operand, name)
                : new MemberNode(token.At, operand, name) { IsOfMethod = true };
        }
        if (token.Is("..") || token.Is("..<"))
        {
            Position++;
            return new GroupNode(token.At, [operand, Expression()]);
        }
        return null;
    }

    /// <summary>The steps of a query that are given on as functions: <c>last?.let(query::startAfter)</c>.</summary>
    private static readonly string[] Cursors = ["startAt", "startAfter", "endAt", "endBefore", "limit", "limitToLast"];

    private static FunctionNode StepOfItsArgument(int at, Node query, string name)
    {
        var argument = new Argument(null, new NameNode(at, "it"), IsSpread: false);
        var step = new CallNode(at, new MemberNode(at, query, name), [argument]);
        return new FunctionNode(at, null, [], step) { HasImplicitParameters = true, ReturnsLast = true };
    }

    protected override Node? NamedOperation(Node left, int level)
    {
        var token = Current;
        if (token.Value is "as" or "is" or "in" or "else" || token.IsOnNewLine)
        {
            return token.Value == "else" ? null : base.NamedOperation(left, level);
        }
        // A statement that ends with a semicolon can be the last part of the left side: `if (all) q = all; if (…)`.
        var isInfix = level <= 7 && token.IsAfterSpace && IsOperand(Next) && !At(Position - 1).Is(";");
        if (!isInfix || token.Value is "catch" or "finally" or "while" or "where" or "by")
        {
            return null;
        }
        Position++;
        return new BinaryNode(token.At, token.Value, left, Operation(8));
    }

    private static bool IsOperand(Token token) =>
        !token.IsOnNewLine
        && (token.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number || token.Is("(") || token.Is("{"));
}

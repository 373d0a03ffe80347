using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>Closures, literals and members whose type is implied.</summary>
internal sealed partial class SwiftParser
{
    protected override Node? SpecialOperand()
    {
        var token = Current;
        if (token.Is("{"))
        {
            return Closure();
        }
        if (token.Is(".") && Next.Kind == TokenKind.Name)
        {
            Position += 2;
            return new ImpliedMemberNode(At(Position - 1).At, At(Position - 1).Value);
        }
        if (token.Is("\\"))
        {
            return KeyPath();
        }
        return token.Value switch
        {
            "if" when token.Kind == TokenKind.Name => If(),
            "switch" when token.Kind == TokenKind.Name => Switch(),
            _ => null,
        };
    }

    /// <summary>Reads <c>\Book.title</c> as a function that gets the member.</summary>
    private FunctionNode KeyPath()
    {
        var at = At(Position++).At;
        if (Current.Kind == TokenKind.Name)
        {
            Position++;
        }
        Node value = new NameNode(at, "$0");
        while (Current.Is(".") && Next.Kind == TokenKind.Name)
        {
            value = new MemberNode(Next.At, value, Next.Value);
            Position += 2;
        }
        return new FunctionNode(at, null, [], value) { SharesSelf = true, HasImplicitParameters = true };
    }

    /// <summary>
    /// Reads labels alone, as in <c>query.limit(to:)</c>; reads nothing, and gets nothing, if there are others.
    /// </summary>
    private List<string> Labels()
    {
        var labels = new List<string>();
        if (!Current.Is("(") || !Next.IsNameBefore(At(Position + 2), ":"))
        {
            return labels;
        }
        var index = Position + 1;
        while (At(index).IsNameBefore(At(index + 1), ":"))
        {
            labels.Add(At(index).Value);
            index += 2;
        }
        if (!At(index).Is(")"))
        {
            return [];
        }
        Position = index + 1;
        return labels;
    }

    /// <summary>Makes a function that gives its arguments to a method by their labels.</summary>
    private static FunctionNode WithLabels(Node method, List<string> labels)
    {
        var at = method.At;
        var given = labels.Select(
            (label, index) => new Argument(label == "_" ? null : label, new NameNode(at, $"${index}"), IsSpread: false)
        );
        var call = new CallNode(at, method, [.. given]);
        return new FunctionNode(at, null, [], call) { SharesSelf = true, HasImplicitParameters = true };
    }

    protected override Node? SpecialSuffix(Node operand)
    {
        var token = Current;
        if (operand is NameNode or MemberNode && Labels() is { Count: > 0 } labels)
        {
            return WithLabels(operand, labels);
        }
        if (token.Kind == TokenKind.Symbol && token.Value is "..." or "..<")
        {
            Position++;
            return new GroupNode(token.At, [operand, Suffixes(Expression())]);
        }
        if (operand is ListNode && token.Is("(") && Next.Is(")"))
        {
            // An empty list of a type: [Filter]().
            Position += 2;
            return new ListNode(token.At, []);
        }
        return null;
    }

    protected override Argument? TrailingLambda()
    {
        if (IsInCondition)
        {
            return null;
        }
        if (Current.Is("{") && !Current.IsOnNewLine)
        {
            return new Argument(null, Closure(), IsSpread: false);
        }
        var isNext = At(Position - 1).Is("}") && Current.Kind == TokenKind.Name && !Current.IsOnNewLine;
        if (!isNext || !Next.Is(":") || !At(Position + 2).Is("{"))
        {
            return null;
        }
        var label = Current.Value;
        Position += 2;
        return new Argument(label, Closure(), IsSpread: false);
    }

    /// <summary>
    /// Returns true if a block that begins a statement is a closure, and so the value of an arm: it has parameters.
    /// </summary>
    private bool IsClosure()
    {
        var end = End(Position);
        return FindIn(end) >= 0
            || Enumerable.Range(Position, end - Position).Any(index => At(index).Value is "$0" or "$1");
    }

    private FunctionNode Closure()
    {
        var outer = IsInCondition;
        IsInCondition = false;
        var at = Current.At;
        var end = End(Position);
        var start = FindIn(end);
        var parameters = new List<Parameter>();
        Position++;
        if (start >= 0)
        {
            ClosureParameters(parameters, start);
            Position = start + 1;
        }
        var statements = new List<Node>();
        while (Position < end)
        {
            Add(statements);
        }
        Position = end;
        Take("}");
        IsInCondition = outer;
        return new FunctionNode(at, null, parameters, new BlockNode(at, statements))
        {
            SharesSelf = true,
            ReturnsLast = statements.Count == 1,
            HasImplicitParameters = start < 0,
        };
    }

    private void ClosureParameters(List<Parameter> parameters, int end)
    {
        if (Current.Is("["))
        {
            Skip();
        }
        if (Current.Is("("))
        {
            var close = End(Position++);
            while (Position < close)
            {
                if (Take(","))
                {
                    continue;
                }
                var start = Position;
                if (Parameter() is { } parameter)
                {
                    parameters.Add(parameter with { Label = null });
                }
                if (Position == start)
                {
                    Position++;
                }
            }
            return;
        }
        for (; Position < end; Position++)
        {
            if (Current.Is("->"))
            {
                return;
            }
            if (Current.Kind == TokenKind.Name && Current.Value is not ("async" or "throws"))
            {
                parameters.Add(new Parameter(new NameNode(Current.At, Current.Value), null, null, null));
            }
        }
    }

    /// <summary>Finds the <c>in</c> behind the parameters of a closure; -1 if there are none.</summary>
    private int FindIn(int end)
    {
        var start = Position++;
        var found = -1;
        while (Position < end && found < 0)
        {
            if (Current.IsName("in"))
            {
                found = Position;
            }
            else if ((Current.Kind == TokenKind.Name && Current.Value is not "for") || IsPartOfSignature(Current))
            {
                Skip();
            }
            else
            {
                break;
            }
        }
        Position = start;
        return found;
    }

    private static bool IsPartOfSignature(Token token) =>
        token.Kind == TokenKind.Symbol
        && token.Value is "," or ":" or "(" or "[" or "<" or ">" or "?" or "." or "->" or "@" or "&";

    /// <summary>Reads a list or a dictionary.</summary>
    protected override Node List()
    {
        var outer = IsInCondition;
        IsInCondition = false;
        var at = Current.At;
        var end = End(Position++);
        var items = new List<Node>();
        var entries = new List<Entry>();
        while (Position < end)
        {
            var start = Position;
            if (!Take(","))
            {
                var item = Expression();
                if (Take(":"))
                {
                    entries.Add(new Entry(item, Expression()));
                }
                else
                {
                    items.Add(item);
                }
            }
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take("]");
        IsInCondition = outer;
        return entries.Count > 0 ? new ObjectNode(at, entries) : new ListNode(at, items);
    }
}

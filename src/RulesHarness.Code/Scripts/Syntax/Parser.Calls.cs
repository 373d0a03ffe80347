namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>Reads the parts that follow an operand: members, arguments, indexes.</summary>
internal abstract partial class Parser
{
    /// <summary>Gets the symbol between the label of an argument and its value; null if there are no labels.</summary>
    protected virtual string? LabelSymbol => null;

    /// <summary>Returns true if a token can follow the types of a call: <c>f&lt;T&gt;(…)</c>.</summary>
    protected virtual bool FollowsTypes(Token token) => token.Is("(");

    /// <summary>Reads a lambda that is written behind the arguments; null if there is none.</summary>
    protected virtual Argument? TrailingLambda() => null;

    protected Node Suffixes(Node operand)
    {
        while (true)
        {
            if (!IsHere(Current) || Suffix(operand) is not { } longer)
            {
                return operand;
            }
            operand = longer;
        }
    }

    private Node? Suffix(Node operand)
    {
        var token = Current;
        if (token.Kind == TokenKind.Text && token.Parts.Count > 0 && !token.IsAfterSpace && operand is NameNode)
        {
            // A tagged template.
            Position++;
            return new GroupNode(token.At, [operand, Text(token)]);
        }
        if (SpecialSuffix(operand) is { } special)
        {
            return special;
        }
        if (token.Kind != TokenKind.Symbol)
        {
            return null;
        }
        switch (token.Value)
        {
            case "." or "?.":
                Position++;
                return Member(operand, isOptional: token.Value == "?.");
            case "!" or "!!" when !token.IsOnNewLine && !token.IsAfterSpace:
                Position++;
                return operand;
            case "?" when !token.IsAfterSpace && Next.Is("[") && !Next.IsAfterSpace && HasOptionalIndexes:
                Position++;
                return operand;
            case "++" or "--" when !token.IsOnNewLine:
                Position++;
                return new UnaryNode(token.At, "++", operand);
            case "(":
                var types = At(Position - 1).Is(">") ? _types : [];
                return Call(operand, Arguments(), types);
            case "[":
                return Index(operand);
            case "<" when TakeTypes():
                return operand;
            default:
                return operand is NameNode or MemberNode && TrailingLambda() is { } lambda
                    ? Call(operand, [lambda])
                    : null;
        }
    }

    protected virtual bool HasOptionalIndexes => false;

    private Node Member(Node operand, bool isOptional)
    {
        var token = Current;
        if (token.Kind == TokenKind.Name)
        {
            Position++;
            return new MemberNode(token.At, operand, token.Value) { IsOptional = isOptional };
        }
        if (token.Is("(") || token.Is("["))
        {
            return operand;
        }
        if (token.Kind == TokenKind.Number)
        {
            // A part of a tuple: `pair.0`.
            Position++;
            return new IndexNode(token.At, operand, new LiteralNode(token.At, Number(token.Value)));
        }
        return new GroupNode(token.At, [operand]);
    }

    private IndexNode Index(Node operand)
    {
        var at = Current.At;
        var keys = Items("]");
        return new IndexNode(at, operand, keys.Count == 1 ? keys[0] : new GroupNode(at, keys));
    }

    /// <summary>The place of a call is that of the name that is called.</summary>
    protected Node Call(Node callee, IReadOnlyList<Argument> arguments, IReadOnlyList<string>? types = null)
    {
        var all = new List<Argument>(arguments);
        while (callee is not LiteralNode && TrailingLambda() is { } lambda)
        {
            all.Add(lambda);
        }
        return new CallNode(callee.At, callee, all) { Types = types ?? [] };
    }

    /// <summary>The types in the angle brackets that were read last.</summary>
    private IReadOnlyList<string> _types = [];

    private bool IsType(int index) => At(index - 1).Is("<") || At(index - 1).Is(",");

    private bool TakeTypes()
    {
        var start = Position;
        if (SkipAngles() && FollowsTypes(Current))
        {
            _types = [.. Enumerable.Range(start, Position - start).Where(IsType).Select(index => At(index).Value)];
            return true;
        }
        Position = start;
        return false;
    }

    protected IReadOnlyList<Argument> Arguments()
    {
        var end = End(Position);
        if (!Take("("))
        {
            return [];
        }
        var arguments = new List<Argument>();
        var outer = IsInCondition;
        IsInCondition = false;
        while (Position < end)
        {
            var start = Position;
            if (!Take(","))
            {
                arguments.Add(Argument());
            }
            if (Position == start)
            {
                Position++;
            }
        }
        IsInCondition = outer;
        Position = end;
        Take(")");
        return arguments;
    }

    private Argument Argument()
    {
        string? label = null;
        if (LabelSymbol is { } symbol && Current.Kind == TokenKind.Name && Next.Is(symbol))
        {
            label = Current.Value;
            Position += 2;
        }
        var value = Expression();
        return value is SpreadNode spread
            ? new Argument(label, spread.Value, IsSpread: true)
            : new Argument(label, value, IsSpread: false) { IsSure = At(Position - 1).Is("!") };
    }
}

using System.Collections.Frozen;
using System.Globalization;

namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>Expressions, from assignments down to calls.</summary>
internal abstract partial class Parser
{
    private static readonly FrozenDictionary<string, int> Binary = new Dictionary<string, int>
    {
        ["??"] = 1,
        ["?:"] = 1,
        ["||"] = 2,
        ["&&"] = 3,
        ["|"] = 4,
        ["^"] = 4,
        ["&"] = 4,
        ["=="] = 5,
        ["!="] = 5,
        ["==="] = 5,
        ["!=="] = 5,
        ["<"] = 6,
        [">"] = 6,
        ["<="] = 6,
        [">="] = 6,
        ["..<"] = 7,
        ["<<"] = 7,
        ["+"] = 8,
        ["-"] = 8,
        ["*"] = 9,
        ["/"] = 9,
        ["%"] = 9,
        ["~/"] = 9,
        ["**"] = 9,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Assignments = new[]
    {
        "=",
        "+=",
        "-=",
        "*=",
        "/=",
        "%=",
        "??=",
        "||=",
        "&&=",
        "|=",
        "&=",
    }.ToFrozenSet();

    /// <summary>Returns true if a token on a new line goes on with the expression of the line before.</summary>
    protected virtual bool GoesOn(Token token) => true;

    /// <summary>Gets whether <c>a ? b : c</c> is a choice.</summary>
    protected virtual bool HasChoices => true;

    /// <summary>
    /// Reads a form that only this language has at the beginning of an operand; null if there is none.
    /// </summary>
    protected abstract Node? SpecialOperand();

    /// <summary>Reads a form that only this language has behind an operand; null if there is none.</summary>
    protected virtual Node? SpecialSuffix(Node operand) => null;

    /// <summary>Reads a type after <c>as</c> or <c>:</c>, and returns the name that it begins with.</summary>
    protected abstract string? Type();

    public Node Expression()
    {
        var at = Current.At;
        if (IsTooDeep())
        {
            return new GroupNode(at, []);
        }
        _depth++;
        var expression = Assignment(at);
        _depth--;
        return expression;
    }

    private Node Assignment(int at)
    {
        var left = Choice();
        if (Current.Kind != TokenKind.Symbol || !Assignments.Contains(Current.Value) || !IsHere(Current))
        {
            return left;
        }
        var op = At(Position++).Value;
        return new AssignNode(at, left, op, Expression());
    }

    private Node Choice()
    {
        var test = Operation(1);
        if (!HasChoices || !Current.Is("?") || !IsHere(Current))
        {
            return test;
        }
        var at = At(Position++).At;
        var then = Expression();
        if (!Take(":"))
        {
            return new GroupNode(at, [test, then]);
        }
        return new BranchNode(at, test, then, Expression());
    }

    protected Node Operation(int level)
    {
        var left = Unary();
        while (true)
        {
            var token = Current;
            if (!IsHere(token))
            {
                return left;
            }
            if (token.Kind == TokenKind.Name && NamedOperation(left, level) is { } named)
            {
                left = named;
                continue;
            }
            if (token.Kind != TokenKind.Symbol || !Binary.TryGetValue(token.Value, out var strength))
            {
                return left;
            }
            if (strength < level)
            {
                return left;
            }
            Position++;
            while (token.Value == ">" && Current.Is(">"))
            {
                Position++;
            }
            left = new BinaryNode(token.At, token.Value, left, Operation(strength + 1));
        }
    }

    /// <summary>Reads an operator that is a word; null if there is none.</summary>
    protected virtual Node? NamedOperation(Node left, int level)
    {
        var token = Current;
        switch (token.Value)
        {
            case "as" or "satisfies" when !token.IsOnNewLine:
                Position++;
                _ = Take("?") || Take("!");
                Type();
                return left;
            case "is" when !token.IsOnNewLine && level <= 6:
                Position++;
                var isNot = Take("!");
                return new TypeTestNode(token.At, left, TypePath(), isNot);
            case "in" or "instanceof" when level <= 6:
                Position++;
                return new BinaryNode(token.At, token.Value, left, Operation(7));
            default:
                return null;
        }
    }

    /// <summary>Reads a type, and gets the names in it that dots join.</summary>
    private List<string> TypePath()
    {
        var names = new List<string>();
        for (var index = Position; At(index).Kind == TokenKind.Name; index += 2)
        {
            names.Add(At(index).Value);
            if (!At(index + 1).Is("."))
            {
                break;
            }
        }
        Type();
        return names;
    }

    private Node Unary()
    {
        var token = Current;
        if (token.Kind == TokenKind.Symbol && token.Value is "!" or "-" or "+" or "~" or "++" or "--" or "&")
        {
            Position++;
            return new UnaryNode(token.At, token.Value is "--" ? "++" : token.Value, Inside(Unary));
        }
        if (token.Kind == TokenKind.Symbol && token.Value is "..." or "...?" or "*")
        {
            Position++;
            return new SpreadNode(token.At, Inside(Expression));
        }
        if (token.Kind == TokenKind.Name && IsPrefix(token))
        {
            Position++;
            _ = !Current.IsAfterSpace && (Take("?") || Take("!"));
            return token.Value is "await" or "try" or "new" or "const"
                ? Inside(Unary)
                : new UnaryNode(token.At, token.Value, Inside(Unary));
        }
        return Suffixes(SpecialOperand() ?? Operand());
    }

    /// <summary>Returns true if a name is an operator before an operand.</summary>
    protected virtual bool IsPrefix(Token token) => false;

    private Node Inside(Func<Node> read)
    {
        if (IsTooDeep())
        {
            return new GroupNode(Current.At, []);
        }
        _depth++;
        var operand = read();
        _depth--;
        return operand;
    }

    private Node Operand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                Position++;
                return Name(token);
            case TokenKind.Number:
                Position++;
                return new LiteralNode(token.At, Number(token.Value));
            case TokenKind.Text:
                Position++;
                return Text(token);
            case TokenKind.Markup:
                Position++;
                return Markup(token.Element!);
            case TokenKind.Symbol when token.Value == "(":
                return Parenthesis();
            case TokenKind.Symbol when token.Value == "[":
                return List();
            case TokenKind.Symbol when token.Value is ")" or "]" or "}" or "," or ";" or ":":
                return new GroupNode(token.At, []);
            case TokenKind.End:
                return new GroupNode(token.At, []);
            default:
                Position++;
                return new GroupNode(token.At, []);
        }
    }

    private static Node Name(Token token) =>
        token.Value switch
        {
            "true" => new LiteralNode(token.At, true),
            "false" => new LiteralNode(token.At, false),
            "null" or "nil" => new LiteralNode(token.At, null),
            "undefined" => new LiteralNode(token.At, null) { IsUndefined = true },
            _ => new NameNode(token.At, token.Value),
        };

    private static object? Number(string digits)
    {
        var plain = digits.Replace("_", "", StringComparison.Ordinal).TrimEnd('n', 'L', 'f');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }

    protected Node Text(Token token)
    {
        if (token.Parts.Count == 0)
        {
            return new LiteralNode(token.At, token.Value);
        }
        var parts = new List<Node>();
        foreach (var part in token.Parts)
        {
            parts.Add(part.Code is { } code ? Inner(code).Expression() : new LiteralNode(token.At, part.Literal));
        }
        return new TextNode(token.At, parts);
    }

    private MarkupNode Markup(MarkupElement element)
    {
        var entries = new List<Entry>();
        foreach (var attribute in element.Attributes)
        {
            Node value = attribute.Code is { } code
                ? Inner(code).Expression()
                : new LiteralNode(element.At, attribute.Text ?? (object)true);
            if (value is SpreadNode spread)
            {
                entries.Add(new Entry(null, spread.Value));
                continue;
            }
            entries.Add(new Entry(new LiteralNode(element.At, attribute.Name), value));
        }
        var children = new List<Node>();
        foreach (var child in element.Children)
        {
            children.Add(Inner(child).Expression());
        }
        return new MarkupNode(element.At, element.Tag, new ObjectNode(element.At, entries), children);
    }

    /// <summary>Reads one expression in parentheses, or several, which have no value together.</summary>
    protected Node Parenthesis()
    {
        var at = Current.At;
        if (HasTuples && IsLabelled())
        {
            return LabelledTuple();
        }
        var parts = Items(")");
        if (parts.Count == 1)
        {
            return parts[0];
        }
        return HasTuples ? new ListNode(at, parts) : new GroupNode(at, parts);
    }

    /// <summary>Returns true if a part of the parentheses has a label.</summary>
    private bool IsLabelled()
    {
        var (start, end) = (Position, End(Position));
        var isLabelled = false;
        for (Position++; Position < end && !isLabelled; Skip())
        {
            var isFirst = Position == start + 1 || At(Position - 1).Is(",");
            isLabelled = isFirst && Current.Kind == TokenKind.Name && Next.Is(":");
        }
        Position = start;
        return isLabelled;
    }

    /// <summary>Gets whether several expressions in parentheses are a value.</summary>
    protected virtual bool HasTuples => false;

    protected virtual Node List()
    {
        var at = Current.At;
        return new ListNode(at, Items("]"));
    }

    /// <summary>Reads expressions between the current bracket and its end.</summary>
    protected List<Node> Items(string closing)
    {
        var end = End(Position++);
        var items = new List<Node>();
        var outer = IsInCondition;
        IsInCondition = false;
        while (Position < end)
        {
            var start = Position;
            if (!Take(","))
            {
                items.Add(Item());
            }
            if (Position == start)
            {
                Position++;
            }
        }
        IsInCondition = outer;
        Position = end;
        Take(closing);
        return items;
    }

    /// <summary>Reads an item of a list.</summary>
    protected virtual Node Item() => Expression();

    private bool IsHere(Token token) => !token.IsOnNewLine || GoesOn(token);
}

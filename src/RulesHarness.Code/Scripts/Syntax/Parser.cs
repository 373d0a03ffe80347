using System.Runtime.CompilerServices;

namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>
/// The common part of the parsers of all languages: tokens, expressions, lists of arguments. A parser accepts every
/// text. What it doesn't understand becomes a group of the parts that it does.
/// </summary>
internal abstract partial class Parser
{
    private const int MaxDepth = 500;

    private readonly IReadOnlyList<Token> _tokens;
    private readonly int[] _partners;
    private int _depth;

    protected Parser(IReadOnlyList<Token> tokens)
    {
        _tokens = tokens;
        _partners = Partners(tokens);
    }

    /// <summary>Gets or sets the index of the current token. A parser that tries a form goes back by it.</summary>
    protected int Position { get; set; }

    protected Token Current => At(Position);

    protected Token Next => At(Position + 1);

    /// <summary>Makes a parser of the same language for an expression inside a text or an element.</summary>
    protected abstract Parser Inner(IReadOnlyList<Token> tokens);

    protected abstract Node Statement();

    /// <summary>Gets or sets whether braces begin the body of a statement, and not a lambda behind a call.</summary>
    protected bool IsInCondition { get; set; }

    protected Token At(int index) => _tokens[Math.Clamp(index, 0, _tokens.Count - 1)];

    public BlockNode Program() => new(0, Statements());

    protected List<Node> Statements()
    {
        var statements = new List<Node>();
        while (Current.Kind != TokenKind.End && !Current.Is("}"))
        {
            Add(statements);
        }
        if (Current.Is("}") && Position < _tokens.Count - 1 && _partners[Position] < 0)
        {
            Position++;
            statements.AddRange(Statements());
        }
        return statements;
    }

    /// <summary>Reads a statement and adds it. Something is read in any case.</summary>
    protected void Add(List<Node> statements)
    {
        var start = Position;
        if (IsTooDeep())
        {
            return;
        }
        _depth++;
        statements.Add(Statement());
        _depth--;
        if (Position == start)
        {
            Position++;
        }
    }

    /// <summary>Reads statements in braces; without braces it is one statement.</summary>
    protected Node Body()
    {
        if (Current.Is("{"))
        {
            return Block();
        }
        var statements = new List<Node>();
        var at = Current.At;
        if (Current.Kind != TokenKind.End && !Current.Is("}"))
        {
            Add(statements);
        }
        return new BlockNode(at, statements);
    }

    protected BlockNode Block()
    {
        var at = Current.At;
        if (!Take("{"))
        {
            return new BlockNode(at, []);
        }
        var end = End(Position - 1);
        var statements = new List<Node>();
        while (Position < end)
        {
            Add(statements);
        }
        Position = end;
        Take("}");
        return new BlockNode(at, statements);
    }

    protected bool Take(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }
        Position++;
        return true;
    }

    protected bool TakeName(string name)
    {
        if (!Current.IsName(name))
        {
            return false;
        }
        Position++;
        return true;
    }

    protected string? TakeAnyName()
    {
        if (Current.Kind != TokenKind.Name)
        {
            return null;
        }
        return At(Position++).Value;
    }

    /// <summary>Returns true, and passes over the rest, if no program is nested as deeply as this text.</summary>
    private bool IsTooDeep()
    {
        if (_depth < MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }
        Position = _tokens.Count - 1;
        return true;
    }

    /// <summary>Passes over a token, or over everything between brackets.</summary>
    protected void Skip() => Position = Partner(Position) is var partner and >= 0 ? partner + 1 : Position + 1;

    /// <summary>Gets the index of the bracket that closes the one at an index; -1 if there is none.</summary>
    protected int Partner(int index) => index < _partners.Length && _partners[index] > index ? _partners[index] : -1;

    /// <summary>Gets the index of the bracket that closes the one at an index, or of the last token.</summary>
    protected int End(int index) => Partner(index) is var partner and >= 0 ? partner : _tokens.Count - 1;

    /// <summary>
    /// Passes over what stands between angle brackets. Returns false, and passes over nothing, if it can't be a list of
    /// types.
    /// </summary>
    protected bool SkipAngles()
    {
        var start = Position;
        if (!Take("<"))
        {
            return false;
        }
        var depth = 1;
        while (depth > 0)
        {
            if (Current.Kind is TokenKind.End or TokenKind.Markup || IsNoPartOfTypes(Current))
            {
                Position = start;
                return false;
            }
            depth += Current.Value switch
            {
                "<" when Current.Kind == TokenKind.Symbol => 1,
                ">" when Current.Kind == TokenKind.Symbol => -1,
                _ => 0,
            };
            Skip();
        }
        return true;
    }

    private static bool IsNoPartOfTypes(Token token) =>
        token.Kind == TokenKind.Symbol
        && token.Value
            is ";"
                or ")"
                or "}"
                or "]"
                or "&&"
                or "||"
                or "+"
                or "=="
                or "==="
                or "!="
                or "!=="
                or "+="
                or "<="
                or ">=";

    private static int[] Partners(IReadOnlyList<Token> tokens)
    {
        var partners = new int[tokens.Count];
        Array.Fill(partners, -1);
        var open = new List<int>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind != TokenKind.Symbol)
            {
                continue;
            }
            var value = tokens[index].Value;
            if (value is "(" or "[" or "{")
            {
                open.Add(index);
            }
            else if (value is ")" or "]" or "}")
            {
                Close(tokens, partners, open, index);
            }
        }
        return partners;
    }

    /// <summary>
    /// Pairs a closing bracket with the last opening one of its kind. Those in between stay without one.
    /// </summary>
    private static void Close(IReadOnlyList<Token> tokens, int[] partners, List<int> open, int index)
    {
        var opening = tokens[index].Value switch
        {
            ")" => "(",
            "]" => "[",
            _ => "{",
        };
        // A missing bracket must not cost more than its surroundings.
        for (var last = open.Count - 1; last >= Math.Max(0, open.Count - 4); last--)
        {
            if (tokens[open[last]].Value == opening)
            {
                partners[index] = open[last];
                partners[open[last]] = index;
                open.RemoveRange(last, open.Count - last);
                return;
            }
        }
    }

    /// <summary>
    /// Reads the rest of the header <c>i = 0; i &lt; list.length; i++</c>: the loop goes through the places of the
    /// list. Another counter can be any number.
    /// </summary>
    protected (Node? Variable, Node Source) Counted(Node declared, int end)
    {
        var first = declared is GroupNode { Parts: [var head, ..] } ? head : declared;
        if (first is not DeclareNode { Target: NameNode counter } start)
        {
            return (null, declared);
        }
        var isAlone = declared is not GroupNode { Parts.Count: > 1 };
        var isFromStart = isAlone && start.Value is LiteralNode { Value: 0.0 };
        Take(";");
        if (isFromStart && Current.IsName(counter.Id) && Next.Is("<"))
        {
            Position += 2;
            var bound = Expression();
            var isStep =
                Take(";")
                && Expression() is UnaryNode { Operator: "++", Operand: NameNode stepped }
                && stepped.Id == counter.Id;
            if (isStep && Position == end && bound is MemberNode { Id: "length" } list)
            {
                return (counter, new IndexesNode(counter.At, list.Target));
            }
        }
        return (counter, declared);
    }
}

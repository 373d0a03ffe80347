using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Lambdas, collections and cascades.</summary>
internal sealed partial class DartParser
{
    private bool _isInCascade;

    protected override Node? SpecialOperand()
    {
        var token = Current;
        if (token.Is("("))
        {
            return Lambda();
        }
        if (token.Is("<") && SkipAngles())
        {
            return Current.Is("(") ? Lambda() : SpecialOperand();
        }
        if (token.Is("{"))
        {
            return Entries();
        }
        if (token.Kind == TokenKind.Text && Next.Kind == TokenKind.Text)
        {
            var parts = new List<Node>();
            while (Current.Kind == TokenKind.Text)
            {
                parts.Add(Text(At(Position++)));
            }
            return new TextNode(token.At, parts);
        }
        return token.IsName("switch") && Next.Is("(") ? Switch() : null;
    }

    /// <summary>Reads a lambda; reads nothing, and returns null, if it is none.</summary>
    private FunctionNode? Lambda()
    {
        var behind = At(End(Position) + 1);
        var isLambda = behind.Is("=>") || behind.Is("{") || behind.IsName("async") || behind.IsName("sync");
        if (!isLambda)
        {
            return null;
        }
        var at = Current.At;
        var parameters = Parameters();
        var isGenerator = IsGenerator();
        var body = Take("=>") ? Expression() : Block();
        return new FunctionNode(at, null, parameters, body) { SharesSelf = true, IsGenerator = isGenerator };
    }

    private ObjectNode Entries() => Entries("}", _ => OneEntry());

    private Entry OneEntry()
    {
        if (Current.IsName("if") && Next.Is("("))
        {
            Position++;
            Skip();
        }
        var key = Expression();
        if (key is SpreadNode spread)
        {
            return new Entry(null, spread.Value);
        }
        return Take(":") ? new Entry(key, Expression()) : new Entry(new LiteralNode(key.At, "?"), key);
    }

    /// <summary>Reads an item of a list, which can have a condition or be one of many.</summary>
    protected override Node Item()
    {
        var at = Current.At;
        if (Current.IsName("if") && Next.Is("("))
        {
            Position++;
            var test = Parenthesis();
            var then = Item();
            Node otherwise = TakeName("else") ? Item() : new AbsentNode(at);
            return then is SpreadNode || otherwise is SpreadNode
                ? new SpreadNode(at, new BranchNode(at, test, Listed(then), Listed(otherwise)))
                : new BranchNode(at, test, then, otherwise);
        }
        if (Current.IsName("for") && Next.Is("("))
        {
            Position++;
            var (variable, source) = Header();
            var parameter = new Parameter(variable ?? new GroupNode(at, []), null, null, null);
            var lambda = new FunctionNode(at, null, [parameter], Item()) { SharesSelf = true };
            var map = new MemberNode(at, source ?? new GroupNode(at, []), "map");
            return new SpreadNode(at, new CallNode(at, map, [new Argument(null, lambda, IsSpread: false)]));
        }
        return Expression();
    }

    private static Node Listed(Node item) =>
        item switch
        {
            SpreadNode spread => spread.Value,
            AbsentNode => new ListNode(item.At, []),
            _ => new ListNode(item.At, [item]),
        };

    protected override Node? SpecialSuffix(Node operand)
    {
        if ((!Current.Is("..") && !Current.Is("?..")) || _isInCascade)
        {
            return null;
        }
        var at = Current.At;
        var sections = new List<Node>();
        while (Take("..") || Take("?.."))
        {
            _isInCascade = true;
            sections.Add(Section());
            _isInCascade = false;
        }
        return new CascadeNode(at, operand, sections);
    }

    private Node Section()
    {
        var token = Current;
        Node target = new CascadeTargetNode(token.At);
        if (token.Kind == TokenKind.Name)
        {
            Position++;
            target = new MemberNode(token.At, target, token.Value);
        }
        var section = Suffixes(target);
        if (Current.Is("=") || Current.Is("+="))
        {
            var op = At(Position++).Value;
            return new AssignNode(token.At, section, op, Expression());
        }
        return section;
    }
}

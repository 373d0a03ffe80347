using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>Choices and patterns.</summary>
internal sealed partial class SwiftParser
{
    /// <summary>Reads a pattern: a case of an enumeration, a constant, or another one.</summary>
    private Node Pattern()
    {
        var start = Position;
        if (CasePattern() is { } pattern)
        {
            return pattern;
        }
        Position = start;
        if (Current.Kind is TokenKind.Text or TokenKind.Number)
        {
            var constant = Expression();
            if (constant is LiteralNode && IsEndOfPattern())
            {
                return constant;
            }
        }
        Position = start;
        return OtherPattern();
    }

    private bool IsEndOfPattern() =>
        Current.Is("=")
        || Current.Is(":")
        || Current.Is("{")
        || Current.Is(",")
        || Current.IsName("where")
        || Current.IsName("in");

    /// <summary>
    /// Reads <c>.name</c>, <c>let .name(a, b)</c> or <c>Type.name(let a, _)</c>; null if it is another one.
    /// </summary>
    private CasePatternNode? CasePattern()
    {
        var isBound = TakeName("let") || TakeName("var");
        while (Current.Kind == TokenKind.Name && Next.Is("."))
        {
            Position++;
        }
        if (!Current.Is(".") || Next.Kind != TokenKind.Name)
        {
            return null;
        }
        var name = At(Position + 1);
        Position += 2;
        var targets = Current.Is("(") ? HeldNames(isBound) : [];
        return targets is not null && IsEndOfPattern() ? new CasePatternNode(name.At, name.Value, targets) : null;
    }

    /// <summary>Reads the names for the values of a case; null if one of them is a pattern itself.</summary>
    private List<Node?>? HeldNames(bool isBound)
    {
        var end = End(Position++);
        var targets = new List<Node?>();
        while (Position < end)
        {
            if (Current.Kind == TokenKind.Name && Next.Is(":"))
            {
                Position += 2;
            }
            var isDeclared = TakeName("let") || TakeName("var") || isBound;
            if (Current.Kind != TokenKind.Name || !(isDeclared || Current.Value == "_"))
            {
                return null;
            }
            targets.Add(Current.Value == "_" ? null : new NameNode(Current.At, Current.Value));
            Position++;
            if (Position < end && !Take(","))
            {
                return null;
            }
        }
        Take(")");
        return targets;
    }

    /// <summary>Reads a pattern. The names that it declares get no value that is known.</summary>
    private GroupNode OtherPattern()
    {
        var at = Current.At;
        var names = new List<Node>();
        while (
            Current.Kind != TokenKind.End
            && !Current.Is("=")
            && !Current.Is(":")
            && !Current.Is("{")
            && !Current.Is("}")
            && !Current.Is(",")
            && !Current.IsName("where")
            && !Current.IsName("in")
        )
        {
            var isTuple = Current.Is("(");
            var end = isTuple ? End(Position) : Position;
            for (; Position <= end; Position++)
            {
                var isBound = Current.Kind == TokenKind.Name && (At(Position - 1).IsName("let") || isTuple);
                if (isBound && Current.Value is not ("let" or "var" or "_"))
                {
                    names.Add(
                        new DeclareNode(
                            Current.At,
                            new NameNode(Current.At, Current.Value),
                            null,
                            new GroupNode(at, [])
                        )
                    );
                }
            }
        }
        return new GroupNode(at, names);
    }

    private SwitchNode Switch()
    {
        var at = At(Position++).At;
        var outer = IsInCondition;
        IsInCondition = true;
        var subject = Expression();
        IsInCondition = outer;
        var end = End(Position);
        Take("{");
        var arms = new List<Arm>();
        while (Position < end)
        {
            var start = Position;
            arms.Add(Arm(end));
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take("}");
        // A switch names all values, or has a default.
        return new SwitchNode(at, subject, arms, isComplete: arms.Count > 0);
    }

    private Arm Arm(int end)
    {
        var tests = new List<Node>();
        if (Take("@"))
        {
            Position++;
        }
        if (!TakeName("default") && TakeName("case"))
        {
            while (Position < end && !Current.Is(":"))
            {
                var start = Position;
                tests.Add(Pattern());
                if (TakeName("where"))
                {
                    Expression();
                }
                if (Position == start)
                {
                    Position++;
                }
            }
        }
        Take(":");
        var statements = new List<Node>();
        var from = Current.At;
        var fallsThrough = false;
        while (
            Position < end
            && !Current.IsName("case")
            && !(Current.IsName("default") && Next.Is(":"))
            && !IsUnknownCase()
        )
        {
            if (TakeName("fallthrough"))
            {
                fallsThrough = true;
                Take(";");
                continue;
            }
            Add(statements);
        }
        return new Arm(tests, new BlockNode(from, statements), fallsThrough);
    }

    private bool IsUnknownCase() => Current.Is("@") && Next.IsName("unknown");
}

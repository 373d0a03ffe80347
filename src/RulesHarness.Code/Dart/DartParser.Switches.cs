using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Choices between several arms, as statements and as expressions.</summary>
internal sealed partial class DartParser
{
    private SwitchNode Switch()
    {
        var at = At(Position++).At;
        var subject = Parenthesis();
        var end = End(Position);
        Take("{");
        var isStatement = Current.IsName("case") || Current.IsName("default");
        var arms = new List<Arm>();
        var isComplete = false;
        while (Position < end)
        {
            var start = Position;
            arms.Add(isStatement ? Labelled(end, ref isComplete) : Arrow());
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take("}");
        // A switch over an enumeration names all of its cases.
        isComplete |= arms.Count > 1 && arms.TrueForAll(NamesCases);
        return new SwitchNode(at, subject, arms, isComplete || !isStatement);
    }

    private static bool NamesCases(Arm arm) => arm.Tests.All(test => test is MemberNode);

    private Arm Labelled(int end, ref bool isComplete)
    {
        var tests = new List<Node>();
        while (Current.IsName("case") || Current.IsName("default"))
        {
            if (At(Position++).Value == "case")
            {
                tests.Add((Node?)ObjectPattern() ?? Expression());
                while (Position < end && !Current.Is(":"))
                {
                    Skip();
                }
            }
            else
            {
                isComplete = true;
            }
            Take(":");
        }
        var statements = new List<Node>();
        var from = Current.At;
        while (Position < end && !Current.IsName("case") && !(Current.IsName("default") && Next.Is(":")))
        {
            Add(statements);
        }
        return new Arm(tests, new BlockNode(from, statements), FallsThrough: false);
    }

    private Arm Arrow()
    {
        var tests = Tests();
        Take("=>");
        var value = Expression();
        Take(",");
        return new Arm(tests, value, FallsThrough: false);
    }

    /// <summary>Reads the constants in front of an arrow. No test stands for all other values.</summary>
    private List<Node> Tests()
    {
        if (Current.IsName("_") && Next.Is("=>"))
        {
            Position++;
            return [];
        }
        var start = Position;
        if (ObjectPattern() is { } pattern && Current.Is("=>"))
        {
            return [pattern];
        }
        Position = start;
        var tests = new List<Node>();
        do
        {
            tests.Add(Operation(3));
        } while (Take("||"));
        if (Current.Is("=>") && tests.TrueForAll(test => test is LiteralNode or MemberNode))
        {
            return tests;
        }
        Position = start;
        var at = Current.At;
        while (!Current.Is("=>") && !Current.Is("}") && Current.Kind != TokenKind.End)
        {
            Skip();
        }
        return [new GroupNode(at, [])];
    }
}

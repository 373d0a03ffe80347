using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>Properties, with the functions that get them and that run when they change.</summary>
internal sealed partial class SwiftParser
{
    private Node Variables(bool isStatic, List<Node> annotations)
    {
        var at = At(Position++).At;
        var declared = new List<Node>();
        do
        {
            declared.Add(Variable(isStatic, annotations));
        } while (Take(",") && (Current.Kind == TokenKind.Name || Current.Is("(")));
        return declared.Count == 1 ? declared[0] : new GroupNode(at, declared);
    }

    private Node Variable(bool isStatic, List<Node> annotations)
    {
        var name = Current;
        if (name.Is("("))
        {
            var names = Tuple();
            var all = Take("=") ? Expression() : null;
            return new DeclareNode(name.At, names, null, all);
        }
        Position++;
        var isTyped = Take(":");
        var labels = isTyped ? TupleLabels() : [];
        var type = isTyped ? Type() : null;
        var isOptional = isTyped && At(Position - 1).Is("?");
        var value = Take("=") ? Expression() : null;
        var observers = new List<Node>();
        if (
            Current.Is("{")
            && !Current.IsOnNewLine
            && !IsInCondition
            && Accessors(name, isStatic, observers) is { } getter
        )
        {
            var property = new FunctionNode(name.At, name.Value, [], getter)
            {
                IsGetter = true,
                IsStatic = isStatic,
                ReturnType = type,
                ReturnLabels = labels,
                ReturnsLast = getter.Statements.Count == 1,
            };
            return observers.Count == 0 ? property : new GroupNode(name.At, [property, .. observers]);
        }
        var declared = new DeclareNode(name.At, new NameNode(name.At, name.Value), type, value)
        {
            IsStatic = isStatic,
            IsOptional = isOptional,
            Annotations = annotations,
        };
        return observers.Count == 0 ? declared : new GroupNode(name.At, [declared, .. observers]);
    }

    /// <summary>
    /// Reads the block behind a property: gets the getter, and adds the functions that run on a change.
    /// </summary>
    private BlockNode? Accessors(Token property, bool isStatic, List<Node> observers)
    {
        if (!IsAccessor(Next))
        {
            return Block();
        }
        var end = End(Position++);
        BlockNode? getter = null;
        while (Position < end)
        {
            if (!IsAccessor(Current))
            {
                Skip();
                continue;
            }
            var kind = At(Position++);
            var given = kind.Value == "didSet" ? "oldValue" : "newValue";
            given = Current.Is("(") && Next.Kind == TokenKind.Name ? Next.Value : given;
            while (Position < end && !Current.Is("{") && !IsAccessor(Current))
            {
                Skip();
            }
            if (!Current.Is("{"))
            {
                continue;
            }
            var body = Block();
            if (kind.Value == "get")
            {
                getter = body;
                continue;
            }
            var parameter = new Parameter(new NameNode(kind.At, given), null, null, null);
            observers.Add(
                new FunctionNode(kind.At, $"{kind.Value} {property.Value}", [parameter], body) { IsStatic = isStatic }
            );
        }
        Position = end;
        Take("}");
        return getter;
    }

    private static bool IsAccessor(Token token) =>
        token.Kind == TokenKind.Name && token.Value is "get" or "set" or "didSet" or "willSet";

    /// <summary>The labels of the tuple that the function which was read last returns.</summary>
    private IReadOnlyList<string> _returned = [];

    /// <summary>Gets the labels of a type such as <c>(field: String, descending: Bool)</c>, which comes next.</summary>
    private List<string> TupleLabels()
    {
        var labels = new List<string>();
        for (var (index, end) = (Position + 1, Current.Is("(") ? End(Position) : 0); index < end; index++)
        {
            var isFirst = index == Position + 1 || At(index - 1).Is(",");
            if (isFirst && At(index).Kind == TokenKind.Name && At(index + 1).Is(":"))
            {
                labels.Add(At(index).Value);
            }
        }
        return labels;
    }
}

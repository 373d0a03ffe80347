using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Kotlin;

/// <summary>Properties, with the functions that get and set them.</summary>
internal sealed partial class KotlinParser
{
    /// <summary>Reads a property. One with a getter is a function.</summary>
    private Node Variable()
    {
        Position++;
        SkipAngles();
        if (Current.Is("("))
        {
            var pattern = Pattern();
            var parts = Take("=") ? Expression() : null;
            return new DeclareNode(pattern.At, pattern, null, parts);
        }
        var (name, receiver) = Name();
        var type = Take(":") ? Type() : null;
        var isOptional = type is not null && At(Position - 1).Is("?");
        Node? value = null;
        if (Take("="))
        {
            value = Expression();
        }
        else if (TakeName("by"))
        {
            value = Expression();
        }
        var (getter, setter) = Accessors(name.Value);
        Node property = getter is not null
            ? new FunctionNode(name.At, name.Value, [], getter)
            {
                IsGetter = true,
                Receiver = receiver,
                ReturnType = type,
            }
            : new DeclareNode(name.At, new NameNode(name.At, name.Value), type, value) { IsOptional = isOptional };
        return setter is null || receiver is not null ? property : new GroupNode(name.At, [property, setter]);
    }

    private (Node? Getter, FunctionNode? Setter) Accessors(string name)
    {
        Node? getter = null;
        FunctionNode? setter = null;
        while (IsAccessor())
        {
            while (Current.Kind == TokenKind.Name && Current.Value is not ("get" or "set"))
            {
                Position++;
            }
            var token = At(Position++);
            var parameters = Current.Is("(") ? Parameters() : [];
            if (Take(":"))
            {
                Type();
            }
            var body = FunctionBody();
            if (token.Value == "get")
            {
                getter = body;
            }
            else if (body is not null)
            {
                setter = new FunctionNode(token.At, $"set {name}", parameters, body);
            }
        }
        return (getter, setter);
    }

    private bool IsAccessor()
    {
        var index = At(Position).IsName("private") || At(Position).IsName("internal") ? Position + 1 : Position;
        return At(index).Kind == TokenKind.Name
            && At(index).Value is "get" or "set"
            && (At(index + 1).Is("(") || (index > Position && At(index).Value == "set"));
    }
}

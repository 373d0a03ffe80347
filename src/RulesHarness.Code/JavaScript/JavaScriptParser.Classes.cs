using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Classes and enumerations.</summary>
internal sealed partial class JavaScriptParser
{
    private ClassNode Class()
    {
        var isAbstract = TakeName("abstract");
        var at = At(Position++).At;
        var name = Current.IsName("extends") ? null : TakeAnyName();
        SkipAngles();
        var bases = new List<string>();
        while (!Current.Is("{") && Current.Kind != TokenKind.End && !Current.Is(";"))
        {
            if (Current.Kind == TokenKind.Name && Current.Value is not ("extends" or "implements"))
            {
                bases.Add(QualifiedName());
                continue;
            }
            Skip();
        }
        var end = End(Position);
        var members = new List<Node>();
        Take("{");
        while (Position < end)
        {
            var start = Position;
            if (!Take(";") && Member() is { } member)
            {
                members.Add(member);
            }
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take("}");
        return new ClassNode(at, name, bases, members) { IsAbstract = isAbstract };
    }

    private Node? Member()
    {
        while (Current.Is("@"))
        {
            Decorator();
        }
        var isStatic = false;
        while (
            Current.Kind == TokenKind.Name
            && Modifiers.Contains(Current.Value)
            && !Next.Is("(")
            && !Next.Is("=")
            && !Next.Is(":")
            && !Next.Is(";")
            && !Next.Is("?")
        )
        {
            isStatic |= At(Position++).Value == "static";
        }
        if (isStatic && Current.Is("{"))
        {
            return new FunctionNode(Current.At, "static {}", [], Block()) { IsStatic = true };
        }
        var accessor = "";
        if (Current.Kind == TokenKind.Name && Current.Value is "get" or "set" && IsMemberName(Next))
        {
            accessor = At(Position++).Value;
        }
        var isGenerator = Take("*");
        var token = Current;
        var key = Key();
        var name = (key as LiteralNode)?.Value as string;
        var canBeOmitted = Take("?");
        Take("!");
        if (Current.Is("(") || Current.Is("<"))
        {
            var method = Rest(token.At, name);
            return new FunctionNode(token.At, accessor == "set" ? $"set {name}" : name, method.Parameters, method.Body)
            {
                IsGetter = accessor == "get",
                IsGenerator = isGenerator,
                IsStatic = isStatic,
                IsConstructor = name == "constructor",
                ReturnType = method.ReturnType,
            };
        }
        return Field(token, name, isStatic, canBeOmitted);
    }

    private DeclareNode Field(Token token, string? name, bool isStatic, bool canBeOmitted)
    {
        var type = Take(":") ? Type() : null;
        var isOptional = canBeOmitted || (type is not null && IsNothing(At(Position - 1)));
        var value = Take("=") ? Expression() : null;
        Take(";");
        return new DeclareNode(token.At, new NameNode(token.At, name ?? ""), type, value)
        {
            IsStatic = isStatic,
            IsOptional = isOptional,
        };
    }

    /// <summary>Returns true for the end of a type that allows a value to be missing.</summary>
    private static bool IsNothing(Token token) => token.Value is "null" or "undefined";

    private static bool IsMemberName(Token token) =>
        token.Kind is TokenKind.Name or TokenKind.Text && !token.IsOnNewLine || token.Is("[");

    private ClassNode Enumeration(int at)
    {
        var name = TakeAnyName();
        var end = End(Position);
        Take("{");
        var cases = new List<Node>();
        while (Position < end)
        {
            var token = At(Position++);
            if (token.Kind is TokenKind.Name or TokenKind.Text)
            {
                var raw = Take("=") ? Expression() : null;
                cases.Add(
                    new DeclareNode(token.At, new NameNode(token.At, token.Value), null, raw) { IsStatic = true }
                );
            }
        }
        Position = end;
        Take("}");
        return new ClassNode(at, name, [], cases);
    }
}

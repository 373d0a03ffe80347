using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Variables, functions and constructors.</summary>
internal sealed partial class DartParser
{
    /// <summary>
    /// Reads a variable or a function, which begins with its type. Reads nothing, and returns null, if it is an
    /// expression. <paramref name="owner"/> is the class that it is a member of.
    /// </summary>
    private Node? Declaration(string? owner)
    {
        var start = Position;
        var isStatic = false;
        var hasModifier = false;
        while (
            Current.Kind == TokenKind.Name
            && Modifiers.Contains(Current.Value)
            && !Next.Is("=")
            && (!Next.Is("[") || Current.Value is "final" or "var")
        )
        {
            isStatic |= At(Position++).Value == "static";
            hasModifier = true;
        }
        if (owner is null && At(Position - 1).Value is "final" or "var" && Pattern() is { } pattern)
        {
            return pattern;
        }
        if (owner is not null && Constructor(owner) is { } constructor)
        {
            return constructor;
        }
        // Before the name of a setter stands no type.
        var isSetter = Current.IsName("set") && Next.Kind == TokenKind.Name && At(Position + 2).Is("(");
        var type = isSetter ? null : TypeBeforeName();
        if (Current.Kind == TokenKind.Name && Current.Value is "get" or "set" && Next.Kind == TokenKind.Name)
        {
            var isGetter = At(Position++).Value == "get";
            return Accessor(type, isStatic, isGetter);
        }
        if (owner is not null && Current.IsName("operator") && Next.Kind == TokenKind.Symbol && !Next.Is("="))
        {
            return Operator(type);
        }
        var name = Current;
        if (name.Kind != TokenKind.Name || NoTypes.Contains(name.Value))
        {
            return Undo(start);
        }
        Position++;
        SkipAngles();
        if (Current.Is("(") && IsFunction(type is not null || owner is not null))
        {
            return Function(name, type, isStatic);
        }
        var isVariable = Current.Is("=") || Current.Is(";") || Current.Is(",") || Current.Is("}");
        return (type is not null || hasModifier) && isVariable ? Variables(name, type, isStatic) : Undo(start);
    }

    private Node? Undo(int start)
    {
        Position = start;
        return null;
    }

    /// <summary>
    /// Reads <c>(a, b) = value</c> and its like behind <c>final</c>; reads nothing, and returns null, if it is none.
    /// </summary>
    private DeclareNode? Pattern()
    {
        var start = Position;
        if (DeclaredPattern() is not { } pattern || !Take("="))
        {
            Position = start;
            return null;
        }
        var value = Expression();
        Take(";");
        return new DeclareNode(At(start).At, pattern, null, value);
    }

    private bool IsFunction(bool isDeclared)
    {
        var behind = At(End(Position) + 1);
        var hasBody = behind.Is("{") || behind.Is("=>") || behind.IsName("async") || behind.IsName("sync");
        return hasBody || (isDeclared && behind.Is(";"));
    }

    private FunctionNode Accessor(string? type, bool isStatic, bool isGetter)
    {
        var name = At(Position++);
        var parameters = Current.Is("(") ? Parameters() : [];
        return new FunctionNode(name.At, isGetter ? name.Value : $"set {name.Value}", parameters, FunctionBody())
        {
            IsGetter = isGetter,
            IsGenerator = _isGenerator,
            IsStatic = isStatic,
            ReturnType = type,
        };
    }

    private FunctionNode Operator(string? type)
    {
        var at = At(Position++).At;
        var sign = "";
        while (Current.Kind == TokenKind.Symbol && !Current.Is("("))
        {
            sign += At(Position++).Value;
        }
        return new FunctionNode(at, sign, Parameters(), FunctionBody()) { ReturnType = type };
    }

    private FunctionNode Function(Token name, string? type, bool isStatic) =>
        new(name.At, name.Value, Parameters(), FunctionBody())
        {
            IsGenerator = _isGenerator,
            IsStatic = isStatic,
            ReturnType = type,
        };

    /// <summary>Whether the function whose body was read last yields values.</summary>
    private bool _isGenerator;

    private Node? FunctionBody()
    {
        var isGenerator = IsGenerator();
        var body = PlainBody();
        // Functions in the body have set it, too.
        _isGenerator = isGenerator;
        return body;
    }

    /// <summary>Reads <c>async</c> and its like. Returns true for <c>sync*</c> and <c>async*</c>.</summary>
    private bool IsGenerator()
    {
        var isGenerator = false;
        while (Current.IsName("async") || Current.IsName("sync"))
        {
            Position++;
            isGenerator |= Take("*");
        }
        return isGenerator;
    }

    private Node? PlainBody()
    {
        if (Take("=>"))
        {
            var value = Expression();
            Take(";");
            return value;
        }
        if (Current.Is("{"))
        {
            return Block();
        }
        Take(";");
        return null;
    }

    private Node Variables(Token name, string? type, bool isStatic)
    {
        var isOptional = At(Position - 2).Is("?");
        var declared = new List<Node> { Variable(name, type, isStatic, isOptional) };
        while (Take(",") && Current.Kind == TokenKind.Name)
        {
            declared.Add(Variable(At(Position++), type, isStatic, isOptional));
        }
        Take(";");
        return declared.Count == 1 ? declared[0] : new GroupNode(name.At, declared);
    }

    private DeclareNode Variable(Token name, string? type, bool isStatic, bool isOptional)
    {
        var value = Take("=") ? Expression() : null;
        var isTyped = type is not null || (value is not null && At(Position - 1).Is("!"));
        return new DeclareNode(name.At, new NameNode(name.At, name.Value), type, value)
        {
            IsStatic = isStatic,
            IsOptional = isOptional,
            Shape = isTyped ? Nullable with { IsOptional = isOptional } : null,
        };
    }

    private FunctionNode? Constructor(string owner)
    {
        var start = Position;
        var isFactory = TakeName("factory");
        var name = Current;
        if (!name.IsName(owner))
        {
            Position = start;
            return null;
        }
        Position++;
        var named = Take(".") ? TakeAnyName() : null;
        if (!Current.Is("("))
        {
            Position = start;
            return null;
        }
        var parameters = Parameters();
        var statements = new List<Node>();
        var inherited = parameters.Where(parameter => parameter.Label == "super").ToList();
        if (Take(":"))
        {
            Initializers(statements);
        }
        else if (inherited.Count > 0)
        {
            statements.Add(Super(name.At, inherited));
        }
        List<Parameter> plain = [.. parameters.Select(each => each with { Label = null })];
        if (isFactory && Take("="))
        {
            return Redirected(name, named, plain, owner);
        }
        if (FunctionBody() is { } body)
        {
            statements.Add(isFactory && body is not BlockNode ? new ReturnNode(body.At, body) : body);
        }
        var all = new BlockNode(name.At, statements);
        return isFactory
            ? new FunctionNode(name.At, named ?? "", plain, all) { IsStatic = true }
            : new FunctionNode(name.At, named, plain, all) { IsConstructor = true };
    }

    /// <summary>
    /// Reads <c>factory Filter.tagged(String tag) = Tagged;</c>. The package freezed makes the class that it names,
    /// with the parameters as its fields.
    /// </summary>
    private FunctionNode Redirected(Token name, string? named, List<Parameter> parameters, string owner)
    {
        var target = Current.Kind == TokenKind.Name ? Current.Value : "";
        SkipStatement();
        _cases?.Add(
            new ClassNode(name.At, target, [owner], [])
            {
                Parameters = [.. parameters.Select(each => each with { IsField = true })],
            }
        );
        var arguments = parameters.Select(each => new Argument(each.Name, each.Target, IsSpread: false));
        var made = new CallNode(name.At, new NameNode(name.At, target), [.. arguments]);
        var body = new BlockNode(name.At, [new ReturnNode(name.At, made)]);
        return new FunctionNode(name.At, named ?? "", parameters, body) { IsStatic = true };
    }

    private static CallNode Super(int at, List<Parameter> inherited) =>
        new(
            at,
            new NameNode(at, "super"),
            [.. inherited.Select(each => new Argument(each.Name, each.Target, IsSpread: false))]
        );

    private void Initializers(List<Node> statements)
    {
        while (Current.Kind != TokenKind.End && !Current.Is("{") && !Current.Is(";") && !Current.Is("=>"))
        {
            var start = Position;
            if (!Take(","))
            {
                statements.Add(Expression());
            }
            if (Position == start)
            {
                Position++;
            }
        }
    }
}

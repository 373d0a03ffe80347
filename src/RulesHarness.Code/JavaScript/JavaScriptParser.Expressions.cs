using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Functions, objects and patterns.</summary>
internal sealed partial class JavaScriptParser
{
    protected override bool FollowsTypes(Token token) =>
        token.Is("(") || token is { Kind: TokenKind.Text, Parts.Count: > 0 };

    protected override Node? SpecialOperand()
    {
        var token = Current;
        if (token.Is("{"))
        {
            return Object();
        }
        if (token.Is("@"))
        {
            Decorator();
        }
        if (token.Is("<") && Lambda() is { } generic)
        {
            return generic;
        }
        if (token.Is("<") && SkipAngles())
        {
            // A type assertion: <T>value.
            return null;
        }
        if (token.Is("("))
        {
            return Lambda();
        }
        if (token.Kind != TokenKind.Name)
        {
            return null;
        }
        return token.Value switch
        {
            "function" => Function(),
            "async" when Next.IsName("function") => Function(),
            "async" when !Next.IsOnNewLine && (Next.Kind == TokenKind.Name || Next.Is("(") || Next.Is("<")) => Lambda(),
            "class" when Next.Kind == TokenKind.Name || Next.Is("{") => Class(),
            _ when Next.Is("=>") => Lambda(),
            _ => null,
        };
    }

    /// <summary>Reads a function with an arrow; reads nothing, and returns null, if it is none.</summary>
    private FunctionNode? Lambda()
    {
        var start = Position;
        var at = Current.At;
        if (Current.IsName("async") && !Next.Is("=>"))
        {
            Position++;
        }
        SkipAngles();
        List<Parameter> parameters;
        string? returned = null;
        if (Current.Kind == TokenKind.Name && Next.Is("=>"))
        {
            parameters = [new Parameter(new NameNode(Current.At, At(Position++).Value), null, null, null)];
        }
        else if (Current.Is("(") && Partner(Position) is var close and >= 0 && IsArrow(close + 1))
        {
            parameters = Parameters();
            returned = Take(":") ? Type() : null;
        }
        else
        {
            Position = start;
            return null;
        }
        Take("=>");
        var body = Current.Is("{") ? Block() : Expression();
        return new FunctionNode(at, null, parameters, body) { SharesSelf = true, ReturnType = returned };
    }

    private bool IsArrow(int index)
    {
        if (At(index).Is("=>"))
        {
            return true;
        }
        if (!At(index).Is(":"))
        {
            return false;
        }
        var start = Position;
        Position = index + 1;
        Type();
        var isArrow = Current.Is("=>");
        Position = start;
        return isArrow;
    }

    private FunctionNode Function()
    {
        TakeName("async");
        var at = Current.At;
        TakeName("function");
        var isGenerator = Take("*");
        var name = Current.Is("(") ? null : TakeAnyName();
        return Rest(at, name, isGenerator);
    }

    /// <summary>Reads a function from its parameters on.</summary>
    private FunctionNode Rest(int at, string? name, bool isGenerator = false)
    {
        SkipAngles();
        var parameters = Current.Is("(") ? Parameters() : [];
        var returned = Take(":") ? Type() : null;
        // Without a body it is abstract, or one of several signatures.
        var body = Current.Is("{") ? Block() : null;
        Take(";");
        return new FunctionNode(at, name, parameters, body) { ReturnType = returned, IsGenerator = isGenerator };
    }

    private List<Parameter> Parameters()
    {
        var end = End(Position++);
        var parameters = new List<Parameter>();
        while (Position < end)
        {
            var start = Position;
            if (!Take(","))
            {
                parameters.Add(Parameter());
            }
            if (Position == start)
            {
                Position++;
            }
        }
        Position = end;
        Take(")");
        return parameters;
    }

    private Parameter Parameter()
    {
        Node? token = null;
        while (Current.Is("@"))
        {
            token = InjectedToken() ?? token;
        }
        var isField = false;
        while (Current.Kind == TokenKind.Name && Modifiers.Contains(Current.Value) && Next.Kind == TokenKind.Name)
        {
            isField = true;
            Position++;
        }
        var isRest = Take("...");
        var target = Pattern();
        var canBeOmitted = Take("?");
        _shape = null;
        var type = Take(":") ? Type() : null;
        var shape = _shape;
        var isOptional = canBeOmitted || IsNothing(At(Position - 1));
        var value = Take("=") ? Expression() : null;
        return new Parameter(target, null, type, value)
        {
            Shape = shape is null ? null : shape with { IsOptional = shape.IsOptional || isOptional },
            IsField = isField,
            IsRest = isRest,
            IsOptional = isOptional,
            Token = token,
        };
    }

    /// <summary>Reads a decorator. Gets the token of <c>@Inject(token)</c>; null of any other decorator.</summary>
    private Node? InjectedToken()
    {
        if (!Next.IsName("Inject") || !At(Position + 2).Is("("))
        {
            Decorator();
            return null;
        }
        Position += 2;
        return Arguments() is [var only] ? only.Value : null;
    }

    private void Decorator()
    {
        DecoratorName();
        if (Current.Is("("))
        {
            Skip();
        }
    }

    private void DecoratorName()
    {
        Position++;
        TakeAnyName();
        while (Take("."))
        {
            TakeAnyName();
        }
    }

    /// <summary>
    /// Reads a statement behind decorators. What they are given belongs to the class that it declares.
    /// </summary>
    private Node DecoratedStatement()
    {
        var given = new List<Node>();
        while (Current.Is("@"))
        {
            DecoratorName();
            given.AddRange(Current.Is("(") ? Arguments().Select(argument => argument.Value) : []);
        }
        var declared = Statement();
        if ((declared as ExportNode)?.Value is ClassNode exported)
        {
            exported.Decorated = given;
        }
        else if (declared is ClassNode owner)
        {
            owner.Decorated = given;
        }
        return declared;
    }

    private Node Pattern()
    {
        var token = Current;
        if (token.Is("{"))
        {
            return ObjectPattern();
        }
        if (token.Is("["))
        {
            return ListPattern();
        }
        if (token.Kind == TokenKind.Name)
        {
            Position++;
            return new NameNode(token.At, token.Value);
        }
        return new GroupNode(token.At, []);
    }

    private ObjectPatternNode ObjectPattern()
    {
        var at = Current.At;
        var end = End(Position++);
        var parts = new List<PatternPart>();
        while (Position < end)
        {
            var isRest = Take("...");
            var name = Current;
            if (name.Kind is not (TokenKind.Name or TokenKind.Text))
            {
                Skip();
                continue;
            }
            Position++;
            var target = Take(":") ? Pattern() : new NameNode(name.At, name.Value);
            var value = Take("=") ? Expression() : null;
            parts.Add(new PatternPart(isRest ? null : name.Value, target, value));
        }
        Position = end;
        Take("}");
        return new ObjectPatternNode(at, parts);
    }

    private ListPatternNode ListPattern()
    {
        var at = Current.At;
        var end = End(Position++);
        var targets = new List<Node?>();
        while (Position < end)
        {
            if (Take(","))
            {
                targets.Add(null);
                continue;
            }
            targets.Add(ItemPattern());
            if (!Take(",") && Position < end)
            {
                Skip();
            }
        }
        Position = end;
        Take("]");
        return new ListPatternNode(at, targets);
    }

    /// <summary>Reads a name for an item: it can have a default, or stand for all further items.</summary>
    private Node ItemPattern()
    {
        var at = Current.At;
        if (Take("..."))
        {
            return new SpreadNode(at, Pattern());
        }
        var target = Pattern();
        return Take("=") ? new AssignNode(at, target, "=", Expression()) : target;
    }

    private ObjectNode Object() => Entries("}", _ => Entry());

    /// <summary>The functions of <c>computed</c> are getters of the component.</summary>
    private static ObjectNode Computed(ObjectNode all) =>
        new(all.At, [.. all.Entries.Select(entry => entry with { Value = Computed(entry.Value) })]);

    private static Node Computed(Node value) =>
        value is FunctionNode function
            ? new FunctionNode(function.At, function.Name, function.Parameters, function.Body)
            {
                IsGetter = true,
                SharesSelf = function.SharesSelf,
                ReturnType = function.ReturnType,
            }
            : value;

    private Entry Entry()
    {
        if (Take("..."))
        {
            return new Entry(null, Expression());
        }
        var isGetter = false;
        while (
            Current.Kind == TokenKind.Name
            && Current.Value is "async" or "get" or "set" or "static"
            && (Next.Kind is TokenKind.Name or TokenKind.Text || Next.Is("[") || Next.Is("*"))
        )
        {
            isGetter = At(Position++).Value == "get";
        }
        var isGenerator = Take("*");
        var name = Current;
        var key = Key();
        if (Take(":"))
        {
            var value = Expression();
            return new Entry(key, name.Value == "computed" && value is ObjectNode all ? Computed(all) : value);
        }
        if (Current.Is("(") || Current.Is("<"))
        {
            var method = Rest(name.At, name.Value, isGenerator);
            return new Entry(
                key,
                isGetter
                    ? new FunctionNode(method.At, method.Name, method.Parameters, method.Body) { IsGetter = true }
                    : method
            );
        }
        if (Take("="))
        {
            Expression();
        }
        return new Entry(key, new NameNode(name.At, name.Value));
    }

    /// <summary>Reads the name of a member. A name in brackets is an expression.</summary>
    private Node Key()
    {
        var token = Current;
        if (token.Is("["))
        {
            var keys = Items("]");
            return keys.Count == 1 ? keys[0] : new GroupNode(token.At, keys);
        }
        Position++;
        return token.Kind switch
        {
            TokenKind.Text => Text(token),
            _ => new LiteralNode(token.At, token.Value),
        };
    }
}

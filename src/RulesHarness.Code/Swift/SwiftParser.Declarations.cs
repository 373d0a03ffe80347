using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>Functions, properties and types.</summary>
internal sealed partial class SwiftParser
{
    /// <summary>Reads a declaration; reads nothing, and returns null, if it is none.</summary>
    private Node? Declaration(List<Node> annotations)
    {
        var start = Position;
        var isStatic = false;
        while (Current.Kind == TokenKind.Name && Modifiers.Contains(Current.Value) && IsModifier())
        {
            isStatic |= Current.Value is "static" or "class";
            Position++;
            if (Current.Is("("))
            {
                Skip();
            }
        }
        if (Current.Kind != TokenKind.Name || !Declaring.Contains(Current.Value))
        {
            Position = start;
            return null;
        }
        switch (Current.Value)
        {
            case "func" when Next.Kind is TokenKind.Name or TokenKind.Symbol:
                return Function(isStatic);
            case "init" when Next.Is("(") || Next.Is("?") || Next.Is("!") || Next.Is("<"):
                return Constructor();
            case "let" or "var" when Next.Kind == TokenKind.Name || Next.Is("("):
                return Variables(isStatic, annotations);
            case "class" or "struct" or "enum" or "extension" or "protocol" or "actor" when Next.Kind == TokenKind.Name:
                return Class();
            case "case" when Next.Kind == TokenKind.Name && !IsInCondition:
                return Cases();
            case "deinit" when Next.Is("{"):
                Position++;
                Skip();
                return new GroupNode(Current.At, []);
            case "subscript":
                return Subscript();
            case "typealias" when Next.Kind == TokenKind.Name:
                return Alias();
            case "typealias" or "associatedtype":
                return SkipLine();
            default:
                Position = start;
                return null;
        }
    }

    /// <summary>Reads the other name of a type, by which the extension of a protocol finds its members.</summary>
    private Node Alias()
    {
        var start = Position++;
        var name = At(Position++);
        SkipAngles();
        var isNamed = Take("=") && Current.Kind == TokenKind.Name;
        var type = isNamed ? Type() : null;
        if (type is not null && type != name.Value && (Current.IsOnNewLine || Current.Is("}") || Current.Is(";")))
        {
            var value = new NameNode(name.At, type);
            return new DeclareNode(name.At, new NameNode(name.At, name.Value), null, value) { IsStatic = true };
        }
        Position = start;
        return SkipLine();
    }

    private bool IsModifier()
    {
        if (Next.Is("("))
        {
            return At(End(Position + 1) + 1).Kind == TokenKind.Name;
        }
        return Next.Kind == TokenKind.Name && (Current.Value != "class" || Next.Value is "func" or "var" or "let");
    }

    private GroupNode Subscript()
    {
        var at = At(Position++).At;
        while (!Current.Is("{") && Current.Kind != TokenKind.End && !Current.Is("}"))
        {
            Skip();
        }
        Skip();
        return new GroupNode(at, []);
    }

    private FunctionNode Function(bool isStatic)
    {
        Position++;
        var name = Current;
        Position++;
        var types = TypeParameters();
        var (parameters, returned, body) = Signature();
        return new FunctionNode(name.At, name.Value, parameters, body)
        {
            TypeParameters = types,
            IsStatic = isStatic,
            ReturnType = returned,
            ReturnLabels = _returned,
            ReturnsLast = body is { Statements.Count: 1 },
        };
    }

    private FunctionNode Constructor()
    {
        var at = At(Position++).At;
        _ = Take("?") || Take("!");
        SkipAngles();
        var (parameters, _, body) = Signature();
        return new FunctionNode(at, "init", parameters, body) { IsConstructor = true };
    }

    private (List<Parameter> Parameters, string? Returned, BlockNode? Body) Signature()
    {
        var parameters = Current.Is("(") ? Parameters() : [];
        string? returned = null;
        IReadOnlyList<string> labels = [];
        while (Current.IsName("async") || Current.IsName("throws") || Current.IsName("rethrows"))
        {
            Position++;
            if (Current.Is("("))
            {
                Skip();
            }
        }
        if (Take("->"))
        {
            labels = TupleLabels();
            returned = Type();
        }
        if (TakeName("where"))
        {
            while (!Current.Is("{") && Current.Kind != TokenKind.End && !Current.IsOnNewLine)
            {
                Skip();
            }
        }
        var body = Current.Is("{") ? Block() : null;
        _returned = labels;
        return (parameters, returned, body);
    }

    private List<Parameter> Parameters()
    {
        var end = End(Position);
        Take("(");
        var parameters = new List<Parameter>();
        while (Position < end)
        {
            var start = Position;
            if (!Take(",") && Parameter() is { } parameter)
            {
                parameters.Add(parameter);
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

    private Parameter? Parameter()
    {
        while (Current.Is("@"))
        {
            Annotation();
        }
        if (Current.Kind != TokenKind.Name)
        {
            return null;
        }
        var label = At(Position++);
        var name = Current.Kind == TokenKind.Name ? At(Position++) : label;
        var type = Take(":") ? Type() : null;
        var isOptional = At(Position - 1).Is("?");
        var isRest = Take("...");
        var value = Take("=") ? Expression() : null;
        var shown = label.Value == "_" ? null : label.Value;
        return new Parameter(new NameNode(name.At, name.Value), shown, type, value)
        {
            IsRest = isRest,
            IsOptional = isOptional,
        };
    }

    private ClassNode Class()
    {
        var kind = At(Position++).Value;
        var name = At(Position++);
        var id = name.Value;
        while (Current.Is(".") && Next.Kind == TokenKind.Name)
        {
            id = Next.Value;
            Position += 2;
        }
        var types = TypeParameters();
        var bases = new List<string>();
        while (!Current.Is("{") && Current.Kind != TokenKind.End)
        {
            if (Current.Kind == TokenKind.Name && Current.Value != "where" && Type() is { } type)
            {
                bases.Add(type);
                continue;
            }
            Skip();
        }
        var members = Block().Statements;
        return new ClassNode(name.At, id, bases, [.. members.SelectMany(Flat)])
        {
            TypeParameters = types,
            IsAbstract = kind == "protocol",
            IsValue = kind == "struct",
            IsExtension = kind == "extension",
        };
    }

    /// <summary>Reads <c>&lt;Item: Entity &amp; Codable&gt;</c>.</summary>
    private List<TypeParameter> TypeParameters()
    {
        var start = Position;
        var types = new List<TypeParameter>();
        SkipAngles();
        for (var index = start + 1; index < Position - 1; index++)
        {
            var isFirst = At(index - 1).Is("<") || At(index - 1).Is(",");
            if (isFirst && At(index).Kind == TokenKind.Name)
            {
                types.Add(new TypeParameter(At(index).Value, At(index + 1).Is(":") ? At(index + 2).Value : null));
            }
        }
        return types;
    }

    private static IEnumerable<Node> Flat(Node member) => member is GroupNode group ? group.Parts : [member];

    private GroupNode Cases()
    {
        var at = At(Position++).At;
        var cases = new List<Node>();
        do
        {
            var name = At(Position++);
            var held = Current.Is("(") ? Held() : [];
            var raw = Take("=") ? Expression() : null;
            cases.Add(new EnumCaseNode(name.At, name.Value, [], raw) { Held = held });
        } while (Take(",") && Current.Kind == TokenKind.Name);
        return new GroupNode(at, cases);
    }

    /// <summary>Reads the labels of the values that a case holds.</summary>
    private List<string?> Held()
    {
        var end = End(Position++);
        var labels = new List<string?>();
        while (Position < end)
        {
            var start = Position;
            labels.Add(Current.Kind == TokenKind.Name && Next.Is(":") ? Current.Value : null);
            while (Position < end && !Current.Is(","))
            {
                Skip();
            }
            Take(",");
            if (Position == start)
            {
                Position++;
            }
        }
        Take(")");
        return labels;
    }

    protected override string? Type()
    {
        string? head = null;
        while (Current.Is("@"))
        {
            Annotation();
        }
        while (
            Current.Kind == TokenKind.Name
            && Current.Value is "some" or "any" or "inout" or "borrowing" or "consuming"
            && Next.Kind != TokenKind.End
        )
        {
            Position++;
        }
        if (Current.Is("["))
        {
            Skip();
            head = "Array";
        }
        else if (Current.Is("("))
        {
            Skip();
            head = "Function";
        }
        else if (Current.Kind == TokenKind.Name)
        {
            head = At(Position++).Value;
            SkipAngles();
            while (Current.Is(".") && Next.Kind == TokenKind.Name)
            {
                head = Next.Value == "Type" ? $"{head}.Type" : Next.Value;
                Position += 2;
                SkipAngles();
            }
        }
        while ((Current.Is("?") || Current.Is("!")) && !Current.IsAfterSpace)
        {
            Position++;
        }
        while (Current.IsName("async") || Current.IsName("throws"))
        {
            Position++;
        }
        if (Take("->") || Take("&"))
        {
            Type();
        }
        return head;
    }
}

using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Kotlin;

/// <summary>Functions, properties and classes.</summary>
internal sealed partial class KotlinParser
{
    private FunctionNode Function()
    {
        Position++;
        SkipAngles();
        var (name, receiver) = Name();
        SkipAngles();
        var parameters = Current.Is("(") ? Parameters() : [];
        var returned = Take(":") ? Type() : null;
        Where();
        return new FunctionNode(name.At, name.Value, parameters, FunctionBody())
        {
            Receiver = receiver,
            ReturnType = returned,
        };
    }

    /// <summary>Reads a name; the names before it are those of the type that it extends.</summary>
    private (Token Name, string? Receiver) Name()
    {
        string? receiver = null;
        var name = Current;
        Position++;
        while (true)
        {
            var start = Position;
            SkipAngles();
            Take("?");
            if (!(Take(".") || Take("?.")) || Current.Kind != TokenKind.Name)
            {
                Position = start;
                return (name, receiver);
            }
            receiver = name.Value;
            name = Current;
            Position++;
        }
    }

    private void Where()
    {
        if (!TakeName("where"))
        {
            return;
        }
        while (Current.Kind != TokenKind.End && !Current.Is("{") && !Current.Is("="))
        {
            Skip();
        }
    }

    private Node? FunctionBody()
    {
        if (Take("="))
        {
            return Expression();
        }
        return Current.Is("{") ? Block() : null;
    }

    private List<Parameter> Parameters()
    {
        var end = End(Position);
        Take("(");
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
        var isField = false;
        var isRest = false;
        var annotations = new List<string>();
        while (Current.Is("@"))
        {
            annotations.Add(Annotation());
        }
        while (Current.Kind == TokenKind.Name && Next.Kind == TokenKind.Name)
        {
            isField |= Current.Value is "val" or "var";
            isRest |= Current.Value == "vararg";
            Position++;
        }
        var name = Current;
        Position++;
        var (receiver, arity) = Current.Is(":") ? ReceiverAhead() : default;
        var type = Take(":") ? Type() : null;
        var isOptional = At(Position - 1).Is("?");
        var value = Take("=") ? Expression() : null;
        return new Parameter(new NameNode(name.At, name.Value), null, type, value)
        {
            IsField = isField,
            IsRest = isRest,
            IsOptional = isOptional,
            Annotations = annotations,
            Receiver = receiver,
            ReceiverArity = arity,
        };
    }

    /// <summary>
    /// Gets the type before the parentheses of <c>block: FilterScope.(Int) -> Unit</c>, and the number of types in
    /// them; null without one.
    /// </summary>
    private (string? Type, int Arity) ReceiverAhead()
    {
        var start = Position++;
        Take("(");
        TakeName("suspend");
        string? receiver = null;
        while (Current.Kind == TokenKind.Name)
        {
            receiver = At(Position++).Value;
            SkipAngles();
            if (!Take("."))
            {
                receiver = null;
                break;
            }
        }
        receiver = Current.Is("(") ? receiver : null;
        var arity = receiver is null ? 0 : TypesInParentheses();
        Position = start;
        return (receiver, arity);
    }

    private int TypesInParentheses()
    {
        Position++;
        var count = Current.Is(")") ? 0 : 1;
        for (var depth = 1; depth > 0 && Current.Kind != TokenKind.End; Position++)
        {
            depth += Current.Is("(") || Current.Is("<") ? 1 : 0;
            depth -= Current.Is(")") || Current.Is(">") ? 1 : 0;
            count += depth == 1 && Current.Is(",") ? 1 : 0;
        }
        return count;
    }

    private FunctionNode Initializer()
    {
        var at = At(Position++).At;
        return new FunctionNode(at, null, [], Block()) { IsConstructor = true };
    }

    private FunctionNode SecondConstructor()
    {
        var at = At(Position++).At;
        var parameters = Parameters();
        if (Take(":"))
        {
            Position++;
            Skip();
        }
        // The first constructor makes all instances: how the second one calls it is not followed.
        return new FunctionNode(at, "constructor", parameters, Current.Is("{") ? Block() : null);
    }

    private ClassNode Class(HashSet<string> modifiers)
    {
        var isInterface = At(Position++).Value == "interface";
        var name = At(Position++);
        SkipAngles();
        while (
            Current.Is("@")
            || (Current.Kind == TokenKind.Name && Current.Value is "private" or "internal" or "constructor")
        )
        {
            if (Current.Is("@"))
            {
                Annotation();
            }
            else
            {
                Position++;
            }
        }
        var parameters = Current.Is("(") ? Parameters() : [];
        var (bases, arguments) = Bases();
        Where();
        return new ClassNode(name.At, name.Value, bases, Members(modifiers.Contains("enum")))
        {
            IsAbstract = isInterface || modifiers.Contains("abstract") || modifiers.Contains("sealed"),
            Parameters = parameters,
            BaseArguments = arguments,
        };
    }

    private ClassNode Object(HashSet<string> modifiers)
    {
        var at = At(Position++).At;
        var isCompanion = modifiers.Contains("companion");
        var name = Current.Kind == TokenKind.Name && !Current.IsOnNewLine ? TakeAnyName() : null;
        var (bases, arguments) = Bases();
        return new ClassNode(at, isCompanion ? "Companion" : name, bases, Members(isEnumeration: false))
        {
            IsSingle = true,
            BaseArguments = arguments,
        };
    }

    private (List<string> Bases, IReadOnlyList<Argument>? Arguments) Bases()
    {
        var bases = new List<string>();
        IReadOnlyList<Argument>? arguments = null;
        if (!Take(":"))
        {
            return (bases, null);
        }
        do
        {
            var isPlain = Current.Kind == TokenKind.Name;
            if (Type() is { } type)
            {
                bases.Add(type);
            }
            if (Current.Is("(") && isPlain)
            {
                arguments ??= Arguments();
            }
            if (TakeName("by"))
            {
                Position++;
            }
        } while (Take(","));
        return (bases, arguments);
    }

    private List<Node> Members(bool isEnumeration)
    {
        var members = new List<Node>();
        if (!Current.Is("{"))
        {
            return members;
        }
        var end = End(Position++);
        if (isEnumeration)
        {
            Cases(members, end);
        }
        while (Position < end)
        {
            Add(members);
        }
        Position = end;
        Take("}");
        return WithOneInitializer([
            .. members.SelectMany(member => member is GroupNode group ? group.Parts : [member]),
        ]);
    }

    /// <summary>The blocks that initialize an object run one after the other, as one constructor.</summary>
    private static List<Node> WithOneInitializer(List<Node> members)
    {
        var blocks = members.OfType<FunctionNode>().Where(member => member.IsConstructor).ToList();
        if (blocks.Count < 2)
        {
            return members;
        }
        var body = new BlockNode(blocks[0].At, [.. blocks.Select(block => block.Body!)]);
        members.RemoveAll(blocks.Contains);
        members.Add(new FunctionNode(blocks[0].At, null, [], body) { IsConstructor = true });
        return members;
    }

    private void Cases(List<Node> members, int end)
    {
        while (Position < end && !Take(";"))
        {
            if (Current.Kind != TokenKind.Name)
            {
                Skip();
                continue;
            }
            var name = At(Position++);
            var arguments = Current.Is("(") ? Arguments() : [];
            members.Add(
                new EnumCaseNode(name.At, name.Value, arguments, null) { Members = Members(isEnumeration: false) }
            );
        }
    }

    protected override string? Type()
    {
        string? head = null;
        while (Current.Is("@"))
        {
            Annotation();
        }
        while (Current.Kind == TokenKind.Name && Current.Value is "suspend" or "in" or "out" && !Next.Is("."))
        {
            Position++;
        }
        if (Current.Is("("))
        {
            Skip();
            head = "Function";
        }
        else if (Take("*"))
        {
            return null;
        }
        else if (Current.Kind == TokenKind.Name)
        {
            head = At(Position++).Value;
            SkipAngles();
            while (Current.Is(".") && (Next.Kind == TokenKind.Name || Next.Is("(")))
            {
                Position++;
                head = Current.Value;
                Skip();
                SkipAngles();
            }
        }
        while (Current.Is("?") && !Current.IsOnNewLine)
        {
            Position++;
        }
        // Behind the type of a lambda's parameter, the arrow is that of the lambda.
        if (At(Position - 1).Is(")") && Take("->"))
        {
            Type();
            return "Function";
        }
        return head;
    }
}

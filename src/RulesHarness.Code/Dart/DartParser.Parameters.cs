using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Parameters and types.</summary>
internal sealed partial class DartParser
{
    /// <summary>The shape of a type such as <c>int?</c>, whose values can be null.</summary>
    private static readonly TypeShape Nullable = new() { IsOptional = true };

    private List<Parameter> Parameters()
    {
        var end = End(Position);
        Take("(");
        var parameters = new List<Parameter>();
        while (Position < end)
        {
            if (Take(",") || Take("{") || Take("[") || Take("}") || Take("]"))
            {
                continue;
            }
            var start = Position;
            if (Parameter() is { } parameter)
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

    /// <summary>Reads a parameter. One that is passed to the base has the label <c>super</c>.</summary>
    private Parameter? Parameter()
    {
        Node? value = null;
        while (Current.Is("@"))
        {
            value = DefaultOf() ?? value;
        }
        while (Current.Kind == TokenKind.Name && Modifiers.Contains(Current.Value) && !Next.Is(",") && !Next.Is(")"))
        {
            Position++;
        }
        var type = TypeBefore(token => token.Kind == TokenKind.Name && !NoTypes.Contains(token.Value));
        var isOptional = At(Position - 1).Is("?");
        type ??= TypeBefore(token => token.IsName("this") || token.IsName("super"));
        string? holder = null;
        if ((Current.IsName("this") || Current.IsName("super")) && Next.Is("."))
        {
            holder = Current.Value;
            Position += 2;
        }
        if (Current.Kind != TokenKind.Name)
        {
            return null;
        }
        var name = At(Position++);
        if (Current.Is("("))
        {
            Skip();
            Take("?");
        }
        value = Take("=") || Take(":") ? Expression() : value;
        return new Parameter(new NameNode(name.At, name.Value), holder == "super" ? holder : null, type, value)
        {
            IsField = holder == "this",
            IsOptional = isOptional,
            Shape = isOptional ? Nullable : null,
        };
    }

    /// <summary>Reads an annotation of a parameter; gets the value in <c>@Default(value)</c>.</summary>
    private Node? DefaultOf()
    {
        var isDefault = Next.IsName("Default") && At(Position + 2).Is("(");
        var start = Position + 2;
        Annotation();
        var end = Position;
        Position = start;
        var value = isDefault ? Parenthesis() : null;
        Position = end;
        return value;
    }

    private string? TypeBeforeName() =>
        TypeBefore(token => token.Kind == TokenKind.Name && !NoTypes.Contains(token.Value));

    /// <summary>Reads a type if a certain token follows it; reads nothing, and returns null, if not.</summary>
    private string? TypeBefore(Predicate<Token> follows)
    {
        var start = Position;
        if (Current.Kind == TokenKind.Name && NoTypes.Contains(Current.Value))
        {
            return null;
        }
        if (Type() is { } type && follows(Current))
        {
            return type;
        }
        Position = start;
        return null;
    }

    protected override string? Type()
    {
        string? head = null;
        if (Current.Is("("))
        {
            Skip();
            head = "Record";
        }
        else if (Current.Kind == TokenKind.Name)
        {
            head = At(Position++).Value;
            while (Current.Is(".") && Next.Kind == TokenKind.Name)
            {
                head = Next.Value;
                Position += 2;
            }
            SkipAngles();
        }
        Take("?");
        while (Current.IsName("Function") && (Next.Is("(") || Next.Is("<")))
        {
            Position++;
            SkipAngles();
            Skip();
            Take("?");
            head = "Function";
        }
        return head;
    }
}

using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>What types say about values: unions of texts, and the members of objects.</summary>
internal sealed partial class JavaScriptParser
{
    /// <summary>The shape of the type that was read last; null if it says nothing.</summary>
    private TypeShape? _shape;

    /// <summary>Joins the shapes of the parts of a union.</summary>
    private static TypeShape? Joined(IReadOnlyList<TypeShape?> parts)
    {
        if (parts.Contains(null))
        {
            return null;
        }
        var isOptional = parts.Any(part => part!.IsOptional);
        var meant = parts
            .Where(part =>
                part is not { IsOptional: true, Name: null, Texts: [], Members.Count: 0, Items: null, OfList: null }
            )
            .ToList();
        return meant switch
        {
            [var only] => only! with { IsOptional = isOptional },
            _ when meant.All(part => part!.Texts.Count > 0) => new TypeShape
            {
                Texts = [.. meant.SelectMany(part => part!.Texts)],
                IsOptional = isOptional,
            },
            _ => null,
        };
    }

    private static TypeShape? ListOf(TypeShape? items) => items is null ? null : new TypeShape { Items = items };

    private static TypeShape? MemberOf(TypeShape? whole, string name) =>
        whole is null or { Name: null, OfList: null } ? null : whole with { Member = name };

    /// <summary>Gets the type of a constant list, whose items are texts that are known by its name.</summary>
    private TypeShape? OfList(int at, string name) =>
        At(at - 1).IsName("typeof") && !At(at - 2).IsName("keyof") ? ListOf(new TypeShape { OfList = name }) : null;

    private static TypeShape OfName(string name) =>
        name is "null" or "undefined" ? new TypeShape { IsOptional = true } : new TypeShape { Name = name };

    /// <summary>Reads the members of a type that is written out.</summary>
    private TypeShape Members()
    {
        var end = End(Position++);
        var members = new Dictionary<string, TypeShape>(StringComparer.Ordinal);
        while (Position < end)
        {
            TakeName("readonly");
            var name = Current;
            Position++;
            var isOptional = Take("?");
            if (name.Kind is not (TokenKind.Name or TokenKind.Text) || !Take(":"))
            {
                SkipMember(end);
                continue;
            }
            Type();
            if (_shape is { } shape)
            {
                members[name.Value] = shape with { IsOptional = shape.IsOptional || isOptional };
            }
            _ = Take(";") || Take(",");
        }
        Position = end + 1;
        return new TypeShape { Members = members };
    }

    private void SkipMember(int end)
    {
        while (Position < end && !Current.Is(";") && !Current.Is(",") && !Current.IsOnNewLine)
        {
            Skip();
        }
        _ = Take(";") || Take(",");
    }

    private Node Alias(int at)
    {
        var name = TakeAnyName();
        SkipAngles();
        _shape = null;
        if (Take("="))
        {
            Type();
        }
        Take(";");
        return name is not null && _shape is { } shape ? new TypeNode(at, name, shape) : new GroupNode(at, []);
    }

    private Node Interface(int at)
    {
        var name = Current.Value;
        while (!Current.Is("{") && Current.Kind != TokenKind.End)
        {
            Skip();
        }
        return Current.Is("{") ? new TypeNode(at, name, Members()) : new GroupNode(at, []);
    }
}

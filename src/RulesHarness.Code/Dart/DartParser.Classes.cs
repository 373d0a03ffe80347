using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Classes, mixins, enumerations and extensions.</summary>
internal sealed partial class DartParser
{
    private ClassNode Class()
    {
        var isAbstract = false;
        var kind = "";
        while (Current.Kind == TokenKind.Name && IsClassWord(Current.Value) && Next.Kind == TokenKind.Name)
        {
            kind = At(Position++).Value;
            isAbstract |= kind is "abstract" or "sealed" or "mixin";
        }
        var name = Current;
        if (name.Value != "on" || kind != "extension")
        {
            Position++;
        }
        var isType = kind == "extension" && name.Value == "type" && Current.Kind == TokenKind.Name;
        name = isType ? At(Position++) : name;
        SkipAngles();
        IReadOnlyList<Parameter> wrapped = isType && Current.Is("(") ? Parameters() : [];
        var (bases, mixins, widget) = Head();
        var outer = _cases;
        _cases = _annotation is "freezed" or "Freezed" or "unfreezed" ? [] : null;
        var members = Members(name.Value, kind == "enum");
        members.AddRange(_cases ?? []);
        _cases = outer;
        if (widget is not null)
        {
            members.Add(new DeclareNode(name.At, new NameNode(name.At, "widget"), widget, null));
        }
        if (isType)
        {
            return new ClassNode(name.At, name.Value, [], members)
            {
                Parameters = [.. wrapped.Select(each => each with { IsField = true })],
            };
        }
        if (kind == "extension" && bases.Count > 0)
        {
            return new ClassNode(name.At, bases[0], [], members) { IsExtension = true };
        }
        return new ClassNode(name.At, name.Value, bases, members) { IsAbstract = isAbstract, Mixins = mixins };
    }

    private static bool IsClassWord(string name) => IsClassModifier(name) || name is "class" or "enum" or "extension";

    /// <summary>Reads the bases. A state of Flutter has its widget as a field.</summary>
    private (List<string> Bases, List<string> Mixins, string? Widget) Head()
    {
        var (bases, mixins) = (new List<string>(), new List<string>());
        var isMixin = false;
        string? widget = null;
        while (!Current.Is("{") && !Current.Is(";") && Current.Kind != TokenKind.End)
        {
            if (Current.Kind != TokenKind.Name || Current.Value is "extends" or "with" or "implements" or "on")
            {
                isMixin = Current.IsName("with") || (isMixin && Current.Is(","));
                Skip();
                continue;
            }
            if (Current.Value is "State" or "ConsumerState" && Next.Is("<"))
            {
                widget = At(Position + 2).Value;
            }
            var start = Position;
            if (Type() is { } type)
            {
                bases.Add(type);
                mixins.AddRange(isMixin ? [type] : []);
            }
            if (Position == start)
            {
                Position++;
            }
        }
        return (bases, mixins, widget);
    }

    private List<Node> Members(string owner, bool isEnumeration)
    {
        var end = End(Position);
        Take("{");
        var members = new List<Node>();
        if (isEnumeration)
        {
            Cases(members, end);
        }
        while (Position < end)
        {
            var start = Position;
            if (Current.Is("@"))
            {
                Annotation();
            }
            else if (!Take(";") && Declaration(owner) is { } member)
            {
                members.AddRange(member is GroupNode group ? group.Parts : [member]);
            }
            if (Position == start)
            {
                Skip();
            }
        }
        Position = end;
        Take("}");
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
            members.Add(new EnumCaseNode(name.At, name.Value, Current.Is("(") ? Arguments() : [], null));
        }
    }
}

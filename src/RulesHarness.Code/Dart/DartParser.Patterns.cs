using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>Patterns, as far as they test a class or give names to a value and its members.</summary>
internal sealed partial class DartParser
{
    /// <summary>Reads the pattern behind <c>if (value case</c>.</summary>
    private Node CaseOf(Node value)
    {
        var at = Current.At;
        if (ObjectPattern() is { } pattern)
        {
            return new DeclareNode(at, pattern.Parts, pattern.Type[^1], value);
        }
        return NamePattern() is { } name ? new DeclareNode(at, name, null, value) : new GroupNode(at, [value]);
    }

    /// <summary>Reads <c>final name</c>; reads nothing, and returns null, if it is none.</summary>
    private NameNode? NamePattern()
    {
        if (Current.Kind != TokenKind.Name || Current.Value is not ("final" or "var"))
        {
            return null;
        }
        Position++;
        TypeBeforeName();
        var name = new NameNode(Current.At, Current.Value);
        Position++;
        Take("?");
        return name;
    }

    /// <summary>
    /// Reads <c>ByAuthor(:final id, open: true)</c>; reads nothing, and returns null, if it is none.
    /// </summary>
    private TypePatternNode? ObjectPattern()
    {
        var start = Position;
        var names = new List<string>();
        while (Current.Kind == TokenKind.Name && char.IsUpper(Current.Value.TrimStart('_').FirstOrDefault()))
        {
            names.Add(At(Position++).Value);
            SkipAngles();
            if (!Take("."))
            {
                break;
            }
        }
        if (names.Count == 0 || !Current.Is("("))
        {
            Position = start;
            return null;
        }
        var at = Current.At;
        var end = End(Position++);
        var parts = new List<PatternPart>();
        var isWhole = true;
        while (Position < end)
        {
            isWhole &= Part(parts);
        }
        Position = end;
        Take(")");
        return new TypePatternNode(at, names, new ObjectPatternNode(at, parts), isWhole);
    }

    /// <summary>Reads the pattern of a member. Returns false if it tests the member.</summary>
    private bool Part(List<PatternPart> parts)
    {
        var key = Current.Kind == TokenKind.Name && Next.Is(":") ? At(Position++).Value : null;
        var name = Take(":") ? NamePattern() : null;
        if (name is not null)
        {
            parts.Add(new PatternPart(key ?? name.Id, name, null));
        }
        var isName = name is not null && At(Position - 1).Kind == TokenKind.Name;
        while (!Current.Is(",") && !Current.Is(")") && Current.Kind != TokenKind.End)
        {
            Skip();
        }
        Take(",");
        return isName;
    }
}

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
        if (IsOfNames())
        {
            return new DeclareNode(at, DeclaredItems(), null, value);
        }
        return NamePattern() is { } name ? new DeclareNode(at, name, null, value) : new GroupNode(at, [value]);
    }

    /// <summary>Returns true if a record or a list of names alone is ahead: <c>(final low, final high)?</c>.</summary>
    private bool IsOfNames()
    {
        if (!Current.Is("(") && !Current.Is("["))
        {
            return false;
        }
        for (var position = Position + 1; position < End(Position); position++)
        {
            var token = At(position);
            if (token.Kind != TokenKind.Name && !token.Is(",") && !token.Is(":") && !token.Is("?"))
            {
                return false;
            }
        }
        return true;
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

    private NameNode? PlainName()
    {
        var token = Current;
        if (!_declares || token.Kind != TokenKind.Name)
        {
            return null;
        }
        Position++;
        return new NameNode(token.At, token.Value);
    }

    /// <summary>
    /// Reads a pattern that only gives names, behind <c>final</c>: <c>(a, b)</c>, <c>[a, ...b]</c>,
    /// <c>MapEntry(:key, :value)</c>; reads nothing, and returns null, if it is none.
    /// </summary>
    private Node? DeclaredPattern()
    {
        if (Current.Is("(") || Current.Is("["))
        {
            return DeclaredItems();
        }
        (var outer, _declares) = (_declares, true);
        var pattern = ObjectPattern();
        _declares = outer;
        return pattern?.Parts;
    }

    private Node DeclaredItems()
    {
        var at = Current.At;
        var end = End(Position++);
        var targets = new List<Node?>();
        var parts = new List<PatternPart>();
        while (Position < end)
        {
            var start = Position;
            if (Current.Is(":") || (Current.Kind == TokenKind.Name && Next.Is(":")))
            {
                (var outer, _declares) = (_declares, true);
                Part(parts);
                _declares = outer;
            }
            else if (Take("..."))
            {
                targets.Add(DeclaredItem() is { } rest ? new SpreadNode(rest.At, rest) : null);
            }
            else if (!Take(","))
            {
                targets.Add(DeclaredItem());
            }
            if (Position == start)
            {
                Skip();
            }
        }
        Position = end + 1;
        Take("?");
        return parts.Count > 0 ? new ObjectPatternNode(at, parts) : new ListPatternNode(at, targets);
    }

    private Node? DeclaredItem()
    {
        if (DeclaredPattern() is { } inner)
        {
            return inner;
        }
        if (NamePattern() is { } final)
        {
            return final;
        }
        var token = Current;
        if (token.Kind != TokenKind.Name)
        {
            return null;
        }
        Position++;
        return token.Value == "_" ? null : new NameNode(token.At, token.Value);
    }

    /// <summary>Whether the parts of a pattern are names alone, as behind <c>final</c>.</summary>
    private bool _declares;

    /// <summary>Reads the pattern of a member. Returns false if it tests the member.</summary>
    private bool Part(List<PatternPart> parts)
    {
        var key = Current.Kind == TokenKind.Name && Next.Is(":") ? At(Position++).Value : null;
        var name = Take(":") ? NamePattern() ?? PlainName() : null;
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

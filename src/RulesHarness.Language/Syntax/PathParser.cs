using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads the path of a match block. White space may stand before a variable, not before a literal.</summary>
internal static class PathParser
{
    public static PathPattern Parse(TokenCursor cursor)
    {
        var first = cursor.Current;
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        if (!cursor.Is("/"))
        {
            cursor.Report(Messages.Expected("a path that begins with `/`", first));
            AddMisplaced(segments, cursor);
        }

        while (cursor.Is("/"))
        {
            var slash = cursor.Take();
            if ((cursor.Is("{") || cursor.Current.IsAdjacentTo(slash)) && Segment(cursor) is { } segment)
            {
                segments.Add(segment);
            }
            else
            {
                cursor.Report(Messages.NoSegment(slash.Span));
                AddMisplaced(segments, cursor);
            }
        }

        var span = segments.Count == 0 ? first.Span with { Length = 0 } : cursor.SpanFrom(first);
        return new PathPattern(segments.ToImmutable(), span);
    }

    /// <summary>A segment that is neither a variable nor an interpolation; null where none stands.</summary>
    public static LiteralSegment? Plain(TokenCursor cursor) => cursor.Is("(") ? Parenthesised(cursor) : Literal(cursor);

    // A name without its slash, or away from it, is still what its author meant.
    private static void AddMisplaced(ImmutableArray<PathSegment>.Builder segments, TokenCursor cursor)
    {
        var isName = cursor.Current.Kind == TokenKind.Word && !Words.StartsDeclaration(cursor.Current.Text);
        if (isName && Literal(cursor) is { } segment)
        {
            segments.Add(segment);
        }
    }

    private static PathSegment? Segment(TokenCursor cursor) =>
        cursor.Is("{") ? Variable(cursor) : Plain(cursor);

    private static PathSegment? Variable(TokenCursor cursor)
    {
        // `match /{ allow` is a missing segment before a body; `match /{allow}` is a variable with a wrong name.
        var word = cursor.Peek(1);
        if (word.Kind != TokenKind.Word || (Words.IsReserved(word.Text) && cursor.Peek(2).Text is not ("}" or "=")))
        {
            return null;
        }

        var open = cursor.Take();
        var name = cursor.Take();
        if (Words.IsReserved(name.Text))
        {
            cursor.Report(Messages.ReservedName(name));
        }

        var isGlob = false;
        if (cursor.TryTake("="))
        {
            isGlob = cursor.Is("**");
            if (!isGlob && !cursor.Is("*"))
            {
                cursor.Report(Messages.Expected("`*` or `**`", cursor.Current));
            }

            cursor.TryTake(isGlob ? "**" : "*");
        }

        if (!cursor.Expect("}"))
        {
            while (!cursor.AtEnd && cursor.Current.Text is not ("{" or "}") && !Words.StartsDeclaration(cursor.Current.Text))
            {
                cursor.Take();
            }

            cursor.TryTake("}");
        }

        var span = cursor.SpanFrom(open);
        return isGlob ? new GlobSegment(name.Text, span) : new CaptureSegment(name.Text, span);
    }

    // `(default)`, the name of the first database, is the one literal with parentheses.
    private static LiteralSegment? Parenthesised(TokenCursor cursor)
    {
        if (cursor.Peek(1).Kind != TokenKind.Word)
        {
            return null;
        }

        var open = cursor.Take();
        var name = cursor.Take();
        cursor.Expect(")");
        return new LiteralSegment($"({name.Text})", cursor.SpanFrom(open));
    }

    private static LiteralSegment? Literal(TokenCursor cursor)
    {
        var first = cursor.Current;
        var parts = new List<string>();
        while (IsLiteralPart(cursor.Current) && (parts.Count == 0 || cursor.Current.IsAdjacentTo(cursor.Previous)))
        {
            parts.Add(cursor.Take().Text);
        }

        return parts.Count == 0 ? null : new LiteralSegment(string.Concat(parts), cursor.SpanFrom(first));
    }

    private static bool IsLiteralPart(Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number
        || token.Text is "-" or "." or "+" or ":" or "&" or "&&" or "@" or "~" or "*" or "**" or "%";
}

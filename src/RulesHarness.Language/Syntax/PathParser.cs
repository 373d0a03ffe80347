using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads the path of a match block. White space may stand before a variable, not before a literal.</summary>
internal static class PathParser
{
    public static PathPattern Parse(TokenCursor cursor)
    {
        var first = cursor.Current;
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        var captures = new HashSet<string>();
        if (!first.IsOfPath)
        {
            cursor.Refuse(SyntaxDiagnostics.Expected("a path that begins with `/`", first));
            AddMisplaced(segments, cursor);
        }

        while (cursor.Current.IsOfPath)
        {
            var slash = cursor.Take();
            if (slash.Kind == TokenKind.PathSegment)
            {
                segments.Add(new LiteralSegment(slash.Text[1..], WithoutSlash(slash)));
            }
            else if (IsVariable(cursor))
            {
                segments.Add(Variable(cursor, captures));
            }
            else
            {
                cursor.Report(SyntaxDiagnostics.NoSegment(slash.Span), CompilerStage.Mistake);
                AddMisplaced(segments, cursor);
            }
        }

        var span = segments.Count == 0 ? first.Span with { Length = 0 } : cursor.SpanFrom(first);
        return new PathPattern(segments.ToImmutable(), span);
    }

    public static SourceSpan WithoutSlash(Token token) =>
        token.Span with
        {
            Offset = token.Span.Offset + 1,
            Length = token.Span.Length - 1,
            Column = token.Span.Column + 1,
        };

    /// <summary>Reads <c>{name}</c>, <c>{name=*}</c> or <c>{name=**}</c>.</summary>
    public static PathSegment Variable(TokenCursor cursor, HashSet<string> captures)
    {
        var open = cursor.Take();
        var name = cursor.Take();
        CheckName(cursor, name, captures);
        var isGlob = false;
        if (cursor.TryTake("="))
        {
            isGlob = cursor.Is("**");
            if (!isGlob && !cursor.Is("*"))
            {
                cursor.Refuse(SyntaxDiagnostics.Expected("`*` or `**`", cursor.Current));
            }

            cursor.TryTake(isGlob ? "**" : "*");
        }

        if (!cursor.Expect("}"))
        {
            while (
                !cursor.AtEnd
                && cursor.Current.Text is not ("{" or "}")
                && !ReservedWords.StartsDeclaration(cursor.Current.Text)
            )
            {
                cursor.Take();
            }

            cursor.TryTake("}");
        }

        var span = cursor.SpanFrom(open);
        return isGlob ? new GlobSegment(name.Text, span) : new CaptureSegment(name.Text, span);
    }

    private static void CheckName(TokenCursor cursor, Token name, HashSet<string> captures)
    {
        if (ReservedWords.IsReserved(name.Text))
        {
            cursor.Report(SyntaxDiagnostics.ReservedName(name), CompilerStage.Syntax);
        }
        else if (ReservedWords.IsPackage(name.Text))
        {
            cursor.Report(SyntaxDiagnostics.PackageName(name.Text, name.Span), CompilerStage.Tree);
        }

        if (!captures.Add(name.Text))
        {
            cursor.Report(SyntaxDiagnostics.DuplicateCapture(name.Text, name.Span), CompilerStage.Tree);
        }
    }

    // `match /{ allow` is a missing segment before a body; `match /{allow}` is a variable with a wrong name.
    private static bool IsVariable(TokenCursor cursor) =>
        cursor.Is("{")
        && (cursor.Peek(1).IsName || (cursor.Peek(1).Kind == TokenKind.Word && cursor.Peek(2).Text is "}" or "="));

    // A name without its slash, or away from it, is still what its author meant.
    private static void AddMisplaced(ImmutableArray<PathSegment>.Builder segments, TokenCursor cursor)
    {
        if (cursor.Current.IsName)
        {
            cursor.Complain(CompilerStage.Syntax, cursor.Current.Span.Line, cursor.Current.Span.Offset);
            var name = cursor.Take();
            segments.Add(new LiteralSegment(name.Text, name.Span));
        }
    }
}

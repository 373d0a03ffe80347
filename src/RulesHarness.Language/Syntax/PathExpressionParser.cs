using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads paths in expressions. White space may stand before each slash, and within an interpolation.</summary>
internal sealed class PathExpressionParser(TokenCursor cursor, ExpressionParser expressions)
{
    public PathExpression Path()
    {
        var first = cursor.Current;
        var parts = ImmutableArray.CreateBuilder<PathPart>();
        var captures = new HashSet<string>();
        while (cursor.Current.IsOfPath && !(parts.Count > 0 && IsDivision()))
        {
            var slash = cursor.Take();
            if (slash.Kind == TokenKind.PathSegment)
            {
                parts.Add(new PathPart(slash.Text[1..], null, PathParser.WithoutSlash(slash)));
            }
            else if (cursor.Is("$"))
            {
                parts.Add(Interpolation());
            }
            else if (cursor.Is("{") && IsCapture())
            {
                var capture = PathParser.Variable(cursor, captures);
                parts.Add(new PathPart(capture.ToString(), null, capture.Span) { Capture = capture });
            }
            else
            {
                cursor.Report(SyntaxDiagnostics.NoSegment(slash.Span), CompilerStage.Mistake);
            }
        }

        return new PathExpression(parts.ToImmutable(), cursor.SpanFrom(first));
    }

    private PathPart Interpolation()
    {
        var dollar = cursor.Take();
        var open = cursor.Current;
        if (!cursor.Expect("("))
        {
            return new PathPart(null, new MissingExpression(open.Span with { Length = 0 }), dollar.Span);
        }

        var inner = expressions.Expression();
        if (!cursor.TryTake(")"))
        {
            cursor.Refuse(
                cursor.AtEnd || cursor.Current.Text is ";" or "}"
                    ? SyntaxDiagnostics.NotClosed(open)
                    : SyntaxDiagnostics.Expected("`)`", cursor.Current)
            );
        }

        return new PathPart(null, inner, cursor.SpanFrom(dollar));
    }

    // A lone slash after a path divides when an operand follows that could follow no path.
    private bool IsDivision() =>
        cursor.Is("/")
        && cursor.Peek(1) switch
        {
            { Text: "{" } => !IsCapture(1),
            { Kind: TokenKind.Word } word => word.IsName || word.Text is "true" or "false" or "null",
            { Kind: TokenKind.Number or TokenKind.String or TokenKind.Bytes or TokenKind.UnclosedString } => true,
            { Text: "(" or "!" or "++" or "--" } => true,
            _ => false,
        };

    private bool IsCapture(int ahead = 0) => cursor.Peek(ahead + 1).IsName && cursor.Peek(ahead + 2).Text is "}" or "=";
}

using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads operands: literals, names, calls, brackets, paths, and the members and elements of these.</summary>
internal sealed class PrimaryParser(TokenCursor cursor, ExpressionParser expressions)
{
    private readonly PathExpressionParser _paths = new(cursor, expressions);

    /// <summary>An operand. Where reading it breaks off, the compiler looks through it from its beginning.</summary>
    public Expression Operand(bool isRight, bool isNegated)
    {
        var outermost = cursor.Blame is null;
        var start = cursor.Index;
        var told = cursor.Told;
        if (outermost)
        {
            cursor.Blame = at => CompilerErrorLine.Line(at, start, isRight);
        }

        var operand = Postfix(Primary(isNegated));
        if (outermost)
        {
            cursor.Blame = null;
            cursor.ForgetMistakesBeforeError(told);
        }

        if (cursor.Current.Text is "++" or "--")
        {
            var sign = cursor.Take();
            cursor.Report(SyntaxDiagnostics.Increment(sign), CompilerStage.Mistake, cursor.Current.Span.Line);
        }

        return operand;
    }

    private Expression Postfix(Expression target)
    {
        while (true)
        {
            if (cursor.TryTake("."))
            {
                target = Member(target);
            }
            else if (cursor.Is("["))
            {
                target = Index(target);
            }
            else
            {
                return target;
            }

            target = expressions.Bounded(target);
        }
    }

    // Most words of the language may name a member, none a method.
    private Expression Member(Expression target)
    {
        if (cursor.Current.Kind != TokenKind.Word || cursor.Is("rules_version"))
        {
            cursor.Refuse(SyntaxDiagnostics.Expected("the name of a member", cursor.Current));
            return target;
        }

        var word = cursor.Take();
        var name = new Name(word.Text, word.Span);
        return cursor.Is("(") && word.IsName
            ? Call(target, name)
            : new MemberExpression(target, name, target.Span.Through(name.Span));
    }

    private CallExpression Call(Expression? target, Name name)
    {
        var open = cursor.Take();
        var arguments = Items(open, ")");
        return new CallExpression(target, name, arguments, (target?.Span ?? name.Span).Through(cursor.Previous.Span));
    }

    private Expression Index(Expression target)
    {
        var open = cursor.Take();
        var from = cursor.Is(":") ? null : expressions.Expression();
        var isSlice = cursor.TryTake(":");
        var to = isSlice && !cursor.Is("]") ? expressions.Expression() : null;
        Close(open, "]");
        var span = target.Span.Through(cursor.Previous.Span);
        return isSlice ? new SliceExpression(target, from, to, span) : new IndexExpression(target, from!, span);
    }

    private Expression Primary(bool isNegated)
    {
        var token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.String or TokenKind.Bytes or TokenKind.UnclosedString:
            case TokenKind.Word when token.Text is "true" or "false" or "null":
                return Literal(isNegated);
            case TokenKind.Word when token.IsName:
                cursor.Take();
                var name = new Name(token.Text, token.Span);
                return cursor.Is("(")
                    ? expressions.Bounded(Call(null, name))
                    : new NameExpression(token.Text, token.Span);
        }

        if (token.IsOfPath)
        {
            return expressions.Bounded(_paths.Path());
        }

        switch (token.Text)
        {
            case "(":
                cursor.Take();
                var inner = expressions.Expression();
                Close(token, ")");
                return expressions.Bounded(new ParenthesizedExpression(inner, cursor.SpanFrom(token)));
            case "[":
                cursor.Take();
                return expressions.Bounded(new ListExpression(Items(token, "]"), cursor.SpanFrom(token)));
            case "{":
                cursor.Take();
                return expressions.Bounded(new MapExpression(Entries(token), cursor.SpanFrom(token)));
        }

        cursor.Refuse(SyntaxDiagnostics.Expected("an expression", cursor.Current));
        return new MissingExpression(cursor.Current.Span with { Length = 0 });
    }

    private LiteralExpression Literal(bool isNegated)
    {
        var token = cursor.Take();
        switch (token.Kind)
        {
            case TokenKind.UnclosedString:
                cursor.Complain(CompilerStage.Mistake, cursor.Current.Span.Line, token.Span.Offset);
                break;
            // In `-1[0]` the minus stands before the whole, and not before the number.
            case TokenKind.Number when !Literals.IsInRange(token.Text, isNegated && !cursor.Is("[") && !cursor.Is(".")):
                cursor.Report(SyntaxDiagnostics.NumberTooLarge(token), CompilerStage.Tree);
                break;
            case TokenKind.Bytes
                when token.Text.Contains("\\u", StringComparison.Ordinal) && !Literals.AreBytes(token.Text):
                cursor.Report(SyntaxDiagnostics.NoBytes(token), CompilerStage.Tree);
                break;
        }

        return Literals.Of(token);
    }

    // A comma may stand after the last item.
    private ImmutableArray<Expression> Items(Token open, string close)
    {
        var items = ImmutableArray.CreateBuilder<Expression>();
        if (!cursor.Is(close))
        {
            do
            {
                items.Add(expressions.Expression());
            } while (cursor.TryTake(",") && !cursor.Is(close));
        }

        Close(open, close);
        return items.ToImmutable();
    }

    private ImmutableArray<MapEntry> Entries(Token open)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        if (!cursor.Is("}"))
        {
            do
            {
                var key = expressions.Expression();
                cursor.Expect(":");
                entries.Add(new MapEntry(key, expressions.Expression()));
            } while (cursor.TryTake(",") && !cursor.Is("}"));
        }

        Close(open, "}");
        return entries.ToImmutable();
    }

    private void Close(Token open, string close)
    {
        if (!cursor.TryTake(close))
        {
            cursor.Refuse(
                cursor.AtEnd || cursor.Current.Text is ";" or "}"
                    ? SyntaxDiagnostics.NotClosed(open)
                    : SyntaxDiagnostics.Expected($"`{close}`", cursor.Current)
            );
        }
    }
}

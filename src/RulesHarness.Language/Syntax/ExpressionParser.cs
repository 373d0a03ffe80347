using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads expressions by recursive descent. How deep they may be nested is bounded.</summary>
internal sealed class ExpressionParser(TokenCursor cursor)
{
    /// <summary>Expressions one inside the other. Deeper than any rules that are written by hand, and far from the end of the stack.</summary>
    public const int DeepestExpression = 500;

    private int depth;

    /// <summary>An expression; a <see cref="MissingExpression"/> and a diagnostic where none stands.</summary>
    public Expression Expression()
    {
        if (++depth > DeepestExpression)
        {
            depth--;
            return TooDeep();
        }

        var condition = Binary(0);
        if (cursor.TryTake("?"))
        {
            var whenTrue = Expression();
            cursor.Expect(":");
            var whenFalse = Expression();
            condition = Bounded(new ConditionalExpression(condition, whenTrue, whenFalse, condition.Span.Through(whenFalse.Span)));
        }

        depth--;
        return condition;
    }

    // From the loosest to the tightest.
    private static int Precedence(string text) => text switch
    {
        "||" => 1,
        "&&" => 2,
        "==" or "!=" => 3,
        "in" or "is" => 4,
        "<" or "<=" or ">" or ">=" => 5,
        "+" or "-" => 6,
        "*" or "/" or "%" => 7,
        _ => 0,
    };

    private static BinaryOperator Operator(string text) => text switch
    {
        "||" => BinaryOperator.Or,
        "&&" => BinaryOperator.And,
        "==" => BinaryOperator.Equal,
        "!=" => BinaryOperator.NotEqual,
        "in" => BinaryOperator.In,
        "<" => BinaryOperator.Less,
        "<=" => BinaryOperator.LessOrEqual,
        ">" => BinaryOperator.Greater,
        ">=" => BinaryOperator.GreaterOrEqual,
        "+" => BinaryOperator.Add,
        "-" => BinaryOperator.Subtract,
        "*" => BinaryOperator.Multiply,
        "/" => BinaryOperator.Divide,
        _ => BinaryOperator.Modulo,
    };

    private Expression Binary(int above)
    {
        var left = Unary();
        while (Precedence(cursor.Current.Text) is var precedence && precedence > above && cursor.Current.Kind is TokenKind.Symbol or TokenKind.Word)
        {
            var sign = cursor.Take();
            if (sign.Is("is"))
            {
                var type = TypeName();
                left = Bounded(new TypeTestExpression(left, type, left.Span.Through(type.Span)));
            }
            else
            {
                var right = Binary(precedence);
                left = Bounded(new BinaryExpression(left, Operator(sign.Text), sign.Span, right, left.Span.Through(right.Span)));
            }
        }

        return left;
    }

    private Name TypeName()
    {
        if (cursor.Current.Kind != TokenKind.Word)
        {
            cursor.Report(Messages.Expected("the name of a type", cursor.Current));
            return new Name(string.Empty, cursor.Previous.Span);
        }

        var word = cursor.Take();
        return new Name(word.Text, word.Span);
    }

    private Expression Unary()
    {
        var signs = new Stack<Token>();
        while (cursor.Current.Text is "!" or "-")
        {
            signs.Push(cursor.Take());
        }

        var operand = Postfix(Primary());
        while (signs.TryPop(out var sign))
        {
            operand = Bounded(new UnaryExpression(
                sign.Is("!") ? UnaryOperator.Not : UnaryOperator.Negate, operand, sign.Span.Through(operand.Span)));
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
            else if (cursor.TryTake("["))
            {
                target = Index(target);
            }
            else
            {
                return target;
            }

            target = Bounded(target);
        }
    }

    private Expression Member(Expression target)
    {
        if (cursor.Current.Kind != TokenKind.Word)
        {
            cursor.Report(Messages.Expected("the name of a member", cursor.Current));
            return target;
        }

        var word = cursor.Take();
        var name = new Name(word.Text, word.Span);
        return cursor.Is("(")
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
        var open = cursor.Previous;
        var index = Expression();
        Expression? to = cursor.TryTake(":") ? Expression() : null;
        Close(open, "]");
        var span = target.Span.Through(cursor.Previous.Span);
        return to is null ? new IndexExpression(target, index, span) : new SliceExpression(target, index, to, span);
    }

    private Expression Primary()
    {
        var token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.String or TokenKind.Bytes:
                return Literals.Of(cursor.Take());
            case TokenKind.Word when token.Text is "true" or "false" or "null":
                return Literals.Of(cursor.Take());
            case TokenKind.Word when !Words.IsReserved(token.Text):
                cursor.Take();
                var name = new Name(token.Text, token.Span);
                return cursor.Is("(") ? Bounded(Call(null, name)) : new NameExpression(token.Text, token.Span);
        }

        switch (token.Text)
        {
            case "(":
                cursor.Take();
                var inner = Expression();
                Close(token, ")");
                return Bounded(new ParenthesizedExpression(inner, cursor.SpanFrom(token)));
            case "[":
                cursor.Take();
                return Bounded(new ListExpression(Items(token, "]"), cursor.SpanFrom(token)));
            case "{":
                cursor.Take();
                return Bounded(new MapExpression(Entries(token), cursor.SpanFrom(token)));
            case "/":
                return Bounded(Path());
        }

        return Missing();
    }

    private ImmutableArray<Expression> Items(Token open, string close)
    {
        var items = ImmutableArray.CreateBuilder<Expression>();
        if (!cursor.Is(close))
        {
            do
            {
                items.Add(Expression());
            }
            while (cursor.TryTake(","));
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
                var key = Expression();
                cursor.Expect(":");
                entries.Add(new MapEntry(key, Expression()));
            }
            while (cursor.TryTake(","));
        }

        Close(open, "}");
        return entries.ToImmutable();
    }

    private PathExpression Path()
    {
        var first = cursor.Current;
        var parts = ImmutableArray.CreateBuilder<PathPart>();
        while (cursor.Is("/"))
        {
            var slash = cursor.Take();
            if (cursor.Is("$") && cursor.Peek(1).Is("("))
            {
                var dollar = cursor.Take();
                var open = cursor.Take();
                var inner = Expression();
                Close(open, ")");
                parts.Add(new PathPart(null, inner, cursor.SpanFrom(dollar)));
            }
            else if (PathParser.Plain(cursor) is { } literal)
            {
                parts.Add(new PathPart(literal.Text, null, literal.Span));
            }
            else
            {
                cursor.Report(Messages.NoSegment(slash.Span));
            }
        }

        return new PathExpression(parts.ToImmutable(), cursor.SpanFrom(first));
    }

    private void Close(Token open, string close)
    {
        if (!cursor.TryTake(close))
        {
            cursor.Report(cursor.AtEnd ? Messages.NotClosed(open) : Messages.Expected($"`{close}`", cursor.Current));
        }
    }

    private MissingExpression Missing()
    {
        cursor.Report(Messages.Expected("an expression", cursor.Current));
        return new MissingExpression(cursor.Current.Span with { Length = 0 });
    }

    private Expression Bounded(Expression made)
    {
        var height = 1;
        foreach (var child in made.Children)
        {
            height = Math.Max(height, 1 + child.Height);
        }

        return height > DeepestExpression ? TooDeep() : made with { Height = height };
    }

    private MissingExpression TooDeep()
    {
        var at = cursor.Current.Span;
        cursor.Report(Messages.ExpressionTooDeep(DeepestExpression, at));
        cursor.SkipExpression();
        return new MissingExpression(at with { Length = 0 });
    }
}

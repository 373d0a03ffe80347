namespace RulesHarness.Language.Syntax;

/// <summary>Reads expressions by recursive descent, in time linear in their length. How deep they may be nested is bounded.</summary>
internal sealed class ExpressionParser
{
    /// <summary>Expressions one inside the other, as Firestore's compiler counts them: what a chain of members, calls and indexes begins with
    /// is as deep as the chain.</summary>
    public const int Deepest = 99;

    /// <summary>The height of a tree. The compiler itself overflows its stack on chains of 400 calls.</summary>
    public const int Highest = 400;

    private readonly TokenCursor cursor;
    private readonly PrimaryParser primaries;
    private int depth;

    public ExpressionParser(TokenCursor cursor)
    {
        this.cursor = cursor;
        primaries = new PrimaryParser(cursor, this);
    }

    /// <summary>A condition, the value of a variable or what a function returns.</summary>
    public Expression Root()
    {
        var root = Expression();
        foreach (var place in ExpressionDepth.TooDeep(root))
        {
            cursor.Report(Messages.ExpressionTooDeep(Deepest, place), CompilerStage.Tree);
        }

        return root;
    }

    /// <summary>An expression; a <see cref="MissingExpression"/> and a diagnostic where none stands.</summary>
    public Expression Expression(bool isRight = false)
    {
        if (depth >= Deepest)
        {
            return TooDeep();
        }

        depth++;
        var condition = Binary(0, isRight);
        if (cursor.TryTake("?"))
        {
            var whenTrue = Expression();
            cursor.Expect(":");
            var whenFalse = Expression(isRight: true);
            condition = Bounded(new ConditionalExpression(condition, whenTrue, whenFalse, condition.Span.Through(cursor.Previous.Span)));
        }

        depth--;
        return condition;
    }

    /// <summary>The expression, or what is missing when it is too high.</summary>
    public Expression Bounded(Expression made)
    {
        if (made.Height <= Highest)
        {
            return made;
        }

        cursor.Report(Messages.ExpressionTooDeep(Highest, made.Span), CompilerStage.Tree);
        return new MissingExpression(made.Span);
    }

    private Expression Binary(int above, bool isRight)
    {
        var left = Unary(isRight);
        while (Operators.Precedence(cursor.Current) is var precedence && precedence > above)
        {
            var sign = cursor.Take();
            if (sign.Is("is"))
            {
                var type = TypeName();
                left = Bounded(new TypeTestExpression(left, type, left.Span.Through(cursor.Previous.Span)));
            }
            else
            {
                var right = Right(precedence);
                left = Bounded(new BinaryExpression(
                    left, Operators.Of(sign.Text), sign.Span, right, left.Span.Through(cursor.Previous.Span)));
            }
        }

        return left;
    }

    private Expression Right(int above)
    {
        if (depth >= Deepest)
        {
            return TooDeep();
        }

        depth++;
        var right = Binary(above, isRight: true);
        depth--;
        return right;
    }

    private Name TypeName()
    {
        if (!cursor.Current.IsName)
        {
            cursor.Refuse(Messages.Expected("the name of a type", cursor.Current));
            return new Name(string.Empty, cursor.Previous.Span with { Length = 0 });
        }

        var word = cursor.Take();
        if (!TypeNames.Contains(word.Text))
        {
            cursor.Report(Messages.UnknownType(word), CompilerStage.Mistake, cursor.Current.Span.Line);
        }

        return new Name(word.Text, word.Span);
    }

    // `!` may stand before anything, `-` only before what has no sign.
    private Expression Unary(bool isRight)
    {
        var signs = new Stack<Token>();
        while (cursor.Is("!"))
        {
            signs.Push(cursor.Take());
            isRight = true;
        }

        if (cursor.Is("-"))
        {
            signs.Push(cursor.Take());
        }
        else if (cursor.Current.Text is "++" or "--")
        {
            cursor.Take();
            cursor.Report(Messages.Increment(cursor.Previous), CompilerStage.Mistake, cursor.Current.Span.Line);
        }

        var operand = primaries.Operand(isRight, isNegated: signs.TryPeek(out var last) && last.Is("-"));
        while (signs.TryPop(out var sign) && operand is not MissingExpression)
        {
            operand = Bounded(new UnaryExpression(
                sign.Is("!") ? UnaryOperator.Not : UnaryOperator.Negate, operand, sign.Span.Through(cursor.Previous.Span)));
        }

        return operand;
    }

    private MissingExpression TooDeep()
    {
        var first = cursor.Current;
        cursor.Report(Messages.ExpressionTooDeep(Deepest, first.Span), CompilerStage.Tree);
        cursor.SkipNested();
        return new MissingExpression(cursor.SpanFrom(first));
    }
}

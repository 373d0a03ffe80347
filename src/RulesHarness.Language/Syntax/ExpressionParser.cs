namespace RulesHarness.Language.Syntax;

/// <summary>
/// Reads expressions by recursive descent, in time linear in their length. How deep they may be nested is bounded.
/// </summary>
internal sealed class ExpressionParser
{
    /// <summary>
    /// Expressions one inside the other, as Firestore's compiler counts them: what a chain of members, calls and
    /// indexes begins with is as deep as the chain.
    /// </summary>
    public const int Deepest = 99;

    /// <summary>The height of a tree. The compiler itself overflows its stack on chains of 400 calls.</summary>
    public const int Highest = 400;

    private readonly TokenCursor _cursor;
    private readonly PrimaryParser _primaries;
    private int _depth;

    public ExpressionParser(TokenCursor cursor)
    {
        _cursor = cursor;
        _primaries = new PrimaryParser(cursor, this);
    }

    /// <summary>A condition, the value of a variable or what a function returns.</summary>
    public Expression Root()
    {
        var root = Expression();
        foreach (var place in ExpressionDepth.TooDeep(root))
        {
            _cursor.Report(SyntaxDiagnostics.ExpressionTooDeep(Deepest, place), CompilerStage.Tree);
        }

        return root;
    }

    /// <summary>An expression; a <see cref="MissingExpression"/> and a diagnostic where none stands.</summary>
    public Expression Expression(bool isRight = false)
    {
        if (_depth >= Deepest)
        {
            return TooDeep();
        }

        _depth++;
        var condition = Binary(0, isRight);
        if (_cursor.TryTake("?"))
        {
            var whenTrue = Expression();
            _cursor.Expect(":");
            var whenFalse = Expression(isRight: true);
            condition = Bounded(
                new ConditionalExpression(condition, whenTrue, whenFalse, condition.Span.Through(_cursor.Previous.Span))
            );
        }

        _depth--;
        return condition;
    }

    /// <summary>The expression, or what is missing when it is too high.</summary>
    public Expression Bounded(Expression made)
    {
        if (made.Height <= Highest)
        {
            return made;
        }

        _cursor.Report(SyntaxDiagnostics.ExpressionTooDeep(Highest, made.Span), CompilerStage.Tree);
        return new MissingExpression(made.Span);
    }

    private Expression Binary(int above, bool isRight)
    {
        var left = Unary(isRight);
        while (Operators.Precedence(_cursor.Current) is var precedence && precedence > above)
        {
            var sign = _cursor.Take();
            if (sign.Is("is"))
            {
                var type = TypeName();
                left = Bounded(new TypeTestExpression(left, type, left.Span.Through(_cursor.Previous.Span)));
            }
            else
            {
                var right = Right(precedence);
                left = Bounded(
                    new BinaryExpression(
                        left,
                        Operators.Of(sign.Text),
                        sign.Span,
                        right,
                        left.Span.Through(_cursor.Previous.Span)
                    )
                );
            }
        }

        return left;
    }

    private Expression Right(int above)
    {
        if (_depth >= Deepest)
        {
            return TooDeep();
        }

        _depth++;
        var right = Binary(above, isRight: true);
        _depth--;
        return right;
    }

    private Name TypeName()
    {
        if (!_cursor.Current.IsName)
        {
            _cursor.Refuse(SyntaxDiagnostics.Expected("the name of a type", _cursor.Current));
            return new Name(string.Empty, _cursor.Previous.Span with { Length = 0 });
        }

        var word = _cursor.Take();
        if (!TypeNames.Contains(word.Text))
        {
            _cursor.Report(SyntaxDiagnostics.UnknownType(word), CompilerStage.Mistake, _cursor.Current.Span.Line);
        }

        return new Name(word.Text, word.Span);
    }

    // `!` may stand before anything, `-` only before what has no sign.
    private Expression Unary(bool isRight)
    {
        var signs = new Stack<Token>();
        while (_cursor.Is("!"))
        {
            signs.Push(_cursor.Take());
            isRight = true;
        }

        if (_cursor.Is("-"))
        {
            signs.Push(_cursor.Take());
        }
        else if (_cursor.Current.Text is "++" or "--")
        {
            _cursor.Take();
            _cursor.Report(
                SyntaxDiagnostics.Increment(_cursor.Previous),
                CompilerStage.Mistake,
                _cursor.Current.Span.Line
            );
        }

        var operand = _primaries.Operand(isRight, isNegated: signs.TryPeek(out var last) && last.Is("-"));
        while (signs.TryPop(out var sign) && operand is not MissingExpression)
        {
            operand = Bounded(
                new UnaryExpression(
                    sign.Is("!") ? UnaryOperator.Not : UnaryOperator.Negate,
                    operand,
                    sign.Span.Through(_cursor.Previous.Span)
                )
            );
        }

        return operand;
    }

    private MissingExpression TooDeep()
    {
        var first = _cursor.Current;
        _cursor.Report(SyntaxDiagnostics.ExpressionTooDeep(Deepest, first.Span), CompilerStage.Tree);
        _cursor.SkipNested();
        return new MissingExpression(_cursor.SpanFrom(first));
    }
}

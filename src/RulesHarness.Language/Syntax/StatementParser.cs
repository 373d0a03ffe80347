using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads allow statements and functions, with the expressions in them.</summary>
internal sealed class StatementParser(TokenCursor cursor)
{
    private readonly ExpressionParser expressions = new(cursor);

    public AllowStatement Allow()
    {
        var first = cursor.Take();
        var methods = Methods(first);
        Expression? condition = null;
        if (cursor.Is(":") || cursor.Is("if"))
        {
            cursor.Expect(":");
            var asked = cursor.Current;
            cursor.Expect("if");
            condition = Condition(asked);
        }
        else if (!cursor.Is(";") && !cursor.Is("}") && !Words.StartsDeclaration(cursor.Current.Text))
        {
            cursor.Report(Messages.Expected("`:` or `;`", cursor.Current));
            cursor.SkipExpression();
        }

        cursor.TryTake(";");
        return new AllowStatement(methods, condition, cursor.SpanFrom(first));
    }

    private Expression Condition(Token asked)
    {
        if (cursor.Is(";") || cursor.Is("}") || cursor.AtEnd || Words.StartsDeclaration(cursor.Current.Text))
        {
            if (asked.Is("if"))
            {
                cursor.Report(Messages.NoCondition(asked.Span));
            }

            return new MissingExpression(cursor.Current.Span with { Length = 0 });
        }

        var condition = expressions.Expression();
        EndOfExpression();
        return condition;
    }

    // What is left over after an expression is told of once, and passed.
    private void EndOfExpression()
    {
        if (!cursor.Is(";") && !cursor.Is("}") && !cursor.AtEnd && !Words.StartsDeclaration(cursor.Current.Text))
        {
            cursor.Report(Messages.Unexpected(cursor.Current, "after an expression"));
            cursor.SkipExpression();
        }
    }

    private ImmutableArray<Name> Methods(Token allow)
    {
        if (cursor.Current.Kind != TokenKind.Word || Words.IsReserved(cursor.Current.Text))
        {
            cursor.Report(Messages.NoMethods(allow.Span));
            return [];
        }

        var methods = ImmutableArray.CreateBuilder<Name>();
        do
        {
            methods.Add(NewName("a method"));
        }
        while (cursor.TryTake(","));
        return methods.ToImmutable();
    }

    public FunctionDeclaration Function()
    {
        var first = cursor.Take();
        var name = NewName("the name of the function");
        var parameters = ImmutableArray.CreateBuilder<Name>();
        if (cursor.Expect("(") && !cursor.TryTake(")"))
        {
            do
            {
                parameters.Add(NewName("a parameter"));
            }
            while (cursor.TryTake(","));
            cursor.Expect(")");
        }

        var open = cursor.Current;
        var bindings = ImmutableArray.CreateBuilder<LetBinding>();
        Expression? result = null;
        if (cursor.Expect("{"))
        {
            while (cursor.Is("let"))
            {
                bindings.Add(Let());
            }

            result = Return(name);
            if (!cursor.TryTake("}"))
            {
                cursor.Report(Messages.NotClosed(open));
            }
        }

        return new FunctionDeclaration(
            name,
            parameters.ToImmutable(),
            bindings.ToImmutable(),
            result ?? new MissingExpression(cursor.Current.Span with { Length = 0 }),
            cursor.SpanFrom(first));
    }

    private LetBinding Let()
    {
        var first = cursor.Take();
        var name = NewName("the name of the variable");
        cursor.Expect("=");
        var value = expressions.Expression();
        EndOfExpression();
        cursor.TryTake(";");
        return new LetBinding(name, value, cursor.SpanFrom(first));
    }

    private Expression? Return(Name function)
    {
        Expression? result = null;
        if (cursor.TryTake("return"))
        {
            result = expressions.Expression();
            EndOfExpression();
            cursor.TryTake(";");
        }
        else
        {
            cursor.Report(Messages.NoReturn(function.Text, function.Span));
        }

        if (!cursor.Is("}") && !cursor.AtEnd && !Words.StartsDeclaration(cursor.Current.Text))
        {
            cursor.Report(Messages.Unexpected(cursor.Current, "after `return`"));
            while (!cursor.AtEnd && !cursor.Is("}") && !Words.StartsDeclaration(cursor.Current.Text))
            {
                cursor.SkipOne();
            }
        }

        return result;
    }

    /// <summary>Takes a name. A reserved word is taken for one only where no declaration can begin: `function match /a {` lacks
    /// a name and keeps its match.</summary>
    public Name NewName(string what)
    {
        var token = cursor.Current;
        if (token.Kind != TokenKind.Word || Words.StartsDeclaration(token.Text))
        {
            cursor.Report(Messages.Expected(what, token));
            return new Name(string.Empty, token.Span with { Length = 0 });
        }

        if (Words.IsReserved(token.Text))
        {
            cursor.Report(Messages.ReservedName(token));
        }

        cursor.Take();
        return new Name(token.Text, token.Span);
    }
}

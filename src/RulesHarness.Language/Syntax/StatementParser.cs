using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads allow statements and functions, up to the tokens that a parser of expressions takes.</summary>
internal sealed class StatementParser(TokenCursor cursor, string text)
{
    public AllowStatement Allow()
    {
        var first = cursor.Take();
        var methods = Methods(first);
        TokenRun? condition = null;
        if (cursor.Is(":") || cursor.Is("if"))
        {
            cursor.Expect(":");
            var asked = cursor.Current;
            cursor.Expect("if");
            condition = TokenRunReader.Condition(cursor, text);
            if (condition is null && asked.Is("if"))
            {
                cursor.Report(Messages.NoCondition(asked.Span));
            }
        }
        else if (!cursor.Is(";") && !cursor.Is("}") && !Words.StartsDeclaration(cursor.Current.Text))
        {
            cursor.Report(Messages.Expected("`:` or `;`", cursor.Current));
            TokenRunReader.Condition(cursor, text);
        }

        cursor.TryTake(";");
        return new AllowStatement(methods, condition, cursor.SpanFrom(first));
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
        TokenRun? body = null;
        if (cursor.Expect("{"))
        {
            body = TokenRunReader.Body(cursor, text);
            if (!cursor.TryTake("}"))
            {
                cursor.Report(Messages.NotClosed(open));
            }
            else if (body is null || !body.Tokens.Any(token => token.Is("return")))
            {
                cursor.Report(Messages.NoReturn(name.Text, name.Span));
            }
        }

        return new FunctionDeclaration(name, parameters.ToImmutable(), body, cursor.SpanFrom(first));
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

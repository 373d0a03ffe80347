using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads functions, with their variables.</summary>
internal sealed class FunctionParser(TokenCursor cursor, ExpressionParser expressions)
{
    // The compiler says ten, and accepts eleven.
    private const int MostVariables = 11;

    public FunctionDeclaration Function()
    {
        var first = cursor.Take();
        var name = NewName("the name of the function");
        var parameters = Parameters();
        var open = cursor.Current;
        var bindings = ImmutableArray.CreateBuilder<LetBinding>();
        Expression? result = null;
        if (cursor.Expect("{"))
        {
            while (cursor.Is("let"))
            {
                if (bindings.Count == MostVariables + 1)
                {
                    TooManyVariables(name);
                }

                bindings.Add(Let());
            }

            if (bindings.Count == MostVariables + 1)
            {
                TooManyVariables(name);
            }

            result = Return(name);
            if (!cursor.TryTake("}"))
            {
                cursor.Refuse(
                    cursor.AtEnd ? SyntaxDiagnostics.NotClosed(open) : SyntaxDiagnostics.Expected("`}`", cursor.Current)
                );
            }
        }

        return new FunctionDeclaration(
            name,
            parameters,
            bindings.ToImmutable(),
            result ?? new MissingExpression(cursor.Current.Span with { Length = 0 }),
            cursor.SpanFrom(first)
        );
    }

    private ImmutableArray<Name> Parameters()
    {
        var parameters = ImmutableArray.CreateBuilder<Name>();
        if (cursor.Expect("(") && !cursor.TryTake(")"))
        {
            do
            {
                parameters.Add(NewName("a parameter"));
            } while (cursor.TryTake(","));
            cursor.Expect(")");
        }

        if (cursor.Is(")") && cursor.Previous.Is(")"))
        {
            var extra = cursor.Take();
            cursor.Report(
                SyntaxDiagnostics.Unexpected(extra, "after the parameters"),
                cursor.Is("{") ? CompilerStage.Mistake : CompilerStage.Syntax,
                cursor.Is("{") ? null : cursor.Current.Span.Line
            );
        }

        return parameters.ToImmutable();
    }

    private LetBinding Let()
    {
        var first = cursor.Take();
        var name = NewName("the name of the variable");
        cursor.Expect("=");
        var value = expressions.Root();
        if (!cursor.TryTake(";"))
        {
            cursor.Refuse(SyntaxDiagnostics.Expected("`;`", cursor.Current));
            SkipStatement();
            cursor.TryTake(";");
        }

        return new LetBinding(name, value, cursor.SpanFrom(first));
    }

    private Expression? Return(Name function)
    {
        if (!cursor.TryTake("return"))
        {
            cursor.Report(
                SyntaxDiagnostics.NoReturn(function.Text, function.Span),
                CompilerStage.Syntax,
                cursor.Current.Span.Line
            );
            SkipBody();
            return null;
        }

        var result = expressions.Root();
        cursor.TryTake(";");
        if (!cursor.Is("}") && !cursor.AtEnd)
        {
            cursor.Refuse(SyntaxDiagnostics.Unexpected(cursor.Current, "after the returned value"));
            SkipBody();
        }

        return result;
    }

    private void TooManyVariables(Name function)
    {
        var noticed = cursor.Is("return") ? cursor.Peek(1) : cursor.Current;
        cursor.Report(
            SyntaxDiagnostics.TooManyVariables(function.Text, MostVariables, function.Span),
            CompilerStage.Mistake,
            noticed.Span.Line
        );
    }

    private void SkipStatement()
    {
        while (
            !cursor.AtEnd
            && cursor.Current.Text is not (";" or "}" or "let" or "return")
            && !ReservedWords.StartsDeclaration(cursor.Current.Text)
        )
        {
            cursor.SkipOne();
        }
    }

    private void SkipBody()
    {
        while (!cursor.AtEnd && !cursor.Is("}") && !ReservedWords.StartsDeclaration(cursor.Current.Text))
        {
            cursor.SkipOne();
        }
    }

    // A reserved word is taken for a name only where no declaration can begin: `function match /a {` lacks a name and
    // keeps its match.
    private Name NewName(string what)
    {
        var token = cursor.Current;
        if (token.Kind != TokenKind.Word || ReservedWords.StartsDeclaration(token.Text))
        {
            cursor.Refuse(SyntaxDiagnostics.Expected(what, token));
            return new Name(string.Empty, token.Span with { Length = 0 });
        }

        if (ReservedWords.IsReserved(token.Text))
        {
            cursor.Refuse(SyntaxDiagnostics.ReservedName(token));
        }
        else if (ReservedWords.IsPackage(token.Text) && what != "the name of the function")
        {
            cursor.Report(SyntaxDiagnostics.PackageName(token.Text, token.Span), CompilerStage.Tree);
        }

        cursor.Take();
        return new Name(token.Text, token.Span);
    }
}

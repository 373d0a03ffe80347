using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads allow statements, with the conditions in them.</summary>
internal sealed class StatementParser(TokenCursor cursor, ExpressionParser expressions)
{
    public AllowStatement Allow()
    {
        var first = cursor.Take();
        var methods = Methods(first);
        Expression? condition = null;
        if (cursor.Is(":") || cursor.Is("if"))
        {
            condition = Condition();
        }
        else if (!AtEndOfStatement())
        {
            cursor.Refuse(SyntaxDiagnostics.Expected("`:` or `;`", cursor.Current));
            cursor.SkipExpression();
        }

        cursor.TryTake(";");
        return new AllowStatement(methods, condition, cursor.SpanFrom(first));
    }

    private Expression Condition()
    {
        var hasColon = cursor.TryTake(":");
        if (!hasColon)
        {
            cursor.Report(
                SyntaxDiagnostics.Expected("`:`", cursor.Current) with
                {
                    Help = "write a colon between the methods and `if`",
                },
                CompilerStage.Mistake
            );
        }

        var asked = cursor.Current;
        if (!cursor.TryTake("if"))
        {
            if (!StartsExpression())
            {
                cursor.Refuse(SyntaxDiagnostics.Expected("`if`", asked));
                cursor.SkipExpression();
                return new MissingExpression(cursor.Current.Span with { Length = 0 });
            }

            cursor.Report(
                SyntaxDiagnostics.Expected("`if`", asked) with
                {
                    Help = "write `if` before the condition",
                },
                CompilerStage.Mistake
            );
        }
        else if (!StartsExpression())
        {
            var missing = SyntaxDiagnostics.NoCondition(asked.Span) with
            {
                Help = OtherLanguages.Help(asked, cursor.Current),
            };
            cursor.Report(missing, hasColon ? CompilerStage.Mistake : CompilerStage.Syntax, cursor.Current.Span.Line);
            RefuseRest();
            return new MissingExpression(cursor.Current.Span with { Length = 0 });
        }

        var condition = expressions.Root();
        RefuseRest();
        return condition;
    }

    private bool StartsExpression() =>
        cursor.Current switch
        {
            { Kind: TokenKind.Word } word => word.IsName || word.Text is "true" or "false" or "null",
            { Kind: TokenKind.Symbol } symbol => symbol.Text is "(" or "[" or "{" or "/" or "!" or "-" or "++" or "--",
            _ => !cursor.AtEnd,
        };

    // The semicolon is optional, and a path may be a match block that lacks its word.
    private bool AtEndOfStatement() =>
        cursor.Current.Text is ";" or "}" or "allow" or "match" or "function" || cursor.Current.IsOfPath;

    // Text that is left over after a condition is reported once, and skipped.
    private void RefuseRest()
    {
        if (!AtEndOfStatement())
        {
            cursor.Refuse(
                cursor.AtEnd
                    ? SyntaxDiagnostics.Expected("`}`", cursor.Current)
                    : SyntaxDiagnostics.Unexpected(cursor.Current, "after a condition")
            );
            cursor.SkipExpression();
        }
    }

    private ImmutableArray<Name> Methods(Token allow)
    {
        if (!cursor.Current.IsName)
        {
            cursor.Report(SyntaxDiagnostics.NoMethods(allow.Span), CompilerStage.Mistake, cursor.Current.Span.Line);
            if (cursor.Is(";") || !AtEndOfStatement())
            {
                cursor.Complain(CompilerStage.Syntax, cursor.Current.Span.Line, cursor.Current.Span.Offset);
            }

            return [];
        }

        var methods = ImmutableArray.CreateBuilder<Name>();
        methods.Add(TakeName());
        while (cursor.Is(","))
        {
            if (!cursor.Peek(1).IsName)
            {
                var comma = cursor.Current.Span;
                cursor.Report(
                    SyntaxDiagnostics.Expected("a method after `,`", cursor.Peek(1)) with
                    {
                        Span = comma,
                    },
                    CompilerStage.Mistake
                );
                cursor.Take();
                break;
            }

            cursor.Take();
            methods.Add(TakeName());
        }

        return methods.ToImmutable();
    }

    private Name TakeName()
    {
        var token = cursor.Take();
        return new Name(token.Text, token.Span);
    }
}

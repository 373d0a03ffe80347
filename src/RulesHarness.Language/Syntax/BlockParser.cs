namespace RulesHarness.Language.Syntax;

/// <summary>Reads services and match blocks, with the declarations in them.</summary>
internal sealed class BlockParser(TokenCursor cursor)
{
    // Deeper blocks than the compiler accepts are kept so far that its own complaint can be told; beyond that they are
    // passed over.
    private const int DeepestKept = RulesParser.DeepestMatch;

    private readonly StatementParser _statements = new(cursor, new ExpressionParser(cursor));
    private readonly FunctionParser _functions = new(cursor, new ExpressionParser(cursor));

    public FunctionDeclaration Function() => _functions.Function();

    public ServiceDeclaration Service()
    {
        var first = cursor.Take();
        var name = new Name(string.Empty, cursor.Current.Span with { Length = 0 });
        if (cursor.Current.Kind == TokenKind.ServiceName)
        {
            var word = cursor.Take();
            name = new Name(word.Text, word.Span);
            if (!ReservedWords.MayNameService(word.Text))
            {
                cursor.Report(SyntaxDiagnostics.ReservedName(word), CompilerStage.Mistake);
            }
        }
        else
        {
            cursor.Refuse(SyntaxDiagnostics.Expected("the name of a service", cursor.Current));
        }

        var body = Body("service", depth: -1);
        return new ServiceDeclaration(
            name,
            body.Matches.ToImmutable(),
            body.Functions.ToImmutable(),
            cursor.SpanFrom(first)
        );
    }

    private MatchBlock Match(int depth)
    {
        var first = cursor.Current;
        if (!cursor.TryTake("match"))
        {
            var comment = first.Text.StartsWith("/*", StringComparison.Ordinal);
            cursor.Report(
                comment
                    ? SyntaxDiagnostics.CommentNotClosed(first.Span with { Length = 2 })
                    : SyntaxDiagnostics.NoMatchWord(first.Span),
                CompilerStage.Mistake
            );
        }

        // The compiler reads as far as the first declaration before it believes that this is a match block.
        if (cursor.Current.IsOfPath)
        {
            var line = cursor.Current.Span.Line;
            cursor.Blame = _ => line;
        }

        var path = PathParser.Parse(cursor);
        var body = Body("match", depth);
        return new MatchBlock(
            path,
            body.Allows.ToImmutable(),
            body.Matches.ToImmutable(),
            body.Functions.ToImmutable(),
            cursor.SpanFrom(first)
        );
    }

    private DeclarationList Body(string owner, int depth)
    {
        var body = new DeclarationList();
        var open = cursor.Current;
        if (!cursor.Expect("{"))
        {
            cursor.Blame = null;
            if (!ReachBody())
            {
                return body;
            }

            open = cursor.Previous.Is("{") ? cursor.Previous : open;
        }

        if (!StartsDeclaration(owner) && !cursor.Is("}"))
        {
            RefuseDeclaration(body, owner);
        }

        cursor.Blame = null;
        while (!cursor.AtEnd && !cursor.Is("}") && !cursor.Is("service"))
        {
            Declaration(body, owner, depth);
        }

        if (cursor.Is("}") && body.IsEmpty)
        {
            cursor.Report(
                SyntaxDiagnostics.EmptyBody(owner, open.Span.Through(cursor.Current.Span)),
                CompilerStage.Mistake,
                cursor.Current.Span.Line
            );
        }

        if (!cursor.TryTake("}"))
        {
            cursor.Refuse(SyntaxDiagnostics.NotClosed(open));
        }

        return body;
    }

    private bool StartsDeclaration(string owner) =>
        cursor.Current.Text is "match" or "function"
        || (owner == "match" && cursor.Is("allow"))
        || cursor.Current.IsOfPath;

    // After a path that broke off come its remaining variables, whose braces are no body. An allow statement can only
    // be inside.
    private bool ReachBody()
    {
        while (!cursor.AtEnd && !cursor.Is("}") && !ReservedWords.StartsDeclaration(cursor.Current.Text))
        {
            if (cursor.Is("{") && !(cursor.Previous.Is("/") && cursor.Current.IsAdjacentTo(cursor.Previous)))
            {
                cursor.Take();
                return true;
            }

            cursor.SkipOne();
        }

        return cursor.Is("allow");
    }

    private void Declaration(DeclarationList body, string owner, int depth)
    {
        if (!StartsDeclaration(owner))
        {
            RefuseDeclaration(body, owner);
            return;
        }

        body.IsEmpty = false;
        switch (cursor.Current.Text)
        {
            case "function":
                body.Functions.Add(_functions.Function());
                break;
            case "allow":
                body.Allows.Add(_statements.Allow());
                break;
            case var _ when depth >= DeepestKept:
                cursor.Report(
                    SyntaxDiagnostics.TooDeep(RulesParser.DeepestMatch, cursor.Current.Span),
                    CompilerStage.Checks
                );
                PassTooDeep();
                break;
            default:
                body.Matches.Add(Match(depth + 1));
                break;
        }
    }

    private void RefuseDeclaration(DeclarationList body, string owner)
    {
        body.IsEmpty = false;
        cursor.Refuse(SyntaxDiagnostics.Unexpected(cursor.Current, $"in the body of a {owner}"));
        if (!cursor.Is("service") && !cursor.AtEnd)
        {
            cursor.Recover();
        }
    }

    // The braces of the path's variables come before the brace of the body.
    private void PassTooDeep()
    {
        cursor.TryTake("match");
        PathParser.Parse(cursor);
        if (cursor.Is("{"))
        {
            cursor.SkipOne();
        }
    }
}

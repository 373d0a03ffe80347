using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads the structure of a rules file by recursive descent, in time linear in its length. Errors don't stop it: each
/// becomes a diagnostic, and it goes on at the next declaration.</summary>
public sealed class RulesParser
{
    /// <summary>How deep match blocks may be nested inside the outermost one; Firestore's compiler accepts no more.</summary>
    public const int DeepestMatch = 10;

    private readonly TokenCursor cursor;
    private readonly StatementParser statements;
    private readonly string text;

    private RulesParser(string text)
    {
        this.text = text;
        cursor = new TokenCursor(Lexer.Lex(text));
        statements = new StatementParser(cursor);
    }

    /// <summary>Reads the text of a file.</summary>
    public static ParsedRules Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new RulesParser(text);
        var file = parser.File();
        return new ParsedRules(new SourceText(text), file, parser.cursor.Diagnostics);
    }

    private RulesDocument File()
    {
        var first = cursor.Current;
        var version = cursor.Is("rules_version") ? Version() : null;
        var services = ImmutableArray.CreateBuilder<ServiceDeclaration>();
        var functions = ImmutableArray.CreateBuilder<FunctionDeclaration>();
        while (!cursor.AtEnd)
        {
            switch (cursor.Current.Text)
            {
                case "service":
                    services.Add(Service());
                    break;
                case "function":
                    functions.Add(statements.Function());
                    break;
                case "import":
                    cursor.Report(Messages.Import(cursor.Current.Span));
                    cursor.Recover();
                    break;
                default:
                    var help = cursor.Is("rules_version") ? "write it once, before everything else" : null;
                    cursor.Report(Messages.Unexpected(cursor.Current, "outside a service", help));
                    cursor.Recover();
                    break;
            }
        }

        if (services.Count + functions.Count == 0)
        {
            cursor.Report(Messages.NoService(cursor.Current.Span));
        }

        return new RulesDocument(version, services.ToImmutable(), functions.ToImmutable(), cursor.SpanFrom(first));
    }

    private Name? Version()
    {
        cursor.Take();
        cursor.Expect("=");
        if (cursor.Current.Kind != TokenKind.String)
        {
            cursor.Report(Messages.Expected("the version in quotes", cursor.Current));
            if (!cursor.Is("service") && !cursor.Is("function"))
            {
                cursor.Recover();
            }

            return null;
        }

        var version = cursor.Take();
        cursor.TryTake(";");
        return new Name(version.Text.Trim(version.Text[0]), version.Span);
    }

    private ServiceDeclaration Service()
    {
        var first = cursor.Take();
        var name = DottedName();
        var body = Body("service", depth: -1);
        return new ServiceDeclaration(name, body.Matches.ToImmutable(), body.Functions.ToImmutable(), cursor.SpanFrom(first));
    }

    private Name DottedName()
    {
        var first = cursor.Current;
        var name = statements.NewName("the name of a service");
        while (cursor.Current.IsAdjacentTo(cursor.Previous) && cursor.Is(".") && cursor.Peek(1).Kind == TokenKind.Word)
        {
            cursor.Take();
            cursor.Take();
            name = name with { Span = cursor.SpanFrom(first) };
        }

        return name with { Text = text.Substring(name.Span.Offset, name.Span.Length) };
    }

    private MatchBlock Match(int depth)
    {
        var first = cursor.Take();
        var path = PathParser.Parse(cursor);
        var body = Body("match", depth);
        return new MatchBlock(
            path, body.Allows.ToImmutable(), body.Matches.ToImmutable(), body.Functions.ToImmutable(), cursor.SpanFrom(first));
    }

    private DeclarationList Body(string owner, int depth)
    {
        var body = new DeclarationList();
        var open = cursor.Current;
        if (!cursor.Expect("{"))
        {
            if (!ReachBody())
            {
                return body;
            }

            open = cursor.Previous.Is("{") ? cursor.Previous : open;
        }

        while (!cursor.AtEnd && !cursor.Is("}") && !cursor.Is("service"))
        {
            Declaration(body, owner, depth);
        }

        if (!cursor.TryTake("}"))
        {
            cursor.Report(Messages.NotClosed(open));
        }
        else if (body.IsEmpty)
        {
            cursor.Report(Messages.EmptyBody(owner, cursor.SpanFrom(open)));
        }

        return body;
    }

    // After a path that broke off come its remaining variables, whose braces are no body. An allow statement can only be inside.
    private bool ReachBody()
    {
        while (!cursor.AtEnd && !cursor.Is("}") && !Words.StartsDeclaration(cursor.Current.Text))
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
        body.IsEmpty = false;
        switch (cursor.Current.Text)
        {
            case "match" when depth >= DeepestMatch:
                cursor.Report(Messages.TooDeep(DeepestMatch, cursor.Current.Span));
                PassTooDeep();
                break;
            case "match":
                body.Matches.Add(Match(depth + 1));
                break;
            case "function":
                body.Functions.Add(statements.Function());
                break;
            case "allow" when owner == "match":
                body.Allows.Add(statements.Allow());
                break;
            default:
                cursor.Report(Messages.Unexpected(cursor.Current, $"in the body of a {owner}"));
                cursor.Recover();
                break;
        }
    }

    // The braces of the path's variables come before the brace of the body.
    private void PassTooDeep()
    {
        cursor.Take();
        PathParser.Parse(cursor);
        if (cursor.Is("{"))
        {
            cursor.SkipOne();
        }
    }
}

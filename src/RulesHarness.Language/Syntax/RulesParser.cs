using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads the structure of a rules file by recursive descent, in time linear in its length. Errors don't stop it: each
/// becomes a diagnostic, and it goes on at the next declaration.</summary>
public sealed class RulesParser
{
    /// <summary>How deep match blocks may be nested inside the outermost one; Firestore's compiler accepts no more.</summary>
    public const int DeepestMatch = 10;

    private readonly TokenCursor cursor;
    private readonly string text;

    private RulesParser(string text)
    {
        this.text = text;
        cursor = new TokenCursor(Lexer.Lex(text));
    }

    /// <summary>Reads the text of a file. Only the structure is checked: conditions and function bodies are not.</summary>
    public static ParsedRules Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new RulesParser(text);
        var file = parser.File();
        return new ParsedRules(new SourceText(text), file, parser.cursor.Diagnostics);
    }

    private RulesFile File()
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
                    functions.Add(Function());
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

        return new RulesFile(version, services.ToImmutable(), functions.ToImmutable(), cursor.SpanFrom(first));
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
        var name = NewName("the name of a service");
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
        if (!cursor.Expect("{") && !ReachBody())
        {
            return body;
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
                body.Functions.Add(Function());
                break;
            case "allow" when owner == "match":
                body.Allows.Add(Allow());
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

    private AllowStatement Allow()
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

    private FunctionDeclaration Function()
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

    // A reserved word is taken as the name only where no declaration can begin: `function match /a {` loses its name, not its match.
    private Name NewName(string what)
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

using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Reads a rules file by recursive descent, in time linear in its length. It accepts what Firestore's compiler accepts. Errors don't
/// stop it: each becomes a diagnostic, and it goes on at the next declaration. See docs/rules-language.md.</summary>
public sealed class RulesParser
{
    /// <summary>How deep match blocks may be nested inside the outermost one; Firestore's compiler accepts no more.</summary>
    public const int DeepestMatch = 10;

    private readonly TokenCursor cursor;
    private readonly BlockParser blocks;

    private RulesParser(LexedRules lexed)
    {
        cursor = new TokenCursor(lexed);
        blocks = new BlockParser(cursor);
    }

    /// <summary>Reads the text of a file.</summary>
    public static ParsedRules Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lexed = Lexer.Lex(text);
        var parser = new RulesParser(lexed);
        var file = parser.File();
        return new ParsedRules(new SourceText(text), file, parser.cursor.Diagnostics)
        {
            Tokens = lexed.Tokens,
            Complaints = parser.cursor.Complaints,
        };
    }

    private RulesDocument File()
    {
        var first = cursor.Current;
        var version = cursor.Is("rules_version") ? Version() : null;
        while (cursor.Is("import"))
        {
            Import();
        }

        var services = ImmutableArray.CreateBuilder<ServiceDeclaration>();
        var functions = ImmutableArray.CreateBuilder<FunctionDeclaration>();
        if (cursor.AtEnd)
        {
            cursor.Report(Messages.NoService(cursor.Current.Span), CompilerStage.Syntax);
        }

        while (!cursor.AtEnd)
        {
            switch (cursor.Current.Text)
            {
                case "service":
                    services.Add(blocks.Service());
                    break;
                case "function":
                    functions.Add(blocks.Function());
                    break;
                default:
                    var help = cursor.Current.Text is "rules_version" or "import" ? "write it before everything else" : null;
                    cursor.Refuse(Messages.Unexpected(cursor.Current, "outside a service", help));
                    cursor.Recover();
                    break;
            }
        }

        return new RulesDocument(version, services.ToImmutable(), functions.ToImmutable(), cursor.SpanFrom(first));
    }

    private Name? Version()
    {
        var first = cursor.Take();
        cursor.Expect("=");
        if (cursor.Current.Kind != TokenKind.String)
        {
            cursor.Refuse(Messages.Expected("the version in quotes", cursor.Current));
            if (!Words.StartsDeclaration(cursor.Current.Text))
            {
                cursor.Recover();
            }

            return null;
        }

        var version = cursor.Take();
        var name = new Name((string)Literals.Of(version).Value!, version.Span);
        if (name.Text is not ("1" or "2"))
        {
            cursor.Report(Messages.UnsupportedVersion(name.Text, name.Span), CompilerStage.Tree, first.Span.Line);
        }

        cursor.TryTake(";");
        return name;
    }

    private void Import()
    {
        var first = cursor.Take();
        if (cursor.Current.Kind != TokenKind.String)
        {
            cursor.Refuse(Messages.Expected("the name of a file in quotes", cursor.Current));
            cursor.SkipExpression();
            cursor.TryTake(";");
            return;
        }

        cursor.Take();
        if (cursor.TryTake("as") && cursor.Current.IsName)
        {
            cursor.Take();
        }

        cursor.Expect(";");
        cursor.Report(Messages.Import(first.Span), CompilerStage.Tree);
    }
}

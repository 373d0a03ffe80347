using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>
/// Reads a rules file by recursive descent, in time linear in its length. It accepts what Firestore's compiler accepts.
/// Errors don't stop it: each becomes a diagnostic, and it goes on at the next declaration. See docs/rules-language.md.
/// </summary>
public sealed class RulesParser
{
    /// <summary>
    /// The maximum depth of match blocks inside the outermost one; Firestore's compiler accepts no more.
    /// </summary>
    public const int DeepestMatch = 10;

    private readonly TokenCursor _cursor;
    private readonly BlockParser _blocks;

    private RulesParser(LexedRules lexed)
    {
        _cursor = new TokenCursor(lexed);
        _blocks = new BlockParser(_cursor);
    }

    /// <summary>Reads the text of a file.</summary>
    public static ParsedRules Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lexed = Lexer.Lex(text);
        var parser = new RulesParser(lexed);
        var file = parser.File();
        return new ParsedRules(new SourceText(text), file, parser._cursor.Diagnostics)
        {
            Tokens = lexed.Tokens,
            CompilerErrors = parser._cursor.Complaints,
        };
    }

    private RulesDocument File()
    {
        var first = _cursor.Current;
        var version = _cursor.Is("rules_version") ? Version() : null;
        while (_cursor.Is("import"))
        {
            Import();
        }

        var services = ImmutableArray.CreateBuilder<ServiceDeclaration>();
        var functions = ImmutableArray.CreateBuilder<FunctionDeclaration>();
        if (_cursor.AtEnd)
        {
            _cursor.Report(SyntaxDiagnostics.NoService(_cursor.Current.Span), CompilerStage.Syntax);
        }

        while (!_cursor.AtEnd)
        {
            switch (_cursor.Current.Text)
            {
                case "service":
                    services.Add(_blocks.Service());
                    break;
                case "function":
                    functions.Add(_blocks.Function());
                    break;
                default:
                    var help = _cursor.Current.Text is "rules_version" or "import"
                        ? "write it before everything else"
                        : null;
                    _cursor.Refuse(SyntaxDiagnostics.Unexpected(_cursor.Current, "outside a service", help));
                    _cursor.Recover();
                    break;
            }
        }

        return new RulesDocument(version, services.ToImmutable(), functions.ToImmutable(), _cursor.SpanFrom(first));
    }

    private Name? Version()
    {
        var first = _cursor.Take();
        _cursor.Expect("=");
        if (_cursor.Current.Kind != TokenKind.String)
        {
            _cursor.Refuse(SyntaxDiagnostics.Expected("the version in quotes", _cursor.Current));
            if (!ReservedWords.StartsDeclaration(_cursor.Current.Text))
            {
                _cursor.Recover();
            }

            return null;
        }

        var version = _cursor.Take();
        var name = new Name((string)Literals.Of(version).Value!, version.Span);
        if (name.Text is not ("1" or "2"))
        {
            _cursor.Report(
                SyntaxDiagnostics.UnsupportedVersion(name.Text, name.Span),
                CompilerStage.Tree,
                first.Span.Line
            );
        }

        _cursor.TryTake(";");
        return name;
    }

    private void Import()
    {
        var first = _cursor.Take();
        if (_cursor.Current.Kind != TokenKind.String)
        {
            _cursor.Refuse(SyntaxDiagnostics.Expected("the name of a file in quotes", _cursor.Current));
            _cursor.SkipExpression();
            _cursor.TryTake(";");
            return;
        }

        _cursor.Take();
        if (_cursor.TryTake("as") && _cursor.Current.IsName)
        {
            _cursor.Take();
        }

        _cursor.Expect(";");
        _cursor.Report(SyntaxDiagnostics.Import(first.Span), CompilerStage.Tree);
    }
}

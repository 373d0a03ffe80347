using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>A place in the tokens of a file, without its white space and comments; it only moves on.</summary>
internal sealed class TokenCursor
{
    private readonly Token[] _tokens;
    private readonly ImmutableArray<RulesDiagnostic>.Builder _diagnostics;
    private readonly ImmutableArray<CompilerError>.Builder _complaints = ImmutableArray.CreateBuilder<CompilerError>();
    private readonly HashSet<int> _complainedAt;

    public TokenCursor(LexedRules lexed)
    {
        _tokens = [.. lexed.Tokens.Where(token => !token.IsTrivia && token.Kind != TokenKind.Bad)];
        _diagnostics = lexed.Diagnostics.ToBuilder();
        _complainedAt = [.. _diagnostics.Select(diagnostic => diagnostic.Span.Offset)];
        foreach (var diagnostic in _diagnostics)
        {
            // That a string is not closed, the compiler says when it reads the string.
            if (diagnostic.Id != SyntaxDiagnostics.StringNotClosedId)
            {
                var stage =
                    diagnostic.Id == SyntaxDiagnostics.UnknownEscapeId ? CompilerStage.Syntax : CompilerStage.Lexing;
                _complaints.Add(new CompilerError(stage, diagnostic.Span.Line, diagnostic.Span.Offset));
            }
        }
    }

    public Token Current => At(Index);

    public Token Previous => At(Math.Max(Index - 1, 0));

    public Token Peek(int ahead) => At(Math.Min(Index + ahead, _tokens.Length - 1));

    public bool AtEnd => Current.Kind == TokenKind.EndOfFile;

    /// <summary>The number of tokens that it has passed.</summary>
    public int Index { get; private set; }

    /// <summary>
    /// The line that the compiler names for a syntax error here, when it isn't the error's own; null for no such line.
    /// It reads some constructs whole before it believes any part of them.
    /// </summary>
    public Func<TokenCursor, int?>? Blame { get; set; }

    /// <summary>Lexer and parser find things at different times; readers want them in the order of the text.</summary>
    public ImmutableArray<RulesDiagnostic> Diagnostics =>
        [.. _diagnostics.OrderBy(diagnostic => diagnostic.Span.Offset)];

    public ImmutableArray<CompilerError> Complaints => _complaints.ToImmutable();

    /// <summary>The number of errors so far.</summary>
    public int Told => _complaints.Count;

    public bool Is(string text) => Current.Is(text);

    public Token Take() => AtEnd ? Current : At(Index++);

    public Token At(int index) => _tokens[index];

    public bool TryTake(string text)
    {
        var found = Is(text);
        if (found)
        {
            Take();
        }

        return found;
    }

    /// <summary>Takes the symbol or word, or says that it is missing and stays.</summary>
    public bool Expect(string text)
    {
        var found = TryTake(text);
        if (!found)
        {
            Refuse(SyntaxDiagnostics.Expected($"`{text}`", Current));
        }

        return found;
    }

    /// <summary>Reports a token that is not allowed here: the current one.</summary>
    public void Refuse(RulesDiagnostic diagnostic)
    {
        var comment = Current.Kind == TokenKind.PathSegment && Current.Text.StartsWith("/*", StringComparison.Ordinal);
        var refused = comment
            ? SyntaxDiagnostics.CommentNotClosed(Current.Span with { Length = 2 })
            : diagnostic with
            {
                Help = diagnostic.Help ?? OtherLanguages.Help(Previous, Current),
            };
        Report(refused, CompilerStage.Syntax, Current.Span.Line);
    }

    /// <summary>Adds the first complaint about a place; a second one would only be an echo of it.</summary>
    /// <param name="diagnostic">What to say.</param>
    /// <param name="stage">When the compiler finds it.</param>
    /// <param name="line">The line that the compiler names; null for that of the diagnostic.</param>
    public void Report(RulesDiagnostic diagnostic, CompilerStage stage, int? line = null)
    {
        Complain(stage, line ?? diagnostic.Span.Line, diagnostic.Span.Offset);
        if (_complainedAt.Add(diagnostic.Span.Offset))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Notes an error of the compiler that no reader needs to see.</summary>
    public void Complain(CompilerStage stage, int line, int offset)
    {
        var isSyntax = stage == CompilerStage.Syntax;
        if (
            isSyntax
            && _complaints.Count > 0
            && _complaints[^1] is { Stage: CompilerStage.Syntax } last
            && last.Offset == Current.Span.Offset
        )
        {
            return;
        }

        var blamed = isSyntax ? Blame?.Invoke(this) : null;
        _complaints.Add(
            new CompilerError(stage, Math.Min(line, blamed ?? line), isSyntax ? Current.Span.Offset : offset)
        );
    }

    /// <summary>
    /// Removes the mistakes before the first syntax error since there were <paramref name="told"/> errors: the compiler
    /// never read them.
    /// </summary>
    public void ForgetMistakesBeforeError(int told)
    {
        var error = told;
        while (error < _complaints.Count && _complaints[error].Stage != CompilerStage.Syntax)
        {
            error++;
        }

        for (var i = error - 1; i >= told && error < _complaints.Count; i--)
        {
            if (_complaints[i].Stage == CompilerStage.Mistake)
            {
                _complaints.RemoveAt(i);
            }
        }
    }

    public SourceSpan SpanFrom(Token first) =>
        first.Span.Through(Previous.Span.End >= first.Span.End ? Previous.Span : first.Span);

    /// <summary>
    /// Passes at least one token, whole blocks at once, and stops where a declaration or the end of a block may stand.
    /// </summary>
    public void Recover()
    {
        do
        {
            SkipOne();
        } while (!AtEnd && !Is("}") && !ReservedWords.StartsDeclaration(Current.Text));
    }

    /// <summary>Passes one token, or a block with all blocks in it.</summary>
    public void SkipOne()
    {
        var depth = 0;
        do
        {
            depth += Current.Text switch
            {
                "{" => 1,
                "}" => -1,
                _ => 0,
            };
            Take();
        } while (depth > 0 && !AtEnd);
    }

    /// <summary>Passes what is left of an expression: up to a semicolon, a closing brace or a declaration.</summary>
    public void SkipExpression()
    {
        while (!AtEnd && !Is(";") && !Is("}") && !ReservedWords.StartsDeclaration(Current.Text))
        {
            SkipOne();
        }
    }

    /// <summary>
    /// Passes what is left between brackets, and in those opened between them, up to what closes or separates them.
    /// </summary>
    public void SkipNested()
    {
        var depth = 0;
        var questions = 0;
        while (!AtEnd && !Is(";") && (depth > 0 || Current.Text is not (")" or "]" or "}" or ",")))
        {
            depth += Current.Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
            questions +=
                depth > 0
                    ? 0
                    : Current.Text switch
                    {
                        "?" => 1,
                        ":" => -1,
                        _ => 0,
                    };
            if (questions < 0)
            {
                break;
            }

            Take();
        }
    }
}

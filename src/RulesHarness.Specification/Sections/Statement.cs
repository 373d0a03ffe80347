using RulesHarness.Diagnostics;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Sections;

/// <summary>
/// The tokens of one sentence, and its slice. What it is, permission, ownership or documentation, shows in its words.
/// </summary>
internal sealed record Statement(IReadOnlyList<Token> Tokens, TextSlice Text)
{
    private static readonly string[] Modals = ["may", "must", "should", "shall", "will", "could", "might"];

    public bool IsPermission => Tokens.Any(IsModal);

    /// <summary>
    /// Whether <c>can</c>, nearly that, or what other words say of it stands between actors and an operation: no
    /// sentence is lost to a slip, to its place, or to a turn of phrase.
    /// </summary>
    public bool LooksLikePermission(ActorNames actors)
    {
        var cursor = new Cursor(Tokens);
        do
        {
            if (actors.Take(cursor) is null)
            {
                return false;
            }
        } while (cursor.Take("/") || cursor.Take(",") is var comma && cursor.TakeWord("and", "or") || comma);
        return TakeModal(cursor) && SentenceParser.IsVerb(cursor.Current);
    }

    private static bool TakeModal(Cursor cursor)
    {
        if (cursor.TakeWord("is", "are"))
        {
            cursor.TakeWord("not", "only");
            return cursor.TakeWord("allowed", "permitted", "able") && cursor.TakeWord("to");
        }

        var modal = cursor.Advance();
        cursor.TakeWord("not", "never", "only");
        return Modals.Any(modal.IsWord) || Suggestion.Near(modal.Text, ["can", "cannot"]).Any();
    }

    public bool IsOwnership => Tokens[OwnerAt].IsWord("Owner") && Tokens[OwnerAt + 1].IsWord("is");

    /// <summary>Whether it leaves the sentences of its bullet to tests by hand.</summary>
    public bool IsByHand => Tokens[0].IsWord("by") && Tokens[1].IsWord("hand");

    /// <summary>The text after <c>Owner is</c>.</summary>
    public Cursor Owned => new(Tokens) { At = OwnerAt + 2 };

    private int OwnerAt => Tokens[0].IsWord("the") ? 1 : 0;

    public static bool IsModal(Token token) => token.IsWord("can") || token.IsWord("cannot") || token.IsWord("can't");

    /// <summary>The sentences of a slice: each ends with a full stop, the last one also without.</summary>
    public static IEnumerable<Statement> Split(TextSlice slice)
    {
        var tokens = new List<Token>();
        foreach (var token in Lexer.Read(slice))
        {
            if (token.Kind is not (TokenKind.Stop or TokenKind.End))
            {
                tokens.Add(token);
            }
            else if (tokens.Count > 0)
            {
                var end = token.Kind == TokenKind.Stop ? token.End : tokens[^1].End;
                var last = token.Kind == TokenKind.Stop ? token.Start : end;
                yield return new Statement(
                    [.. tokens, new Token(TokenKind.End, "", null, last, last)],
                    slice.Source.Slice(tokens[0].Start, end)
                );
                tokens.Clear();
            }
        }
    }
}

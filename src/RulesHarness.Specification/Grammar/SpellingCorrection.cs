namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Finds the text that was meant where words are misspelled, for findings to show. Only spelling is corrected: no word
/// is put in, left out or moved, and no operator is changed, so that nobody is told to write something of another
/// meaning.
/// </summary>
internal static class SpellingCorrection
{
    private const int MaximumTokens = 80;
    private const int MaximumCorrections = 2;

    /// <summary>Reads the text with at most two words spelled right; null if spelling is not the mistake.</summary>
    public static T? Of<T>(IReadOnlyList<Token> tokens, Vocabulary vocabulary, Func<Cursor, T?> read)
        where T : class
    {
        if (tokens.Count > MaximumTokens)
        {
            return null;
        }
        List<Token> corrected = [.. tokens];
        for (var corrections = 0; corrections < MaximumCorrections; corrections++)
        {
            var cursor = new Cursor(corrected);
            if (
                read(cursor) is not null
                || cursor.Failure is not { } failure
                || Misspelled(corrected, failure.Index, vocabulary) is not var (at, word)
            )
            {
                return null;
            }
            corrected[at] = new Token(TokenKind.Word, word, null, corrected[at].Start, corrected[at].End);
            var again = new Cursor(corrected);
            if (read(again) is { } found && again.Failure is null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// The word that reading failed at, or else one beside it, when it is one of the vocabulary with a slip in it.
    /// </summary>
    private static (int At, string Word)? Misspelled(List<Token> tokens, int failed, Vocabulary vocabulary)
    {
        foreach (var at in new[] { failed, failed - 1, failed + 1 }.Where(at => at >= 0 && at < tokens.Count))
        {
            if (
                tokens[at] is { Kind: TokenKind.Word, IsQuoted: false } token
                && vocabulary.Meant(token.Text) is { } word
            )
            {
                return (at, word);
            }
        }

        return null;
    }
}

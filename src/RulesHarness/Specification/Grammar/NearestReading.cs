namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Finds the nearest text that a grammar reads, for findings to show: words corrected by a few letters, joints put in, words left out. The
/// search follows where reading fails, is bounded, and always finds the same.
/// </summary>
internal static class NearestReading
{
    private const int MaximumTokens = 80;
    private const int MaximumEdits = 2;
    private const int Width = 4;

    /// <summary>What the grammar reads of the nearest text, or null when nothing near can be read.</summary>
    public static T? Of<T>(IReadOnlyList<Token> tokens, Vocabulary vocabulary, Func<Cursor, T?> read)
        where T : class
    {
        if (tokens.Count > MaximumTokens || Attempt.At([.. tokens], read) is not { } first)
            return null;
        List<Attempt<T>> frontier = [first];
        for (var edits = 0; edits < MaximumEdits; edits++)
        {
            var next = new List<Attempt<T>>();
            foreach (var edited in frontier.SelectMany(attempt => Edits(attempt, vocabulary)).Where(edited => Keeps(first.Tokens, edited)))
            {
                if (Attempt.At(edited, read) is not { } attempt)
                    continue;
                if (attempt.Read is { } found)
                    return found;
                next.Add(attempt);
            }

            frontier = [.. next.OrderBy(attempt => attempt.Unread).Take(Width)];
        }

        // What was recognised up to the first failure may say something by itself.
        List<Token> recognised = [.. first.Tokens.Take(first.Failed), first.Tokens[^1]];
        return Keeps(first.Tokens, recognised) ? Attempt.At(recognised, read)?.Read : null;
    }

    /// <summary>What turns a meaning around is never left out: nobody is told to write the opposite.</summary>
    private static bool Keeps(List<Token> tokens, List<Token> edited) => edited.Count(Vocabulary.Turns) >= tokens.Count(Vocabulary.Turns);

    /// <summary>The likeliest first: a word that is a few letters off, a missing joint, another sign for a joint, a word too many.</summary>
    private static IEnumerable<List<Token>> Edits<T>(Attempt<T> attempt, Vocabulary vocabulary)
    {
        var (tokens, at) = (attempt.Tokens, attempt.Failed);
        var suspects = new[] { at, at - 1, at - 2, at + 1 }.Where(index => index >= 0 && index < tokens.Count - 1).ToList();
        foreach (var index in suspects.Where(index => tokens[index] is { Kind: TokenKind.Word, Text.Length: > 2 }))
        {
            foreach (var word in Suggestion.Near(tokens[index].Text, vocabulary.Words).Where(word => !tokens[index].IsWord(word)).Take(2))
                yield return Replaced(index, word);
        }

        foreach (var joint in vocabulary.Joints.Where(joint => Joins(joint, tokens, at)))
            yield return [.. tokens[..at], Vocabulary.Token(joint, tokens[at]), .. tokens[at..]];
        foreach (var index in suspects.Where(index => index == at || index == at - 1))
        {
            foreach (var joint in vocabulary.Joints.Where(joint => !char.IsLetter(joint[0]) || Joins(joint, tokens, index + 1)))
                yield return Replaced(index, joint);
        }

        foreach (var index in suspects.Where(index => index == at || index == at - 1))
            yield return [.. tokens[..index], .. tokens[(index + 1)..]];

        List<Token> Replaced(int index, string word)
        {
            List<Token> edited = [.. tokens[..index], Vocabulary.Token(word, tokens[index]), .. tokens[(index + 1)..]];
            // What stands bare behind a comparator that was missing is most likely text.
            if (word == "==" && edited[index + 1] is { Kind: TokenKind.Word } bare && !Vocabulary.IsValue(bare) && !edited[index + 2].Is("."))
                edited[index + 1] = bare with { Kind = TokenKind.String, Value = bare.Text };
            return edited;
        }
    }

    /// <summary>Whether a joint makes sense before the token at an index: whatever a grammar would read, words must not be strung together.</summary>
    private static bool Joins(string joint, List<Token> tokens, int at) => joint switch
    {
        "where" or "and" => at + 1 < tokens.Count && Vocabulary.IsComparator(tokens[at + 1]),
        "==" => Vocabulary.IsValue(tokens[at]),
        "exists" => at > 0 && tokens[at - 1].Is("}"),
        "can" => SentenceParser.IsVerb(tokens[at]) || tokens[at].IsWord("not"),
        "docs" => at > 0 && tokens[at - 1].IsWord("own"),
        "of" => tokens[at].Kind == TokenKind.Word,
        _ => true,
    };

    private sealed record Attempt<T>(List<Token> Tokens, T? Read, int Failed)
    {
        public int Unread => Tokens.Count - Failed;
    }

    private static class Attempt
    {
        public static Attempt<T>? At<T>(List<Token> tokens, Func<Cursor, T?> read)
            where T : class
        {
            var cursor = new Cursor(tokens);
            var result = read(cursor);
            return result is null && cursor.Failure is null ? null : new Attempt<T>(tokens, cursor.Failure is null ? result : null, cursor.Failure?.Index ?? 0);
        }
    }
}

using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// A rules file as the emulator's coverage speaks of it. The emulator counts in code points, and an expression of its ends before the brackets
/// that close it.
/// </summary>
internal sealed class RulesSource
{
    private const int MostShown = 120;

    private readonly string text;
    private readonly int[]? offsets;
    private readonly Token[] tokens;

    public RulesSource(RulesFile rules)
    {
        (Name, text) = (rules.Name, rules.Content);
        Outline = RulesOutline.Of(RulesParser.Parse(text));
        tokens = [.. Lexer.Lex(text).Tokens.Where(token => !token.IsTrivia)];
        // Only a file with characters beyond the first plane needs the way from code points to the string's units.
        if (text.Any(char.IsSurrogate))
            offsets = [.. Enumerable.Range(0, text.Length).Where(at => !char.IsLowSurrogate(text[at])), text.Length];
    }

    public string Name { get; }

    public RulesOutline Outline { get; }

    /// <summary>Where in the text an offset of the emulator's is.</summary>
    public int At(int codePoints) => offsets is null ? codePoints : offsets[codePoints];

    /// <summary>The tokens between two expressions, brackets left out.</summary>
    public IReadOnlyList<string> Between(CoverageNode before, CoverageNode after)
    {
        var end = At(after.StartOffset);
        return [.. tokens.Skip(First(At(before.EndOffset + 1))).TakeWhile(token => token.Span.Offset < end).Select(token => token.Text).Where(token => token is not ("(" or ")" or "[" or "]"))];
    }

    /// <summary>An expression's text in one line, closed, and cut when it is long.</summary>
    public string Text(CoverageNode node)
    {
        var words = new List<Token>();
        var open = 0;
        foreach (var token in tokens.Skip(First(At(node.StartOffset))))
        {
            if (token.Span.Offset > At(node.EndOffset) && (open == 0 || token.Text is not (")" or "]" or "}")))
                break;
            open += token.Text switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
            words.Add(token);
        }

        if (words.Count == 0)
            return "";
        var plain = string.Join(' ', text[words[0].Span.Offset..words[^1].Span.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= MostShown ? plain : $"{plain[..MostShown]}…";
    }

    /// <summary>The index of the first token that begins at an offset or after it.</summary>
    private int First(int offset)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tokens[middle].Span.Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

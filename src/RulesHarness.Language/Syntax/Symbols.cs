namespace RulesHarness.Language.Syntax;

/// <summary>The operators and punctuation marks. A slash is not among them: what it is, the lexer decides.</summary>
internal static class Symbols
{
    private static readonly string[] Pairs = ["**", "==", "!=", "<=", ">=", "&&", "||", "++", "--"];

    private static readonly string?[] Singles = Singly("{}()[];,:.?=!<>+-*%$@");

    /// <summary>The longest one that stands at <paramref name="index"/>.</summary>
    public static string? At(string text, int index)
    {
        foreach (var pair in Pairs)
        {
            if (text[index] == pair[0] && index + 1 < text.Length && text[index + 1] == pair[1])
            {
                return pair;
            }
        }

        return text[index] < Singles.Length ? Singles[text[index]] : null;
    }

    private static string?[] Singly(string characters)
    {
        var symbols = new string?[128];
        foreach (var character in characters)
        {
            symbols[character] = character.ToString();
        }

        return symbols;
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace RulesHarness.Language.Patterns;

/// <summary>
/// A pattern of RE2, which takes time linear in the text. What was compiled is kept for the next time.
/// </summary>
public sealed class Pattern
{
    // Rules have some tens; data that is taken for patterns has no end.
    private const int MostKept = 1000;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, Pattern?> Kept = new(StringComparer.Ordinal);

    private readonly TranslatedPattern _translated;
    private readonly Regex _whole;
    private Regex? _anywhere;

    private Pattern(TranslatedPattern translated)
    {
        _translated = translated;
        _whole = Compile($@"\A(?:{translated.Text})\z");
    }

    // Two threads may both make it: either will do.
    private Regex Anywhere => _anywhere ??= Compile(_translated.Text);

    /// <summary>Null for what is no pattern.</summary>
    public static Pattern? Find(string text)
    {
        if (Kept.TryGetValue(text, out var pattern))
        {
            return pattern;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept[text] = PatternTranslator.Translate(text) is { } translated ? new Pattern(translated) : null;
    }

    /// <summary>Whether the whole text is of the pattern.</summary>
    public bool Matches(string text) => _whole.IsMatch(text);

    /// <summary>Splits a text at the matches. Empty parts at the end are kept.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var match in Anywhere.EnumerateMatches(text))
        {
            parts.Add(text[start..match.Index]);
            start = match.Index + match.Length;
        }

        parts.Add(text[start..]);
        while (parts.Count > 1 && parts[^1].Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return parts;
    }

    /// <summary>
    /// The text with all matches replaced; null where the replacement names a group that isn't there.
    /// </summary>
    public string? Replace(string text, string replacement) =>
        Replacement.Parse(replacement, _translated) is { } parsed ? Anywhere.Replace(text, parsed.Of) : null;

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            // Too large for an automaton: thousands of repetitions inside each other. What remains is to try, for so
            // long.
            return new Regex(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
    }
}

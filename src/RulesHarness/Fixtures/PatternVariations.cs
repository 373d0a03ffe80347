using System.Collections.Concurrent;
using RulesHarness.Language.Patterns;

namespace RulesHarness.Fixtures;

/// <summary>
/// Text at the edges of a pattern, each varied in one place: a part as seldom and as often as it may be, the ends of a
/// range of characters, each alternative; and beyond them a part once too seldom or too often, a character of another
/// kind, text before or behind.
/// </summary>
internal sealed class PatternVariations
{
    private const int MostMatching = 24;
    private const int MostNotMatching = 48;
    private const int MostRepeats = 200;

    private static readonly ConcurrentDictionary<string, PatternVariations> Known = new(StringComparer.Ordinal);

    private static readonly string[] Before = ["!", " ", "x", "0"];
    private static readonly string[] Behind = ["!", " ", "\n", "x", "0"];

    private PatternVariations(IReadOnlyList<string> matching, IReadOnlyList<string> notMatching) =>
        (Matching, NotMatching) = (matching, notMatching);

    /// <summary>Text that the pattern matches.</summary>
    public IReadOnlyList<string> Matching { get; }

    /// <summary>Text that it does not match, and that a pattern with one mistake may.</summary>
    public IReadOnlyList<string> NotMatching { get; }

    /// <summary>The variations of a pattern; none for one that can't be read.</summary>
    public static PatternVariations Of(string pattern) => Known.GetOrAdd(pattern, Make);

    private static PatternVariations Make(string pattern)
    {
        if (PatternParser.Parse(pattern) is not { } tree)
        {
            return new PatternVariations([], []);
        }
        var plain = PatternWriter.Write(tree.Root, new PatternVariation());
        List<IEnumerable<string>> ofPlaces =
        [
            ["", plain],
            .. VariationsOf(tree.Root)
                .GroupBy(variation => (object?)variation.Place, ReferenceEqualityComparer.Instance)
                .Select(place => place.Select(Written)),
            Before.Select(junk => junk + plain),
            Behind.Select(junk => plain + junk),
        ];
        var texts = InTurn(ofPlaces)
            .Where(text => !text.Contains('\0', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToLookup(text => TextFactory.Matches(text, pattern));
        return new PatternVariations([.. texts[true].Take(MostMatching)], [.. texts[false].Take(MostNotMatching)]);

        string Written(PatternVariation variation) => PatternWriter.Write(tree.Root, variation);
    }

    /// <summary>
    /// The first of each list, then the second of each: a long pattern has more variations than are tried, and a
    /// mistake at its end is as likely as one at its start.
    /// </summary>
    private static IEnumerable<string> InTurn(IReadOnlyList<IEnumerable<string>> lists) =>
        from list in lists
        from each in list.Index()
        orderby each.Index
        select each.Item;

    private static IEnumerable<PatternVariation> VariationsOf(PatternNode node) =>
        node switch
        {
            SequenceNode sequence => sequence.Parts.SelectMany(VariationsOf),
            GroupNode group => VariationsOf(group.Inner),
            ChoiceNode choice => choice
                .Alternatives.Select((_, at) => new PatternVariation(choice, Number: at))
                .Concat(choice.Alternatives.SelectMany(VariationsOf)),
            RepeatNode repeat => Times(repeat.Repetition)
                .Select(times => new PatternVariation(repeat, Number: times))
                .Concat(VariationsOf(repeat.Inner)),
            CharacterNode character => EdgeCharacters
                .Inside(character.Set)
                .Concat(EdgeCharacters.Beside(character.Set))
                .Append("")
                .Concat(EdgeCharacters.Outside(character.Set))
                .Select(text => new PatternVariation(character, Text: text)),
            _ => [],
        };

    private static IEnumerable<int> Times(Repetition repetition)
    {
        yield return repetition.Least;
        if (repetition.Least > 0)
        {
            yield return repetition.Least - 1;
        }
        if (repetition.AtMost is { } most and <= MostRepeats)
        {
            yield return most;
            yield return most + 1;
        }
    }
}

/// <summary>The one place in which text differs from the plainest that a pattern matches; none for that text.</summary>
internal sealed record PatternVariation(PatternNode? Place = null, int Number = 0, string? Text = null);

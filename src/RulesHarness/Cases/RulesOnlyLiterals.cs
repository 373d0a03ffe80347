using System.Buffers;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Literals that only the rules list: a value in addition to those of an enum, a field in addition to those of a
/// schema, text that a pattern of the rules matches. Nobody would guess them, but anyone who reads the rules can write
/// them.
/// </summary>
/// <param name="written">What the rules write out.</param>
/// <param name="model">The spec. Patterns that it has too are left out.</param>
internal sealed class RulesOnlyLiterals(WrittenOut written, DataModel model)
{
    /// <summary>Nobody lists more numbers one by one.</summary>
    private const int MostListed = 32;

    private static readonly SearchValues<char> InWords = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
    );

    private readonly IReadOnlyList<string> _patterns =
    [
        .. written.Patterns.Except(
            model
                .Collections.SelectMany(each => each.StoredFields)
                .Select(field => field.Constraints.Pattern)
                .OfType<string>()
        ),
    ];

    /// <summary>
    /// Text at the edges of a pattern that only the rules have, which another pattern does not match.
    /// </summary>
    public IReadOnlyList<string> NotMatching(string pattern) =>
        [
            .. _patterns
                .SelectMany(other => PatternVariations.Of(other).Matching)
                .Where(text => !TextFactory.Matches(text, pattern))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>
    /// The texts in lists that hold at least as many of the known ones as of others; empty where rules list nothing
    /// more.
    /// </summary>
    public IReadOnlyList<string> Beside(IReadOnlyCollection<string> known)
    {
        var beside = new List<string>();
        foreach (var list in written.Lists)
        {
            var others = list.Where(text => text.Length > 0 && !known.Contains(text)).ToList();
            if (others.Count * 2 <= list.Count)
            {
                beside.AddRange(others);
            }
        }

        return [.. beside.Distinct()];
    }

    /// <summary>The same of names: a text that is no word names no field.</summary>
    public IReadOnlyList<string> NamesBeside(IReadOnlyCollection<string> known) => [.. Beside(known).Where(IsWord)];

    /// <summary>
    /// The whole numbers between two where the rules list both, one by one, and so may list too few of them; empty
    /// elsewhere.
    /// </summary>
    public IReadOnlyList<long> Between(long least, long most) =>
        most - least <= MostListed && written.Numbers.Any(list => list.Contains(least) && list.Contains(most))
            ? [.. Enumerable.Range(1, (int)Math.Max(0, most - least - 1)).Select(above => least + above)]
            : [];

    private static bool IsWord(string text) => !text.AsSpan().ContainsAnyExcept(InWords);
}

using RulesHarness.Language.Patterns;

namespace RulesHarness.Language.Exploration;

/// <summary>Texts that match a pattern.</summary>
internal static class TextSamples
{
    private static readonly string[] Usual =
    [
        "a",
        "abc",
        "1",
        "12345678",
        "a1",
        "text",
        "Text",
        "someone@example.com",
        "https://example.com/page",
        "2024-01-31",
        "2024-01-31T12:00:00Z",
        "+15551234567",
        "a-slug-1",
        "ABC-1",
        "#a1b2c3",
        "550e8400-e29b-41d4-a716-446655440000",
        "12:30",
        "de",
        "en-US",
        "",
        "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJ",
        "0123456789abcdef0123456789abcdef",
    ];

    /// <summary>The first likely one, and short ones that differ in a character; none where no text is known.</summary>
    public static IEnumerable<string> Matching(string pattern)
    {
        const int MaxSamples = 10;
        return Pattern.Find(pattern) is { } known
            ? Usual
                .Prepend(pattern)
                .Where(known.Matches)
                .Take(1)
                .Concat(PatternSamples.Of(pattern).Take(MaxSamples * MaxSamples).Where(known.Matches))
                .Distinct()
                .Take(MaxSamples)
            : [];
    }
}

using RulesHarness.Embedded.Authorization;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Engines;

/// <summary>The text of a denial: the emulator's, on one line, in which failed look-ups name their documents.</summary>
internal static class ReadableDenial
{
    /// <summary>The text of the lines that were tried.</summary>
    public static string Of(IReadOnlyList<TriedLine> tried) => OneLine(DenialText.Of(tried, Outcome));

    /// <summary>A text without line breaks and repeated spaces.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Outcome(TriedLine line) =>
        line.FailedLookUp is { } failed ? LookUpText.WithOriginal(failed) : line.Outcome;
}

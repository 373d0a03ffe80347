using System.Text.RegularExpressions;
using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Sections;

/// <summary>Conditions over several lines, one of which Markdown takes for a bullet.</summary>
internal static partial class BrokenConditions
{
    /// <summary>
    /// Whether a text that could not be read to its end has open brackets, and the line behind it begins as a bullet
    /// that is no sentence and no collection.
    /// </summary>
    public static bool IsCut(TextSlice text, ParseFailure failure) =>
        failure.Found.Length == 0
        && text.Text.Count(letter => letter is '(' or '[') > text.Text.Count(letter => letter is ')' or ']')
        && Bullet().IsMatch(text.Source.Text[text.End..]);

    [GeneratedRegex(@"\A[`\s]*\n[ \t]*[-*+][ \t](?!\*\*|[^\n]*\b(?:can|cannot|can't|may)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Bullet();
}

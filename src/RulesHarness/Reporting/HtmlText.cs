using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Reporting;

/// <summary>Text that users wrote, in HTML that has no script.</summary>
internal static partial class HtmlText
{
    /// <summary>
    /// The text without a meaning in HTML. Characters that are not seen, or that change the order of others, are
    /// written as <c>\u0007</c>.
    /// </summary>
    public static string Of(string value) =>
        Hidden()
            .Replace(value, found => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)found.Value[0]:x4}"))
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>The text as code.</summary>
    public static string Code(string value) => $"<code>{Of(value)}</code>";

    [GeneratedRegex(
        @"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Hidden();
}

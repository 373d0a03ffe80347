using RulesHarness.Diagnostics;

namespace RulesHarness.Reporting;

/// <summary>Text that users wrote, in HTML that has no script.</summary>
internal static class HtmlText
{
    /// <summary>
    /// The text without a meaning in HTML. Characters that are not seen, or that change the order of others, are
    /// written as <c>\u0007</c>.
    /// </summary>
    public static string Of(string value) =>
        VisibleText
            .Of(value)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>The text as code.</summary>
    public static string Code(string value) => $"<code>{Of(value)}</code>";
}

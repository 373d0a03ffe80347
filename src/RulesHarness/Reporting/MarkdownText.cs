using System.Text;
using RulesHarness.Diagnostics;

namespace RulesHarness.Reporting;

/// <summary>Text that users wrote, in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Text in code marks that no text inside can end, and that breaks no row of a table.</summary>
    public static string Code(string value)
    {
        var longest = value.Split('`').Length > 1 ? LongestRun(value) : 0;
        var mark = new string('`', longest + 1);
        var space = longest > 0 ? " " : "";
        return $"{mark}{space}{OneLine(value).Replace("|", "\\|", StringComparison.Ordinal)}{space}{mark}";
    }

    /// <summary>Text of several lines as a code block that no text inside can end.</summary>
    public static string Block(string value)
    {
        var fence = new string('`', Math.Max(3, LongestRun(value) + 1));
        return $"{fence}text\n{value.ReplaceLineEndings("\n")}\n{fence}\n";
    }

    private static int LongestRun(string value)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in value)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>Text without a meaning in Markdown, on one line.</summary>
    public static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var letter in OneLine(value))
        {
            text.Append("\\`*_{}[]<>#|!@&~$".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}");
        }

        return text.ToString();
    }

    /// <summary>Text inside an HTML element, on one line.</summary>
    public static string Html(string value) => System.Net.WebUtility.HtmlEncode(OneLine(value));

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");

    /// <summary>Adds findings as a list.</summary>
    public static StringBuilder Findings(StringBuilder text, IReadOnlyList<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            var severity = finding.Severity.ToString().ToLowerInvariant();
            text.Append("\n- ").Append(severity).Append(' ').Append(finding.Id).Append(": ");
            text.Append(Escaped($"{finding.Message}. {finding.Help}".Trim()));
        }

        return findings.Count > 0 ? text.Append('\n') : text;
    }
}

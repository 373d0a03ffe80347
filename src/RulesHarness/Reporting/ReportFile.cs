using System.Diagnostics.CodeAnalysis;

namespace RulesHarness.Reporting;

/// <summary>A report that is written to a file, as <c>junit=results.xml</c> asks for.</summary>
/// <param name="Format">One of the formats of <see cref="Reports"/>.</param>
/// <param name="Path">The file, absolute or relative.</param>
public sealed record ReportFile(string Format, string Path)
{
    /// <summary>Reads <c>FORMAT=FILE</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="formats">The formats that make sense.</param>
    /// <param name="file">The report.</param>
    /// <param name="fault">What is wrong with the text, and what to write instead.</param>
    /// <returns>False if the format is not one of these, or if the file is missing.</returns>
    public static bool TryParse(
        string text,
        IReadOnlyCollection<string> formats,
        [NotNullWhen(true)] out ReportFile? file,
        [NotNullWhen(false)] out string? fault
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(formats);
        var isComplete = text.Split('=', 2) is [_, { Length: > 0 }];
        var format = text.Split('=', 2)[0];
        file = isComplete && formats.Contains(format) ? new ReportFile(format, text[(format.Length + 1)..]) : null;
        fault = file is null
            ? $"{text}: write FORMAT=FILE, with one of the formats {string.Join(", ", formats)}"
            : null;
        return file is not null;
    }
}

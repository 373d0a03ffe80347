using System.Text.RegularExpressions;

namespace RulesHarness.Architecture.Tests;

/// <summary>The rules that every source file obeys. Null means that the file does.</summary>
internal static partial class SourceRules
{
    public const int MostLines = 400;

    // These hold no type of their own.
    private static readonly string[] WithoutNamespace = ["Program.cs", "AssemblyInfo.cs", "GlobalUsings.cs"];

    /// <param name="file">Relative to src, with forward slashes.</param>
    /// <param name="text">What it holds.</param>
    public static string? Namespace(string file, string text)
    {
        var expected = Path.GetDirectoryName(file)!.Replace('\\', '.').Replace('/', '.');
        var found = FileScopedNamespace().Match(text);
        return found.Success
            ? found.Groups[1].Value == expected
                ? null
                : $"{file} is in `{found.Groups[1].Value}`, its folder is `{expected}`"
            : WithoutNamespace.Contains(Path.GetFileName(file))
                ? null
                : $"{file} has no `namespace {expected};`";
    }

    public static string? Length(string file, string text)
    {
        var lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        return lines <= MostLines ? null : $"{file} has {lines} lines, {MostLines} are the most";
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex FileScopedNamespace();
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;

namespace RulesHarness.Reporting;

/// <summary>Problems as the annotations of CI services, beside the lines of a pull request.</summary>
internal static class Annotations
{
    /// <summary>
    /// GitHub Actions' workflow commands, a line each: <c>::error file=...,line=...,title=...::...</c>.
    /// </summary>
    public static string GitHub(IReadOnlyList<Problem> problems)
    {
        var text = new StringBuilder();
        foreach (var problem in problems)
        {
            text.Append(CultureInfo.InvariantCulture, $"::{LevelOf(problem)} file={Property(problem.Where.File)}");
            text.Append(CultureInfo.InvariantCulture, $",line={problem.Where.Line},col={problem.Where.Column}");
            text.Append(CultureInfo.InvariantCulture, $",title={Property($"{problem.Id}: {problem.Title}")}");
            text.Append(CultureInfo.InvariantCulture, $"::{Message(problem.Text)}\n");
        }

        return text.ToString();
    }

    /// <summary>GitLab's code quality report, which is Code Climate's: a JSON list of issues.</summary>
    public static string GitLab(IReadOnlyList<Problem> problems)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var problem in problems)
            {
                json.WriteStartObject();
                json.WriteString("description", problem.Title);
                json.WriteString("check_name", problem.Id);
                json.WriteString("fingerprint", Sarif.Fingerprint(problem));
                json.WriteString("severity", problem.Severity == Severity.Error ? "major" : "minor");
                json.WriteStartObject("location");
                json.WriteString("path", problem.Where.File);
                json.WriteStartObject("lines");
                json.WriteNumber("begin", problem.Where.Line);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static string LevelOf(Problem problem) => problem.Severity == Severity.Error ? "error" : "warning";

    // A line break would end the command, and the next line could be another one.
    private static string Message(string value) =>
        value
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string value) =>
        Message(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

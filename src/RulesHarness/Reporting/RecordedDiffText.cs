using System.Globalization;
using System.Text.Json;
using RulesHarness.Changes;
using RulesHarness.Language.Evaluation;
using RulesHarness.Recordings;

namespace RulesHarness.Reporting;

/// <summary>A comparison by a recording, in sentences and as JSON.</summary>
internal static class RecordedDiffText
{
    /// <summary>The request: <c>update posts/p1 as user alice</c>.</summary>
    public static string TitleOf(RecordedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return RecordedText.Of(change.Request);
    }

    /// <summary>The parts of a changed request: the test, and both decisions.</summary>
    public static IEnumerable<(string Name, string Text)> PartsOf(RecordedChange change, RecordedDiffReport report)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            ("test", change.Decision.Id),
            ("base", TextOf(change.Before, report.Base!)),
            ("head", TextOf(change.After, report.Head!)),
        ];
    }

    /// <summary>The result in one line.</summary>
    public static string SummaryOf(RecordedDiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var widened = report.Changes.Count(change => change.IsWidened);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Compared} recorded requests: {widened} widened, {report.Changes.Count - widened} narrowed"
        );
    }

    /// <summary>One JSON document, ending with a line break.</summary>
    internal static string Json(RecordedDiffReport report) =>
        JsonReport.Write(json =>
        {
            json.WriteString("base", report.Base);
            json.WriteString("head", report.Head);
            json.WriteNumber("compared", report.Compared);
            json.Object("changes", report.Changes, Change);
            json.Diagnostics(report.Diagnostics);
        });

    private static void Change(Utf8JsonWriter json, RecordedChange change)
    {
        json.WriteString("test", change.Decision.Test);
        json.WriteString("place", change.Decision.Place);
        json.WriteString("request", TitleOf(change));
        json.WriteString("direction", change.IsWidened ? "widened" : "narrowed");
        Write(json, "base", change.Before);
        Write(json, "head", change.After);
    }

    private static void Write(Utf8JsonWriter json, string name, Decision decision)
    {
        json.WritePropertyName(name);
        json.Object(() =>
        {
            json.WriteString("decision", decision.IsAllowed ? "allow" : "deny");
            if (decision.Line is { } line)
            {
                json.WriteNumber("line", line);
            }
            else
            {
                json.WriteNull("line");
            }
        });
    }

    private static string TextOf(Decision decision, string rules)
    {
        var verdict = decision.IsAllowed ? "allow" : "deny";
        return decision.Line is { } line ? $"{verdict} ({rules}:{line})" : verdict;
    }
}

using System.Text;
using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Explaining;
using RulesHarness.Language.Analysis;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>
/// The cases of the HTML report: a short row for each, and all that explains those that do not hold.
/// </summary>
internal static class HtmlCases
{
    /// <summary>An explanation takes kilobytes, and nobody reads hundreds: the page stays small.</summary>
    private const int MostExplained = 300;

    private const int LongestDocument = 300;

    public static void Write(Utf8JsonWriter json, CheckReport report)
    {
        var failing = report.Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed).Take(MostExplained);
        json.WriteNumber("mostExplained", MostExplained);
        json.Array("cases", report.Verdicts, Row);
        json.WriteStartObject("details");
        foreach (var verdict in failing)
        {
            json.WritePropertyName(verdict.Case.Id);
            var parts = FailureParts.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data);
            json.Object(() => Detail(json, parts));
        }
        json.WriteEndObject();
    }

    /// <summary>A list, because there are thousands: model.js names its items.</summary>
    private static void Row(Utf8JsonWriter json, Verdict verdict)
    {
        var tried = verdict.Case;
        json.WriteStartArray();
        json.WriteStringValue(tried.Id);
        json.WriteStringValue(tried.Title);
        json.WriteStringValue(Name(verdict.Status));
        json.WriteStringValue(KindOf(tried.Kind));
        json.WriteStringValue(tried.Collection.Text);
        json.WriteStringValue(Name(tried.Operation));
        json.WriteStringValue(tried.Actor);
        json.WriteStringValue(Decision(tried.IsAllowed));
        json.WriteStringValue(verdict.IsAllowed is { } isAllowed ? Decision(isAllowed) : "nothing");
        json.WriteStringValue(CauseOf(verdict.Cause));
        json.WriteStringValue(tried.Path);
        json.WriteStringValue(tried.Place.File);
        json.WriteNumberValue(tried.Place.Line);
        json.WriteNumberValue(verdict.RuleLine ?? 0);
        json.WriteEndArray();
    }

    private static void Detail(Utf8JsonWriter json, FailureParts parts)
    {
        var tried = parts.Verdict.Case;
        json.WriteString("source", tried.Source);
        json.WriteString("caller", tried.Caller.ToString());
        json.WriteString("request", Cases.RequestText.Of(tried.Request));
        json.WriteString("time", tried.Time is { } time ? $"{time:yyyy-MM-dd'T'HH:mm:ss'Z'}" : null);
        json.WriteString("got", parts.Got);
        json.WriteString("code", parts.Code);
        if (parts.Explained is not { } judged)
        {
            return;
        }
        Document(json, judged);
        json.Array("lookedUp", judged.LookedUp, LookedUp);
        json.WriteString("trace", parts.HasValues ? Trace(judged) : null);
        json.WriteString("note", parts.HasValues ? null : FailureParts.EnginesDiffer);
    }

    private static void Document(Utf8JsonWriter json, ReplayedDecision judged)
    {
        var asked = judged.Asked;
        if (asked.Path is not { } path)
        {
            return;
        }
        var isWrite = asked.Request.Method is not (RulesMethod.Get or RulesMethod.List);
        json.WriteStartObject("document");
        json.WriteString("path", path);
        json.WriteBoolean("exists", asked.Stored is not null);
        json.Array(
            "fields",
            DocumentText.Lines(asked.Stored, asked.NewFields, isWrite),
            (list, line) =>
            {
                list.WriteStartArray();
                list.WriteStringValue($"{line.Mark}");
                list.WriteStringValue(line.Field);
                list.WriteStringValue(line.Value);
                list.WriteEndArray();
            }
        );
        json.WriteEndObject();
    }

    private static void LookedUp(Utf8JsonWriter json, LookedUpDocument document)
    {
        json.WriteStartArray();
        json.WriteStringValue(document.IsAfter ? $"{document.Path} after the request" : document.Path);
        json.WriteStringValue(
            document.Fields is { } fields ? SourceExcerpt.Cut(fields.ToString(), LongestDocument) : null
        );
        json.WriteEndArray();
    }

    private static string Trace(ReplayedDecision judged)
    {
        var text = new StringBuilder();
        RequestExplanation.PrintStatements(text, judged);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd();
    }
}

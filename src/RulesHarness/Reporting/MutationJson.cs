using System.Text.Json;
using RulesHarness.Mutating;

namespace RulesHarness.Reporting;

/// <summary>A mutation test as the JSON that <c>rulesharness mutate --format json</c> prints.</summary>
internal static class MutationJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(MutationReport report) =>
        JsonReport.Write(json =>
        {
            json.WriteNumber("score", Math.Round(report.Score, 2));
            json.WriteNumber("scoreWithinSchemas", Math.Round(report.ScoreWithinSchemas, 2));
            json.WriteString("rules", report.IsUsable ? report.Subject!.Rules.File.Name : null);
            json.WriteNumber("cases", report.Subject?.Count ?? 0);
            json.WritePropertyName("summary");
            json.Object(() =>
            {
                foreach (var status in Enum.GetValues<MutantStatus>())
                {
                    json.WriteNumber(CaseOf(status), report.Results.Count(result => result.Status == status));
                }
            });
            json.Object("mutators", MutationText.ScoresBy(report, result => result.Mutant.Mutator.Name), Score);
            json.Object("blocks", MutationText.ScoresBy(report, result => result.Block), Score);
            json.Object("mutants", report.Results, (inner, result) => Mutant(inner, result, report));
            json.Diagnostics(report.Diagnostics);
        });

    /// <summary>The same in the open report format of mutation testing tools.</summary>
    /// <seealso href="https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema"/>
    public static string WriteSchema(MutationReport report) =>
        JsonReport.Write(json =>
        {
            json.WriteString("schemaVersion", "2");
            json.WritePropertyName("thresholds");
            json.Object(() =>
            {
                json.WriteNumber("high", 95);
                json.WriteNumber("low", 80);
            });
            json.WritePropertyName("files");
            json.Object(() =>
            {
                if (report.IsUsable)
                {
                    json.WritePropertyName(report.Subject!.Rules.File.Name);
                    json.Object(() => File(json, report));
                }
            });
        });

    private static void File(Utf8JsonWriter json, MutationReport report)
    {
        var source = report.Subject!.Rules.Parsed.Source;
        json.WriteString("language", "firestore-rules");
        json.WriteString("source", source.Text);
        json.Object(
            "mutants",
            report.Results.Index(),
            (inner, each) =>
            {
                var (at, result) = each;
                inner.WriteString("id", $"{at + 1}");
                inner.WriteString("mutatorName", result.Mutant.Mutator.Name);
                inner.WriteString("replacement", result.Mutant.Replacement);
                inner.WriteString("status", SchemaStatusOf(result.Status));
                inner.WriteString("statusReason", MutationText.ReasonOf(result, report));
                inner.WritePropertyName("location");
                inner.Object(() =>
                {
                    Position(inner, "start", source.Text, result.Mutant.Span.Offset);
                    Position(inner, "end", source.Text, result.Mutant.Span.End);
                });
                if (result.KilledBy is { } id)
                {
                    inner.Strings("killedBy", [id]);
                }
            }
        );
    }

    private static string SchemaStatusOf(MutantStatus status) =>
        status switch
        {
            MutantStatus.Killed => "Killed",
            MutantStatus.NotCovered => "NoCoverage",
            MutantStatus.Refused => "CompileError",
            MutantStatus.Equivalent => "Ignored",
            _ => "Survived",
        };

    private static void Position(Utf8JsonWriter json, string name, string text, int offset)
    {
        json.WritePropertyName(name);
        json.Object(() =>
        {
            json.WriteNumber("line", text.AsSpan(0, offset).Count('\n') + 1);
            json.WriteNumber("column", offset - text.AsSpan(0, offset).LastIndexOf('\n'));
        });
    }

    private static void Score(Utf8JsonWriter json, (string Name, int Count, int Killed, double Score) score)
    {
        json.WriteString("name", score.Name);
        json.WriteNumber("mutants", score.Count);
        json.WriteNumber("killed", score.Killed);
        json.WriteNumber("score", Math.Round(score.Score, 2));
    }

    private static void Mutant(Utf8JsonWriter json, MutantResult result, MutationReport report)
    {
        var (before, after) = MutationText.EditOf(result, report);
        json.WriteString("mutator", result.Mutant.Mutator.Name);
        json.WriteString("group", CaseNames.Name(result.Mutant.Mutator.Group));
        json.WriteString("block", result.Block);
        json.WriteNumber("line", result.Mutant.Span.Line);
        json.WriteNumber("column", result.Mutant.Span.Column);
        json.WriteString("text", before);
        json.WriteString("replacement", after);
        json.WriteString("status", CaseOf(result.Status));
        json.WriteString("killedBy", result.KilledBy);
        json.WriteString("reason", MutationText.ReasonOf(result, report));
        if (result.Change is { } change)
        {
            json.WriteBoolean("beyondSchemas", result.IsBeyondSchemas);
            ScenarioJson.Write(json, change.Scenario);
        }
    }

    private static string CaseOf(MutantStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>The data of the HTML report: all that its script shows.</summary>
internal static class HtmlData
{
    /// <summary>
    /// Letters of all languages are left as they are. Whatever could end the element, or a line of script, is escaped:
    /// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, quotes, U+2028 and control characters.
    /// </summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(CheckReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.Object(() => Write(json, report));
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, CheckReport report)
    {
        Summary(json, report);
        json.Object("specs", report.Plan.Files.Specs, (inner, spec) => Text(inner, spec.Path, spec.Text));
        json.Object("lines", report.Trace?.Spec ?? [], Line);
        Matrices(json, report);
        HtmlCases.Write(json, report);
        HtmlRules.Write(json, report);
        HtmlIndexes.Write(json, report.Plan);
        json.Diagnostics(report.Diagnostics);
        json.Diagnostics("setAside", report.Accepted);
        json.Object("unproven", report.Plan.Cases?.Unproven.Distinct() ?? [], Unproven);
    }

    private static void Summary(Utf8JsonWriter json, CheckReport report)
    {
        var files = report.Plan.Files;
        json.WriteString("outcome", Name(report.Outcome));
        json.WriteString("engine", report.Engine.Name);
        json.WriteString("engineVersion", report.Engine.Version);
        json.WriteNumber("seed", report.Plan.Options.Seed);
        json.WriteString("only", report.Plan.Options.Only);
        json.WriteString("database", files.Database);
        json.Array("otherDatabases", files.OtherDatabases, (list, id) => list.WriteStringValue(id));
        json.WriteString("title", report.Plan.Spec.Model.FrontMatter?.Title);
        json.WriteString("baseline", files.Baseline?.File);
        json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
        json.WriteString("version", typeof(HtmlData).Assembly.GetName().Version!.ToString(3));
        json.WriteStartObject("counts");
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            json.WriteNumber(Name(status), report.Count(status));
        }
        json.WriteEndObject();
    }

    internal static void Text(Utf8JsonWriter json, string path, string text)
    {
        json.WriteString("path", path);
        json.WriteString("text", text);
    }

    private static void Line(Utf8JsonWriter json, SpecLink link)
    {
        At(json, link.Place);
        json.WriteString("text", link.Text);
    }

    private static void Matrices(Utf8JsonWriter json, CheckReport report)
    {
        var spec = report.Plan.Spec;
        json.Object(
            "matrices",
            spec.IsUsable ? PermissionMatrix.Of(spec.Model) : [],
            (inner, matrix) =>
            {
                inner.WriteString("collection", matrix.Collection.Text);
                At(inner, matrix.Place);
                inner.Array("actors", matrix.Actors, (list, actor) => list.WriteStringValue(actor));
                inner.Object("cells", matrix.Cells, Cell);
            }
        );
    }

    private static void Cell(Utf8JsonWriter json, MatrixCell cell)
    {
        json.WriteString("operation", Name(cell.Operation));
        json.WriteString("actor", cell.Actor);
        json.WriteString("value", Name(cell.Value));
        json.WriteString("provedBy", cell.ProvedBy);
        json.Object("sentences", cell.Sentences, Sentence);
    }

    private static void Sentence(Utf8JsonWriter json, Permission sentence)
    {
        At(json, sentence.Place);
        json.WriteString("text", sentence.Text);
    }

    private static void Unproven(Utf8JsonWriter json, Cases.UntestedRequest request)
    {
        At(json, request.Place);
        json.WriteString("collection", request.Collection.Text);
        json.WriteString("operation", Name(request.Operation));
        json.WriteString("actor", request.Actor);
        json.WriteString("expected", Decision(request.IsAllowed));
        json.WriteString("reason", request.Reason);
    }

    internal static void At(Utf8JsonWriter json, Place place)
    {
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
    }
}

using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Indexes.Planning;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>
/// A check as the JSON that <c>rulesharness check --format json</c> prints. Durations apart, two runs with one seed
/// print the same.
/// </summary>
internal static class CheckJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(CheckReport report)
    {
        return JsonReport.Write(json =>
        {
            json.WriteString("engine", report.Engine.Name);
            json.WriteString("engineVersion", report.Engine.Version);
            json.WriteNumber("seed", report.Plan.Options.Seed);
            json.WriteStartObject("summary");
            json.WriteNumber("cases", report.Verdicts.Count);
            json.WriteNumber("passed", report.Count(CaseStatus.Passed));
            json.WriteNumber("failed", report.Count(CaseStatus.Failed));
            json.WriteNumber("warned", report.Count(CaseStatus.Warned));
            json.WriteNumber("errors", report.Count(CaseStatus.Error));
            json.WriteNumber("byHand", report.ByHand.Count);
            json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
            json.WriteEndObject();
            json.WriteStartObject("files");
            json.Array("spec", report.Plan.Files.Specs, (list, spec) => list.WriteStringValue(spec.Path));
            json.WriteString("rules", report.Plan.Files.Rules?.Path);
            json.WriteString("indexes", report.Plan.Files.Indexes?.Path);
            json.WriteString("database", report.Plan.Files.Database);
            json.Array("otherDatabases", report.Plan.Files.OtherDatabases, (list, id) => list.WriteStringValue(id));
            json.WriteEndObject();
            json.Diagnostics(report.Diagnostics);
            json.Diagnostics("setAside", report.Accepted);
            json.Object(
                "byHand",
                report.ByHand,
                (inner, sentence) =>
                {
                    inner.WriteString("file", sentence.Place.File);
                    inner.WriteNumber("line", sentence.Place.Line);
                    inner.WriteString("text", sentence.Text);
                    inner.WriteString("tests", sentence.ByHand);
                }
            );
            json.Object(
                "cases",
                report.Verdicts,
                (inner, verdict) =>
                {
                    var tried = verdict.Case;
                    inner.WriteString("id", tried.Id);
                    inner.WriteString("kind", KindOf(tried.Kind));
                    inner.WriteNumber("specLine", tried.Place.Line);
                    inner.WriteString("specFile", tried.Place.File);
                    inner.WriteString("collection", tried.Collection.Text);
                    inner.WriteString("operation", Name(tried.Operation));
                    inner.WriteString("actor", tried.Actor);
                    inner.WriteString("path", tried.Path);
                    inner.WriteString("expected", Decision(tried.IsAllowed));
                    inner.WriteString("actual", verdict.IsAllowed is { } allowed ? Decision(allowed) : null);
                    inner.WriteString("cause", CauseOf(verdict.Cause));
                    if (verdict.RuleLine is { } line)
                    {
                        inner.WriteNumber("ruleLine", line);
                    }
                    else
                    {
                        inner.WriteNull("ruleLine");
                    }
                    inner.WriteString("status", Name(verdict.Status));
                    inner.WriteString("message", verdict.Message);
                }
            );
            json.Object(
                "spec",
                report.Trace?.Spec ?? [],
                (inner, link) =>
                {
                    inner.WriteString("file", link.Place.File);
                    inner.WriteNumber("line", link.Place.Line);
                    inner.WriteString("text", link.Text);
                    inner.Array("cases", link.Cases, (list, one) => list.WriteStringValue(one.Id));
                }
            );
            json.Object(
                "rules",
                report.Trace?.Rules ?? [],
                (inner, link) =>
                {
                    inner.WriteNumber("line", link.Line);
                    inner.WriteString("path", link.Path);
                    inner.Array("methods", link.Methods, (list, method) => list.WriteStringValue(Name(method)));
                    inner.Array("cases", link.Cases, (list, one) => list.WriteStringValue(one.Id));
                    inner.WriteBoolean("allowed", link.IsAllowed);
                }
            );
            ConditionsJson.Write(json, report.Conditions, report.Plan.Compiled.Parsed);
            json.WriteStartObject("indexes");
            var (agreement, proof) = (report.Plan.Indexes, report.Plan.Proof);
            json.Indexes("missing", agreement.Missing.Select(IndexShape.Of).Concat(proof.Missing).Distinct());
            json.Indexes("unused", proof.Unused);
            json.Indexes("redundant", proof.Redundant);
            json.Indexes("invalid", Array.Empty<IndexShape>());
            json.WriteEndObject();
        });
    }
}

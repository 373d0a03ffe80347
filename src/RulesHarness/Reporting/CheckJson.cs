using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>
/// A check as the JSON that <c>rulesharness check --format json</c> prints. Durations apart, two runs with one seed
/// print the same.
/// </summary>
internal static class CheckJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(CheckReport report) =>
        JsonReport.Write(json =>
        {
            json.WriteString("engine", report.Engine.Name);
            json.WriteString("engineVersion", report.Engine.Version);
            json.WriteNumber("seed", report.Plan.Options.Seed);
            json.WritePropertyName("summary");
            json.Object(() => Summary(json, report));
            json.WritePropertyName("files");
            json.Object(() => Files(json, report.Plan.Files));
            json.Diagnostics(report.Diagnostics);
            json.Diagnostics("setAside", report.Accepted);
            json.Object("byHand", report.ByHand, ByHand);
            json.Object("cases", report.Verdicts, Case);
            json.Object("spec", report.Trace?.Spec ?? [], SpecLink);
            json.Object("rules", report.Trace?.Rules ?? [], RuleLink);
            ConditionsJson.Write(json, report.Conditions, report.Plan.Compiled.Parsed);
            json.WritePropertyName("indexes");
            json.Object(() => Indexes(json, report.Plan));
        });

    private static void Summary(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteNumber("cases", report.Verdicts.Count);
        json.WriteNumber("passed", report.Count(CaseStatus.Passed));
        json.WriteNumber("failed", report.Count(CaseStatus.Failed));
        json.WriteNumber("warned", report.Count(CaseStatus.Warned));
        json.WriteNumber("errors", report.Count(CaseStatus.Error));
        json.WriteNumber("byHand", report.ByHand.Count);
        json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
    }

    private static void Files(Utf8JsonWriter json, ProjectFiles files)
    {
        json.Strings("spec", files.Specs.Select(spec => spec.Path));
        json.WriteString("rules", files.Rules?.Path);
        json.WriteString("indexes", files.Indexes?.Path);
        json.WriteString("database", files.Database);
        json.Strings("otherDatabases", files.OtherDatabases);
    }

    private static void ByHand(Utf8JsonWriter json, Permission sentence)
    {
        json.WriteString("file", sentence.Place.File);
        json.WriteNumber("line", sentence.Place.Line);
        json.WriteString("text", sentence.Text);
        json.WriteString("tests", sentence.ByHand);
    }

    private static void Case(Utf8JsonWriter json, Verdict verdict)
    {
        var tried = verdict.Case;
        json.WriteString("id", tried.Id);
        json.WriteString("kind", KindOf(tried.Kind));
        json.WriteNumber("specLine", tried.Place.Line);
        json.WriteString("specFile", tried.Place.File);
        json.WriteString("collection", tried.Collection.Text);
        json.WriteString("operation", Name(tried.Operation));
        json.WriteString("actor", tried.Actor);
        json.WriteString("path", tried.Path);
        json.WriteString("expected", Decision(tried.IsAllowed));
        json.WriteString("actual", verdict.IsAllowed is { } allowed ? Decision(allowed) : null);
        json.WriteString("cause", CauseOf(verdict.Cause));
        if (verdict.RuleLine is { } line)
        {
            json.WriteNumber("ruleLine", line);
        }
        else
        {
            json.WriteNull("ruleLine");
        }
        json.WriteString("status", Name(verdict.Status));
        json.WriteString("message", verdict.Message);
    }

    private static void SpecLink(Utf8JsonWriter json, SpecLink link)
    {
        json.WriteString("file", link.Place.File);
        json.WriteNumber("line", link.Place.Line);
        json.WriteString("text", link.Text);
        json.Strings("cases", link.Cases.Select(one => one.Id));
    }

    private static void RuleLink(Utf8JsonWriter json, RuleLink link)
    {
        json.WriteNumber("line", link.Line);
        json.WriteString("path", link.Path);
        json.Strings("methods", link.Methods.Select(method => Name(method)));
        json.Strings("cases", link.Cases.Select(one => one.Id));
        json.WriteBoolean("allowed", link.IsAllowed);
    }

    private static void Indexes(Utf8JsonWriter json, CheckPlan plan)
    {
        var declaredMissing = plan.Indexes.Missing.Select(IndexShape.Of);
        json.Indexes("missing", declaredMissing.Concat(plan.Proof.Missing).Distinct());
        json.Indexes("unused", plan.Proof.Unused);
        json.Indexes("redundant", plan.Proof.Redundant);
        json.Indexes("invalid", Array.Empty<IndexShape>());
    }
}

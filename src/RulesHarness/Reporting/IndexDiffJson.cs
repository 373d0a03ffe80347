using System.Text.Json;
using RulesHarness.Changes;
using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Reporting;

/// <summary>A deploy of indexes as the JSON that <c>rulesharness indexes diff --format json</c> prints.</summary>
internal static class IndexDiffJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(IndexDiff diff) =>
        JsonReport.Write(json =>
        {
            json.WriteString("base", diff.Base);
            json.WriteString("head", diff.Head);
            json.WriteBoolean("same", diff.IsSame);
            json.Indexes("create", diff.Deploy?.Created.Select(entry => entry.Index) ?? []);
            json.Indexes("delete", diff.Deploy?.Deleted.Select(index => index.Entry.Index) ?? []);
            json.Object("overrides", diff.Deploy?.Overrides ?? [], Override);
            json.Object("notReady", diff.Deploy?.Kept.Where(index => index.State != IndexState.Ready) ?? [], NotReady);
            json.Object("queries", diff.Queries, Query);
            json.Object("steps", diff.Steps, Step);
            json.Diagnostics(diff.Diagnostics);
        });

    private static void Override(Utf8JsonWriter json, OverrideChange change)
    {
        json.WriteString("field", change.Field);
        json.WriteString("change", Change(change));
    }

    private static string Change(OverrideChange change)
    {
        if (change.Before is null)
        {
            return "create";
        }
        if (change.After is null)
        {
            return "delete";
        }
        return change.IsOverlooked ? "overlooked" : "update";
    }

    private static void NotReady(Utf8JsonWriter json, DeployedIndex index)
    {
        json.WriteString("index", $"{index.Entry}");
        json.WriteString("state", index.State == IndexState.Creating ? "CREATING" : "NEEDS_REPAIR");
        json.WriteString("name", index.Name);
    }

    private static void Query(Utf8JsonWriter json, DeployedQuery query)
    {
        json.WriteString("file", query.Query.File);
        json.WriteNumber("line", query.Query.Line);
        json.WriteString("query", query.Query.Notation);
        json.WriteString("now", Status(query.Now));
        json.WriteString("meanwhile", Status(query.Meanwhile));
        json.WriteString("afterwards", Status(query.Afterwards));
    }

    private static string Status(PlanStatus status) => status.ToString().ToLowerInvariant();

    private static void Step(Utf8JsonWriter json, DeployStep step)
    {
        json.WriteString("step", step.Text);
        json.WriteString("command", step.Command);
        json.Strings("about", step.Subjects);
    }
}

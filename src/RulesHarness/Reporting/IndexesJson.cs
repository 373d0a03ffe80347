using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Reporting;

/// <summary>A review of indexes as the JSON that <c>rulesharness indexes --format json</c> prints.</summary>
internal static class IndexesJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(IndexReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return JsonReport.Write(json =>
        {
            json.Object("queries", review.Queries, Query);
            json.Indexes("missing", review.Missing);
            json.Indexes("unused", review.Unused);
            json.Indexes("redundant", review.Redundant);
            json.Indexes("invalid", Array.Empty<IndexShape>());
            json.Object("requested", review.Requested, Requested);
            json.Object("used", review.Used, Used);
            json.Object("declared", review.Declared, Declared);
            json.Object("costs", review.Costs, Cost);
            json.Diagnostics(review.Diagnostics);
        });
    }

    private static void Query(Utf8JsonWriter json, ReviewedQuery query)
    {
        json.WriteString("file", query.File);
        if (query.Member is { } member)
        {
            json.WriteString("member", member);
        }
        json.WriteNumber("line", query.Line);
        json.WriteString("query", query.Text);
        json.WriteString("notation", query.Notation);
        json.WriteString("status", query.Plan.Status.ToString().ToLowerInvariant());
        if (query.Plan.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }
        if (query.Plan.Note is { } note)
        {
            json.WriteString("note", note);
        }
        json.Indexes("needs", query.Plan.Rows.SelectMany(row => row.Add is { } add ? [add] : row.Uses).Distinct());
    }

    private static void Requested(Utf8JsonWriter json, RequestedIndexReview requested)
    {
        json.WriteString("file", requested.Request.Place.File);
        json.WriteNumber("line", requested.Request.Place.Line);
        json.WriteString("status", requested.IsDeclared ? "declared" : "missing");
        json.WriteString("project", requested.Request.Project);
        json.WriteString("database", requested.Request.Database);
        json.Indexes("needs", [requested.Request.Index]);
    }

    private static void Used(Utf8JsonWriter json, UsedIndexReview used)
    {
        json.WriteString("file", used.File);
        json.WriteNumber("line", used.Line);
        json.WriteString("status", used.Status.ToString().ToLowerInvariant());
        json.WriteBoolean("certain", used.IsCertain || used.Status != PlanStatus.Missing);
        json.Indexes("needs", [used.Index]);
    }

    private static void Declared(Utf8JsonWriter json, DeclaredIndex declared)
    {
        json.WriteNumber("line", declared.Index.Place.Line);
        json.WriteString("serves", declared.Serves);
        json.Indexes("index", [declared.Index]);
    }

    private static void Cost(Utf8JsonWriter json, WriteCost cost)
    {
        json.WriteString("collection", cost.Collection.Row.Text);
        json.WriteNumber("entriesADocument", cost.Entries);
        json.WriteNumber("automatic", cost.Automatic);
        json.Object("composite", cost.Composite, Entries);
    }

    private static void Entries(Utf8JsonWriter json, IndexCost index)
    {
        json.WriteString("index", index.Index.ToString());
        json.WriteNumber("entries", index.Entries);
    }
}

using System.Text.Json;
using RulesHarness.Changes;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Exploration.Comparing;

namespace RulesHarness.Reporting;

/// <summary>A comparison as the JSON that <c>rulesharness diff --format json</c> prints.</summary>
internal static class DiffJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonReport.Write(json =>
        {
            json.WriteString("base", report.Base?.Name);
            json.WriteString("head", report.Head?.Name);
            json.WriteBoolean("same", report.IsSame);
            json.Object("changes", report.Changes, Change);
            json.Object("notReached", report.Undecided, Undecided);
            json.Object("exploredOnly", report.Unexpanded, Unexpanded);
            json.Diagnostics(report.Diagnostics);
        });
    }

    private static void Change(Utf8JsonWriter json, ReviewedChange change)
    {
        json.WriteString("collection", change.Change.Path);
        json.WriteString("operation", change.Operation);
        json.WriteString("who", change.Who);
        json.WriteString("direction", change.IsWidened ? "widened" : "narrowed");
        ScenarioJson.Write(json, change.Change.Scenario);
        Decision(json, "base", change.Change.Before);
        Decision(json, "head", change.Change.After);
        json.WriteString("statement", change.Statement);
        if (change.GrantedBy is { Count: > 0 } sentences)
        {
            json.WritePropertyName("grantedBy");
            json.Object(() =>
            {
                json.WriteString("file", sentences[0].Place.File);
                json.WriteNumber("line", sentences[0].Place.Line);
                json.WriteString("text", sentences[0].Text);
            });
        }
        else
        {
            json.WriteNull("grantedBy");
        }

        json.WriteStartArray("confirmedBy");
        foreach (var engine in change.Confirmation.Engines)
        {
            json.WriteStringValue(engine);
        }

        json.WriteEndArray();
        json.WriteString("notSentBecause", change.Confirmation.Reason);
        json.WriteBoolean("approved", change.Approval is not null);
        json.WriteString("reason", change.Approval?.Reason);
    }

    private static void Decision(Utf8JsonWriter json, string name, Decision decision)
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

    private static void Unexpanded(Utf8JsonWriter json, UnexpandedStatement statement)
    {
        json.WriteString("file", statement.Direction == ChangeDirection.Widened ? "head" : "base");
        json.WriteNumber("line", statement.Statement.VerdictLine);
        json.WriteNumber("column", statement.Statement.Span.Column);
        json.WriteString("reason", DiffSummary.ExploredOnly);
    }

    private static void Undecided(Utf8JsonWriter json, UndecidedClause clause)
    {
        json.WriteString("file", clause.Direction == ChangeDirection.Widened ? "head" : "base");
        var (line, column) = clause.Unreached is { } place
            ? (place.Line, place.Column)
            : (clause.Statement.VerdictLine, clause.Statement.Span.Column);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteString("operation", clause.Method.Name());
        json.WriteString("reason", DiffSummary.ReasonOf(clause));
    }
}

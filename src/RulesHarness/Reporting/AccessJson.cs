using System.Text.Json;
using RulesHarness.Access;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Exploration.Attacks;

namespace RulesHarness.Reporting;

/// <summary>The access that rules give, as the JSON that <c>rulesharness explore --format json</c> prints.</summary>
internal static class AccessJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonReport.Write(json =>
        {
            json.WriteString("file", report.File);
            json.Object("cells", report.Map?.Cells ?? [], Cell);
            json.Object("attacks", report.Attacks, Attack);
            json.WritePropertyName("statements");
            json.Object(() =>
            {
                json.WriteNumber("satisfiable", report.Map?.Statements ?? 0);
                json.WriteNumber("reached", report.Map?.Reached ?? 0);
            });
            if (report.Map is { } map)
            {
                ConditionsJson.Write(json, [.. map.Conditions.Covered], report.Rules!.Parsed);
            }

            json.Object(
                "notReached",
                report.Map?.NotReached ?? [],
                (inner, place) =>
                {
                    inner.WriteNumber("line", place.Line);
                    inner.WriteNumber("column", place.Column);
                }
            );
            json.WritePropertyName("cutOff");
            json.Object(() =>
            {
                json.WriteBoolean("ways", report.Map?.IsCutOff ?? false);
                json.WriteBoolean("conditions", report.Map?.Conditions.IsCutOff ?? false);
            });
            json.Diagnostics(report.Diagnostics);
        });
    }

    private static void Cell(Utf8JsonWriter json, AccessCell cell)
    {
        json.WriteString("path", cell.Path);
        json.WriteString("operation", cell.Method.Name());
        json.WriteString("who", CallerText.IdOf(cell.Caller));
        json.WriteString("value", ValueOf(cell.Value));
        if (cell.Line is { } line)
        {
            json.WriteNumber("line", line);
        }

        if (cell.Scenario is { } scenario)
        {
            ScenarioJson.Write(json, scenario);
        }

        if (cell.Unmet is { } place)
        {
            json.WritePropertyName("unmet");
            json.Object(() =>
            {
                json.WriteNumber("line", place.Line);
                json.WriteNumber("column", place.Column);
            });
        }
    }

    private static void Attack(Utf8JsonWriter json, Attack attack)
    {
        json.WriteString("kind", AttackText.IdOf(attack.Kind));
        json.WriteString("path", attack.Path);
        json.WriteString("operation", attack.Method.Name());
        json.WriteString("who", CallerText.IdOf(attack.Caller));
        json.WriteString("field", attack.Field);
        json.WriteNumber("line", attack.Line);
        json.Object("steps", attack.Steps, ScenarioJson.Write);
    }

    private static string ValueOf(AccessValue value) =>
        value switch
        {
            AccessValue.Always => "always",
            AccessValue.Sometimes => "sometimes",
            AccessValue.Never => "never",
            _ => "not-reached",
        };
}

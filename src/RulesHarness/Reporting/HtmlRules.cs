using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Tracing;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>The rules of the HTML report: the text, the statements that cases reached, and the conditions.</summary>
internal static class HtmlRules
{
    public static void Write(Utf8JsonWriter json, CheckReport report)
    {
        if (report.Plan.Files.Rules is not { } rules)
        {
            return;
        }
        json.WriteStartObject("rules");
        HtmlData.Text(json, rules.Path, rules.Text);
        json.Object("statements", report.Trace?.Rules ?? [], Statement);
        json.Object("conditions", report.Conditions, Condition);
        json.WriteEndObject();
    }

    private static void Statement(Utf8JsonWriter json, RuleLink link)
    {
        json.WriteNumber("line", link.Line);
        json.WriteString("path", link.Path);
        json.Array("methods", link.Methods, (list, method) => list.WriteStringValue(Name(method)));
        json.WriteNumber("cases", link.Cases.Count);
        json.WriteBoolean("allowed", link.IsAllowed);
    }

    private static void Condition(Utf8JsonWriter json, CoveredCondition condition)
    {
        var span = condition.Condition;
        json.WriteNumber("at", span.Offset);
        json.WriteNumber("length", span.Length);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("statement", condition.Statement.VerdictLine);
        json.WriteString("shown", Shown(condition));
    }

    private static string Shown(CoveredCondition condition) =>
        condition switch
        {
            { IsShown: true } => "both",
            { IsImpossible: true } => "impossible",
            { IsShownOneWay: true } => "one",
            _ => "never",
        };
}

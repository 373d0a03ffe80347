using System.Text.Json;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Reporting;

/// <summary>The atomic conditions of rules as JSON: how many are shown, and the others with their places.</summary>
internal static class ConditionsJson
{
    /// <summary>Writes the property <c>conditions</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CoveredCondition> conditions, ParsedRules rules)
    {
        var (shown, of) = ConditionsText.Count(conditions);
        json.WriteStartObject("conditions");
        json.WriteNumber("shown", shown);
        json.WriteNumber("of", of);
        json.WriteNumber("impossible", conditions.Count - of);
        json.Object(
            "notShown",
            conditions.Where(condition => condition is { IsShown: false, IsImpossible: false }),
            (inner, condition) =>
            {
                inner.WriteNumber("line", condition.Condition.Line);
                inner.WriteNumber("column", condition.Condition.Column);
                inner.WriteString("text", ConditionsText.Of(condition, rules));
                inner.WriteNumber("statement", condition.Statement.VerdictLine);
            }
        );
        json.WriteEndObject();
    }
}

using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification.Model;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>
/// The indexes of the HTML report: those that are declared, those that are missing, and who needs them.
/// </summary>
internal static class HtmlIndexes
{
    public static void Write(Utf8JsonWriter json, CheckPlan plan)
    {
        json.WriteStartObject("indexes");
        json.WriteString("file", plan.Files.Indexes?.Path);
        json.Object("declared", Declared(plan), (inner, index) => Declaration(inner, index, plan));
        json.Object("missing", Missing(plan), (inner, index) => MissingIndex(inner, index, plan.Proof));
        json.Object("patterns", plan.Proof.Patterns, Pattern);
        json.WriteEndObject();
    }

    private static IReadOnlyList<IndexDeclaration> Declared(CheckPlan plan) =>
        plan.Files.Indexes is { } file ? IndexFile.Read(file.Path, file.Text).Indexes : [];

    private static IEnumerable<IndexShape> Missing(CheckPlan plan) =>
        plan.Indexes.Missing.Select(IndexShape.Of).Concat(plan.Proof.Missing).Distinct();

    private static void Declaration(Utf8JsonWriter json, IndexDeclaration index, CheckPlan plan)
    {
        var shape = IndexShape.Of(index);
        HtmlData.At(json, index.Place);
        json.WriteString("index", shape.ToString());
        json.WriteString("state", StateOf(shape, plan));
        json.Strings("users", Users(plan.Proof, row => row.Uses.Contains(shape)));
    }

    private static string StateOf(IndexShape shape, CheckPlan plan)
    {
        if (plan.Proof.Unused.Any(index => IndexShape.Of(index).Equals(shape)))
        {
            return "unused";
        }
        return plan.Proof.Redundant.Any(index => IndexShape.Of(index).Equals(shape)) ? "redundant" : "used";
    }

    private static void MissingIndex(Utf8JsonWriter json, IndexShape index, IndexCoverage proof)
    {
        json.WriteString("index", index.ToString());
        json.WriteString("json", IndexJson.Composite(index));
        json.Strings("users", Users(proof, row => index.Equals(row.Add)));
    }

    private static void Pattern(Utf8JsonWriter json, PlannedPattern planned)
    {
        var (pattern, plan) = (planned.Pattern, planned.Plan);
        HtmlData.At(json, pattern.Place);
        json.WriteString("name", pattern.Name);
        json.WriteString("collection", pattern.Collection.Text);
        json.WriteString("usedBy", pattern.UsedBy);
        json.WriteString("status", Name(plan.Status));
        json.WriteString("reason", plan.Reason ?? plan.Note);
        var needs = plan.Rows.SelectMany(row => row.Add is { } add ? [add] : row.Uses).Distinct();
        json.Strings("needs", needs.Select(index => index.ToString()));
    }

    private static IEnumerable<string> Users(IndexCoverage proof, Func<RowPlan, bool> needs) =>
        from planned in proof.Patterns
        where planned.Plan.Rows.Any(needs)
        select planned.Pattern.Name;
}

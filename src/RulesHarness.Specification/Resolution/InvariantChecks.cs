using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>Checks that what holds of every document is about the document alone.</summary>
internal sealed class InvariantChecks(FieldChecks checks, ReadingContext context)
{
    public void Check(IEnumerable<SchemaTable> schemas)
    {
        foreach (var schema in schemas)
        {
            var members = checks.Members(schema.Collection);
            foreach (var line in members.Count == 0 ? [] : schema.Invariants)
            {
                Check(IdNames.Resolve(line.Condition, members)!, members, line.Text);
            }
        }
    }

    private void Check(Condition condition, IReadOnlyList<Collection> members, TextSlice text)
    {
        checks.Check(condition, members, text);
        checks.CheckComputed(condition, members, text);
        checks.CheckKeys(condition, members, text);
        ElementChecks.Check(condition, members, text, context);
        new SuspiciousConditions(context).Check(condition, text, _ => "write the value to compare it with");
        if (ConditionTransform.All(condition).FirstOrDefault(IsNotOfDocument) is { } other)
        {
            context.Report(SpecDiagnostics.NotOfDocument, text, Names.Written($"{other}"), Help(other));
        }
    }

    private static bool IsNotOfDocument(Operand operand) =>
        operand switch
        {
            FieldOperand field => field.IsNew,
            DerivedOperand derived => derived.Derivation.IsOfChange(),
            UidOperand or TokenOperand or NowOperand or QueryLimitOperand or RoleOperand => true,
            LookUpOperand or ExistsOperand or StoredOperand or ParameterOperand => true,
            _ => false,
        };

    private static string Help(Operand operand) =>
        operand is FieldOperand field
            ? $"write `{Names.Written(field.Path)}`, which is the field of each document, however it was written"
            : "move this condition to the sentences under Security Rules that grant create or update, behind `where`";
}

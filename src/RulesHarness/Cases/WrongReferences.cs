using System.Globalization;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The documents to which a reference of a wrong type leads: rules make a path of a number as well, and what they look
/// up by it may be there.
/// </summary>
internal sealed class WrongReferences(CaseDraft draft)
{
    /// <summary>The write with the documents that its wrong value leads to.</summary>
    public GrantedWrite In(Collection collection, GrantedWrite granted, SchemaViolation flaw)
    {
        if (flaw.Kind != ViolationKind.WrongType || flaw.Value is not (long or double or bool))
        {
            return granted;
        }
        var id = Convert.ToString(flaw.Value, CultureInfo.InvariantCulture)!;
        var scenario = LookedUp(granted, flaw.Path, id)
            .Aggregate(granted.Scenario, (current, found) => current.With(found.Path, found.Fields));
        var referred = collection.Field(flaw.Path) is { } field ? draft.Context.Referred(collection, field, id) : null;
        return granted with { Scenario = referred is null ? scenario : scenario.With(referred.Path, referred.Fields) };
    }

    /// <summary>The documents that a sentence looks up by the field, at the wrong id.</summary>
    private IEnumerable<Document> LookedUp(GrantedWrite granted, string field, string id)
    {
        var scope = draft.Oracle.Scope(granted.Scenario.Attempt);
        foreach (var path in granted.LookedUp.Where(path => Names(path, field)))
        {
            if (
                scope.Bind(path) is { } right
                && scope.Documents!(right) is { } fields
                && scope.Bind(ConditionTransform.Replace(path, At)) is { } wrong
            )
            {
                yield return new Document(wrong, fields);
            }
        }

        Operand At(Operand part) => IsOf(part, field) ? new LiteralOperand(id) : part;
    }

    private static bool Names(DocumentPath path, string field) => path.Parts.Any(part => IsOf(part, field));

    private static bool IsOf(Operand part, string field) => part is FieldOperand named && named.Path == field;
}

using System.Globalization;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// The documents to which a reference of a wrong type leads: rules make a path of a number as well, and what they look
/// up by it may be there.
/// </summary>
internal sealed class WrongReferences(CaseDraft draft)
{
    private readonly CaseContext _context = draft.Context;

    /// <summary>The write with the documents that its wrong value leads to.</summary>
    public GrantedWrite In(Collection collection, GrantedWrite granted, SchemaViolation flaw)
    {
        if (flaw.Kind != ViolationKind.WrongType || flaw.Value is not (long or double or bool))
        {
            return granted;
        }
        var id = Convert.ToString(flaw.Value, CultureInfo.InvariantCulture)!;
        var scenario = LookedUp(granted, flaw.Path, id)
            .Concat(Referred(collection, flaw.Path, id))
            .Aggregate(granted.Scenario, (current, found) => current.With(found.Path, found.Fields));
        return granted with { Scenario = scenario };
    }

    /// <summary>The documents that a sentence looks up by the field, at the wrong id.</summary>
    private IEnumerable<(string Path, IReadOnlyDictionary<string, object?> Fields)> LookedUp(
        GrantedWrite granted,
        string field,
        string id
    )
    {
        var scope = draft.Oracle.Scope(granted.Scenario.Attempt);
        foreach (var path in granted.LookedUp.Where(path => path.Parts.Any(part => IsOf(part, field))))
        {
            if (
                scope.Bind(path) is { } right
                && scope.Documents!(right) is { } fields
                && scope.Bind(At(path, field, id)) is { } wrong
            )
            {
                yield return (wrong, fields);
            }
        }
    }

    /// <summary>A document of the collection that the field refers to.</summary>
    private IEnumerable<(string Path, IReadOnlyDictionary<string, object?> Fields)> Referred(
        Collection collection,
        string field,
        string id
    ) =>
        collection.Field(field) is { } row
        && _context.Model.Relationship(collection, row) is { } relationship
        && _context.Model.Collection(relationship.To.Collection) is { Path.Parent: null } target
        && FixtureIds.IsId(target, relationship.To.Field)
        && target.Key.Kind != KeyKind.Template
            ? [($"{target.Path}/{id}", _context.Fixtures.Make(target, [], id, Completeness.Full).Fields)]
            : [];

    private static DocumentPath At(DocumentPath path, string field, string id) =>
        new([
            .. path.Segments.Select(segment =>
                segment.Select(part => IsOf(part, field) ? new LiteralOperand(id) : part).ToList()
            ),
        ]);

    private static bool IsOf(Operand part, string field) => part is FieldOperand named && named.Path == field;
}

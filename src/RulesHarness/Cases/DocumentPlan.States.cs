using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The same request of documents in each of their states.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>Documents that can be in more states are tried in as many.</summary>
    private const int MostStates = 8;

    /// <summary>Characters; a longer text of the fields is no name for a case.</summary>
    private const int LongestSlug = 60;

    /// <summary>
    /// Adds the request for a document that is the caller's own, where a sentence grants it to a role for any document:
    /// rules may exclude one's own.
    /// </summary>
    private void AddOwn(PermissionCell cell, Permission sentence)
    {
        if (!cell.Persona.IsRole || sentence.OwnOnly || cell.Policy.Owner is not { Field: { } owner })
        {
            return;
        }
        var asked = Disjunct(sentence);
        if (!asked.SelectMany(ConditionTransform.Operands).Any(operand => IsOf(operand, owner)))
        {
            var wanted = Wanted(cell, asked) with { AsOwner = true };
            Add(new PlannedCase(cell, sentence, wanted, "one's own", CaseGoal.Granted) { IsOptional = true });
        }
    }

    /// <summary>
    /// Adds the request for a stored document in each state of which the sentence says nothing: rules may ask for one,
    /// such as a post that is not archived. All fields take turns at once.
    /// </summary>
    private void AddStates(PermissionCell cell, Permission sentence)
    {
        if (
            cell.Operation is not (Operation.Get or Operation.Update or Operation.Delete)
            || cell.Persona != CallerKind.LeastPrivileged(model, cell.Policy, sentence, cell.Operation)
        )
        {
            return;
        }
        var asked = Disjunct(sentence);
        var (listed, nullable) = Unsaid(cell, asked);
        var turns = listed.Select(field => field.States.Count).Append(nullable.Count > 0 ? 2 : 0).Max();
        for (var turn = 0; turn < Math.Min(turns, MostStates); turn++)
        {
            var states = listed.ConvertAll(field => IsValue(field, turn));
            var absent = nullable.ConvertAll(field => IsAbsent(field, turn));
            var whole = InState(turn, [.. states, .. absent]);
            // A role may need one of the fields.
            Add(states.Count == 0 || nullable.Count == 0 ? whole : whole with { Otherwise = InState(turn, states) });
        }

        PlannedCase InState(int turn, IReadOnlyList<Comparison> state)
        {
            var variant = string.Join(" and ", state);
            return new(cell, sentence, Wanted(cell, [.. asked, .. state]), variant, CaseGoal.Granted)
            {
                IsOptional = true,
                Slug = variant.Length > LongestSlug ? $"in state {turn + 1}" : null,
            };
        }
    }

    /// <summary>
    /// The fields of which neither a condition nor the ownership says anything: those with a few values, and those that
    /// may have none.
    /// </summary>
    private static (List<Field> Listed, List<Field> Nullable) Unsaid(
        PermissionCell cell,
        IReadOnlyList<Comparison> asked
    )
    {
        var named = asked
            .SelectMany(ConditionTransform.Operands)
            .Select(operand => (operand as FieldOperand)?.Path)
            .Append(cell.Policy.Owner?.Field)
            .OfType<string>()
            .ToHashSet();
        var fields = cell.Collection.StoredFields.Where(field => !named.Contains(field.Name)).ToList();
        var nullable = fields
            .Where(field => field.States.Count == 0 && (field.Type.Nullable || !field.Required))
            .Where(field => !cell.Collection.Key.Fields.Contains(field.Name));
        return (fields.FindAll(field => field.States.Count > 1), nullable.ToList());
    }

    private static Comparison IsValue(Field field, int turn) =>
        new(
            new FieldOperand(field.Name),
            Comparator.Equal,
            new LiteralOperand(field.States[turn % field.States.Count])
        );

    /// <summary>Whether the field has no value, and has one, in turns.</summary>
    private static Comparison IsAbsent(Field field, int turn) =>
        new(
            new FieldOperand(field.Name),
            turn % 2 == 0 ? Comparator.Equal : Comparator.NotEqual,
            new LiteralOperand(null)
        );
}

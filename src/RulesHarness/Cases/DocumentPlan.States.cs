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
        var named = asked
            .SelectMany(ConditionTransform.Operands)
            .Select(operand => (operand as FieldOperand)?.Path)
            .Append(cell.Policy.Owner?.Field)
            .OfType<string>()
            .ToHashSet();
        var listed = cell
            .Collection.StoredFields.Where(field => field.States.Count > 1 && !named.Contains(field.Name))
            .ToList();
        var nullable = cell
            .Collection.StoredFields.Where(field => field.States.Count == 0 && !named.Contains(field.Name))
            .Where(field =>
                (field.Type.Nullable || !field.Required) && !cell.Collection.Key.Fields.Contains(field.Name)
            )
            .ToList();
        var turns = listed.Select(field => field.States.Count).Append(nullable.Count > 0 ? 2 : 0).Max();
        for (var turn = 0; turn < Math.Min(turns, MostStates); turn++)
        {
            var states = listed
                .Select(field => new Comparison(
                    new FieldOperand(field.Name),
                    Comparator.Equal,
                    new LiteralOperand(field.States[turn % field.States.Count])
                ))
                .ToList();
            var absent = nullable.Select(field => new Comparison(
                new FieldOperand(field.Name),
                turn % 2 == 0 ? Comparator.Equal : Comparator.NotEqual,
                new LiteralOperand(null)
            ));
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
}

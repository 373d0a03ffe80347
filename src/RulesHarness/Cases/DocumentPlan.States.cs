using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The same request of documents in each of their states.</content>
internal sealed partial class DocumentPlan
{
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
    /// Adds the request in each state of which the sentence says nothing, of the stored document and of those that the
    /// sentence or the caller's role looks up: rules may ask for one, such as a post that is not archived, or an author
    /// with a picture. All fields take turns at once.
    /// </summary>
    private void AddStates(PermissionCell cell, Permission sentence)
    {
        if (cell.Persona != CallerKind.LeastPrivileged(model, cell.Policy, sentence, cell.Operation))
        {
            return;
        }
        var asked = Disjunct(sentence);
        var own = cell.Operation == Operation.Create ? [] : UnsaidStates.OfStored(cell, asked);
        var others = new UnsaidStates(model).OfLookedUp(cell.Collection, cell.Persona, asked);
        var written = asked
            .SelectMany(ConditionTransform.Operands)
            .OfType<FieldOperand>()
            .Select(Operand (field) => field with { IsNew = false })
            .ToHashSet();
        for (var turn = 0; turn < UnsaidStates.Turns([.. own, .. others]); turn++)
        {
            var (ofOwn, ofOthers) = (UnsaidStates.InTurn(own, turn), UnsaidStates.InTurn(others, turn));
            // What the sentence asks for may leave some of the fields no such state.
            List<IReadOnlyList<Comparison>> ways =
            [
                [.. ofOwn, .. ofOthers],
                [.. ofOwn.Where(IsKept), .. ofOthers],
                ofOwn,
                [.. ofOwn.Where(IsValue), .. ofOthers],
                [.. ofOwn.Where(IsValue)],
            ];
            var number = turn + 1;
            AddFirst(ways, state => InState(number, state));
        }

        // A field that the update writes may have to be so before, to be as it has to be afterwards.
        bool IsKept(Comparison state) => !ConditionTransform.Operands(state).Any(written.Contains);

        PlannedCase InState(int number, IReadOnlyList<Comparison> state)
        {
            var variant = string.Join(" and ", state);
            return new(cell, sentence, Wanted(cell, [.. asked, .. state]), variant, CaseGoal.Granted)
            {
                IsOptional = true,
                Slug = variant.Length > LongestSlug ? $"in state {number}" : null,
            };
        }
    }

    /// <summary>Whether a state is a value of a field that has a few.</summary>
    private static bool IsValue(Comparison state) =>
        state is { Left: FieldOperand, Right: LiteralOperand { Value: string or bool } };

    /// <summary>
    /// Adds the request of a user who signed in anonymously, of a document whose texts that may be ids are the caller's
    /// own: rules may exclude either, as somebody who follows himself.
    /// </summary>
    private void AddSelf(PermissionCell cell, Permission sentence)
    {
        if (
            cell.Persona == CallerKind.Guests
            || cell.Persona != CallerKind.LeastPrivileged(model, cell.Policy, sentence, cell.Operation)
        )
        {
            return;
        }
        var asked = Disjunct(sentence);
        var all = UnsaidStates.Said(model, cell.Persona, asked);
        var anonymous = UnsaidStates.OfAnonymous(all);
        List<Comparison> own = [.. OwnTexts(cell, sentence, all)];
        List<IReadOnlyList<Comparison>> ways =
        [
            [.. own, .. anonymous],
            own,
            anonymous,
        ];
        AddFirst(ways, InState);

        PlannedCase InState(IReadOnlyList<Comparison> state) =>
            new(cell, sentence, Wanted(cell, [.. asked, .. state]), string.Join(" and ", state), CaseGoal.Granted)
            {
                IsOptional = true,
                Slug = state.Count == 1 ? null : "by oneself",
            };
    }

    /// <summary>That each text which may be an id is the caller's uid: one without bounds, of which nothing is said.</summary>
    private IEnumerable<Comparison> OwnTexts(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> said)
    {
        var names = said.SelectMany(ConditionTransform.Operands)
            .Select(operand => (operand as FieldOperand)?.Path ?? (operand as PathIdOperand)?.Name)
            .Append(cell.Policy.Owner?.Field)
            .Concat(cell.Collection.Key.Fields)
            .ToHashSet();
        return from field in cell.Collection.StoredFields
            where field.Type.Kind == TypeKind.String && !names.Contains(field.Name)
            where field.Constraints is { Length: null, Pattern: null } && IsOfAny(cell.Collection, field)
            let isWritten = cell.Operation == Operation.Update && RequestFactory.IsAllowed(sentence, field)
            select new Comparison(new FieldOperand(field.Name, isWritten), Comparator.Equal, new UidOperand());
    }

    /// <summary>Whether a field may hold a uid: it refers to nothing, or to users.</summary>
    private bool IsOfAny(Collection collection, Field field) =>
        model.Relationship(collection, field) is not { } relationship
        || model.Collection(relationship.To.Collection)?.Key.Kind == KeyKind.AuthUid;

    /// <summary>Adds the first of some ways for which there is a scenario.</summary>
    private void AddFirst(
        IEnumerable<IReadOnlyList<Comparison>> ways,
        Func<IReadOnlyList<Comparison>, PlannedCase> planned
    )
    {
        PlannedCase? first = null;
        foreach (var way in ways.Where(way => way.Count > 0).DistinctBy(way => string.Join(" and ", way)).Reverse())
        {
            first = planned(way) with { Otherwise = first };
        }
        if (first is not null)
        {
            Add(first);
        }
    }
}

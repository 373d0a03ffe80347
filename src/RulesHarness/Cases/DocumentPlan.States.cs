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
        if (!IsPlainest(cell, sentence))
        {
            return;
        }
        var asked = Disjunct(sentence);
        var own = cell.Operation == Operation.Create ? [] : _unsaid.OfStored(cell, asked);
        var others = _unsaid.OfLookedUp(cell.Collection, cell.Persona, asked);
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
                [.. ofOwn.Where(IsNoEnd), .. ofOthers],
                [.. ofOwn.Where(IsNoEnd)],
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
            var variant = UnsaidStates.Text(state);
            return new(cell, sentence, Wanted(cell, [.. asked, .. state]), variant, CaseGoal.Granted)
            {
                IsOptional = true,
                IsAtEdge = false,
                Slug = variant.Length > LongestSlug ? $"in state {number}" : null,
            };
        }
    }

    /// <summary>Whether a state is a value of a field that has a few, or that there is none, or one.</summary>
    private static bool IsNoEnd(Comparison state) => IsValue(state) || state.Right is LiteralOperand { Value: null };

    /// <summary>Whether a state is a value of a field that has a few.</summary>
    private static bool IsValue(Comparison state) =>
        state is { Left: FieldOperand, Right: LiteralOperand { Value: string or bool } };

    /// <summary>Adds the first of some ways for which there is a scenario.</summary>
    private void AddFirst(
        IEnumerable<IReadOnlyList<Comparison>> ways,
        Func<IReadOnlyList<Comparison>, PlannedCase> planned
    )
    {
        var possible = ways.Where(way => way.Count > 0).DistinctBy(UnsaidStates.Text);
        PlannedCase? first = null;
        foreach (var way in possible.Reverse())
        {
            first = planned(way) with { Otherwise = first };
        }
        if (first is not null)
        {
            Add(first);
        }
    }
}

using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>The same request with values of which neither the sentence nor the schema says anything.</content>
internal sealed partial class DocumentPlan
{
    private readonly UnsaidStates _unsaid = new(model);

    private static readonly (int Turn, string Slug)[] Amounts = [(0, "with much"), (1, "with little")];

    /// <summary>
    /// Adds the request of a user who signed in anonymously, of a document whose texts that may be ids are the caller's
    /// own, and whose lists of ids have him; so are those of the documents that are looked up. Rules may exclude each,
    /// as somebody who follows himself, or who is among the members already.
    /// </summary>
    private void AddSelf(PermissionCell cell, Permission sentence)
    {
        if (cell.Persona == CallerKind.Guests || !IsPlainest(cell, sentence))
        {
            return;
        }
        var said = _unsaid.Said(cell.Persona, Disjunct(sentence));
        var anonymous = UnsaidStates.OfAnonymous(said);
        List<Comparison> own =
        [
            .. from field in _unsaid.Unsaid(cell, said)
            let operand = new FieldOperand(field.Name, IsNew: IsChanged(cell, sentence, field))
            let ofCaller = FieldStates.OfCaller(field, operand)
            where ofCaller is not null
            from comparison in WithAccount(cell.Collection, field, ofCaller)
            select comparison,
        ];
        var others = _unsaid.OwnOfLookedUp(cell.Collection, cell.Persona, Disjunct(sentence));
        List<IReadOnlyList<Comparison>> ways =
        [
            [.. own, .. others, .. anonymous],
            [.. own, .. anonymous],
            own,
            anonymous,
        ];
        AddFirst(ways, way => Granted(cell, sentence, way, "by oneself"));
    }

    /// <summary>
    /// Adds the write of much and of little to all fields that the schema leaves without bounds: rules may have bounds
    /// of their own.
    /// </summary>
    private void AddUnbounded(PermissionCell cell, Permission sentence)
    {
        if (cell.Operation is not (Operation.Create or Operation.Update) || !IsPlainest(cell, sentence))
        {
            return;
        }
        var isUpdate = cell.Operation == Operation.Update;
        var written =
            from field in _unsaid.Unsaid(cell, _unsaid.Said(cell.Persona, Disjunct(sentence)))
            where model.Relationship(cell.Collection, field) is null
            where !isUpdate || IsChanged(cell, sentence, field)
            select field;
        var unbounded = UnsaidStates.Of(
            written,
            field => FieldStates.WithoutBounds(field, new FieldOperand(field.Name, isUpdate))
        );
        foreach (var (turn, slug) in unbounded.Count == 0 ? [] : Amounts)
        {
            var states = UnsaidStates.InTurn(unbounded, turn);
            List<IReadOnlyList<Comparison>> ways = [states, [.. states.Where(state => state.Left is SizeOperand)]];
            AddFirst(ways, way => Granted(cell, sentence, way, slug));
        }
    }

    private PlannedCase Granted(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> more,
        string slug
    ) =>
        new(cell, sentence, Wanted(cell, [.. Disjunct(sentence), .. more]), UnsaidStates.Text(more), CaseGoal.Granted)
        {
            IsOptional = true,
            IsAtEdge = false,
            Slug = UnsaidStates.IsOne(more) ? null : slug,
        };

    private static bool IsChanged(PermissionCell cell, Permission sentence, Field field) =>
        cell.Operation == Operation.Update && RequestFactory.IsAllowed(sentence, field);

    /// <summary>
    /// That a field is the caller's own, and that there is an account of that id where a text refers to one; nothing
    /// where it refers to something else.
    /// </summary>
    private IEnumerable<Comparison> WithAccount(Collection collection, Field field, Comparison ofCaller)
    {
        if (model.Relationship(collection, field) is not { } relationship)
        {
            return [ofCaller];
        }
        if (
            ofCaller.Comparator != Comparator.Equal
            || model.Collection(relationship.To.Collection)
                is not { Key.Kind: KeyKind.AuthUid, Path.Parent: null } users
        )
        {
            return [];
        }
        var account = new DocumentPath([
            [new LiteralOperand(users.Path.Text)],
            [ofCaller.Left],
        ]);
        return [ofCaller, new Comparison(new ExistsOperand(account), Comparator.Equal, new LiteralOperand(true))];
    }

    /// <summary>Whether the kind of caller is the least privileged one whom a sentence names.</summary>
    private bool IsPlainest(PermissionCell cell, Permission sentence) =>
        cell.Persona.IsLeastPrivileged(model, cell.Policy, sentence, cell.Operation);
}

using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>Updates that change or remove a field which the sentence does not let them change.</content>
internal sealed partial class DocumentPlan
{
    private void AddForbiddenFields(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        bool isPlainest
    )
    {
        var forbidden = cell
            .Collection.StoredFields.Where(field =>
                field.Constraints is not { ServerTime: true, Immutable: false }
                && !RequestFactory.IsAllowed(sentence, field)
            )
            .ToList();
        foreach (var field in forbidden)
        {
            Add(Forbidden(cell, sentence, disjunct, field, $"changes {field.Name}"));
        }
        if (isPlainest)
        {
            AddForbiddenBeside(cell, sentence, disjunct, forbidden);
        }
        // Rules may count what has another value, and forget what is gone.
        var removable = forbidden.Where(field => !cell.Collection.Key.Fields.Contains(field.Name)).ToList();
        var optional = removable.Find(field => !field.Required);
        if ((optional ?? (isPlainest ? FirstRequired(cell, removable) : null)) is { } removed)
        {
            Add(Forbidden(cell, sentence, disjunct, removed, $"removes {removed.Name}") with { IsRemoval = true });
        }
    }

    /// <summary>
    /// Rules may ask that what may change is among the changes, and forget what else is. A condition on the new
    /// document has all of them made anyway, but that a list which the condition leaves open may stay as it was.
    /// </summary>
    private void AddForbiddenBeside(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        IReadOnlyList<Field> forbidden
    )
    {
        var changes = ChangesOfSize(cell, sentence, disjunct).ToList();
        if (
            forbidden.Count == 0
            || Wanted(cell, disjunct).OfNew.Count > 0 && changes.Count == 0
            || !cell.Collection.StoredFields.Any(field => RequestFactory.IsAllowed(sentence, field))
        )
        {
            return;
        }
        foreach (var field in Beside(cell, sentence, [.. forbidden.Where(field => !field.Constraints.Immutable)]))
        {
            var variant = $"changes {field.Name} and what may change";
            if (changes.Count == 0)
            {
                Add(Changing(disjunct));
            }
            AddFirst(changes, change => Changing([.. change, .. disjunct]) with { IsOptional = true });

            PlannedCase Changing(IReadOnlyList<Comparison> asked) =>
                Forbidden(cell, sentence, asked, field, variant) with
                {
                    IsBeside = true,
                };
        }
    }

    private PlannedCase Forbidden(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        Field field,
        string variant
    ) => new(cell, sentence, Wanted(cell, disjunct), variant, CaseGoal.Denied) { OnlyField = field };

    /// <summary>
    /// The fields that are changed beside those that may change: any one, and each that another sentence lets be
    /// changed by itself, of which rules may think that it may be changed with these as well.
    /// </summary>
    private static IEnumerable<Field> Beside(PermissionCell cell, Permission sentence, IReadOnlyList<Field> forbidden)
    {
        var others = cell
            .Policy.Granting(Operation.Update)
            .Where(other => other != sentence && other.Only is not null)
            .ToList();
        return forbidden.Take(1).Concat(forbidden.Where(IsAllowedElsewhere)).Distinct();

        bool IsAllowedElsewhere(Field field) => others.Exists(other => RequestFactory.IsAllowed(other, field));
    }

    /// <summary>
    /// A required field that no sentence lets anyone change, or else the first one: where another sentence grants the
    /// caller to change it, only the schema forbids to remove it.
    /// </summary>
    private static Field? FirstRequired(PermissionCell cell, List<Field> required)
    {
        var granting = cell.Policy.Granting(cell.Operation).ToList();
        return required.Find(IsAllowedNowhere) ?? required.FirstOrDefault();

        bool IsAllowedNowhere(Field field) => granting.TrueForAll(other => !RequestFactory.IsAllowed(other, field));
    }
}

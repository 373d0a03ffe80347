using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>The same requests on documents that the row of the inventory does not mean.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>Adds the same request on a document that the row does not mean.</summary>
    private void AddOutside(PermissionCell cell, Permission? sentence)
    {
        var isSingle = cell.Collection.Path.DocumentId is not null;
        if (!(isSingle ? IsAlone(cell.Collection.Path) : Unlisted.Exists(model, cell.Collection)))
        {
            return;
        }
        var variant = isSingle ? "another document" : "in a collection that is not listed";
        var wanted = Wanted(cell, sentence is null ? [] : Disjunct(sentence)) with { IsUnlisted = !isSingle };
        Add(
            new PlannedCase(cell, sentence, wanted, variant, CaseGoal.Denied) { IsOfAnother = isSingle, Slug = variant }
        );
    }

    /// <summary>Whether no row means the other documents of a single document's collection.</summary>
    private bool IsAlone(CollectionPath single) =>
        model.CollectionOf($"{single.Under(single.Captures)}/another") is null;
}

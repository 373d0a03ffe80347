using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>
/// Batches that only now make what had to be there before: rules may look at what the batch leaves, and then whoever
/// may write the other document lets himself in.
/// </content>
internal sealed partial class DocumentPlan
{
    /// <summary>Adds writes by users who give themselves the role in the same batch.</summary>
    private void AddRoleOnlyNow(PermissionCell cell, Permission sentence, Role role)
    {
        if (cell.Operation is Operation.Get or Operation.List || role is not DocumentRole document)
        {
            return;
        }
        var others = cell with { Persona = CallerKind.Others };
        var meaning = ConditionTransform.First(RoleConditions.Of(document));
        AddOnlyNow(others, sentence, [.. Disjunct(sentence), .. meaning], RoleConditions.PathOf(document));
    }

    /// <summary>Adds batches in which a document is made, changed or deleted only now.</summary>
    private void AddOnlyNow(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        DocumentPath path
    )
    {
        var asked = disjunct.Where(comparison => IsAbout(comparison, path, isAfter: false)).ToList();
        IReadOnlyList<Comparison> later =
        [
            .. disjunct.Except(asked),
            .. asked.Select(comparison => ConditionTransform.ReplaceCompared(comparison, each => After(each, path))),
        ];
        if (!IsThere(disjunct, path))
        {
            AddDeletedOnlyNow(cell, sentence, asked, later, path);
            return;
        }
        if (CanBeMade(path))
        {
            Add("made", Existence(path, isThere: false, isAfter: false), Existence(path, isThere: true, isAfter: true));
        }
        if (IsGranted(path, Operation.Update))
        {
            foreach (var part in asked.Where(part => part.Left is not ExistsOperand).Take(1))
            {
                Add("changed", Existence(path, isThere: true, isAfter: false), ConditionTransform.Negate(part));
            }
        }

        void Add(string verb, params Comparison[] before) =>
            AddOnlyNow(cell, sentence, [.. later, .. before], $"with {path} {verb} only now");
    }

    private void AddDeletedOnlyNow(
        PermissionCell cell,
        Permission sentence,
        List<Comparison> asked,
        IReadOnlyList<Comparison> later,
        DocumentPath path
    )
    {
        if (asked.All(comparison => comparison.Left is ExistsOperand) && IsGranted(path, Operation.Delete))
        {
            IReadOnlyList<Comparison> comparisons = [.. later, Existence(path, isThere: true, isAfter: false)];
            AddOnlyNow(cell, sentence, comparisons, $"with {path} deleted only now");
        }
    }

    private void AddOnlyNow(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> comparisons,
        string variant
    )
    {
        var wanted = Wanted(cell, comparisons) with { AsOwner = sentence.OwnOnly ? true : null };
        Add(new PlannedCase(cell, sentence, wanted, variant, CaseGoal.Denied) { IsOptional = true });
    }
}

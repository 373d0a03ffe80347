using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>
/// Requests about another user, of whom everything holds that is asked of the caller: rules may ask that the named user
/// is any of the members, and not that it is the caller.
/// </content>
internal sealed partial class DocumentPlan
{
    /// <summary>Adds the request on a document whose owner is another user who has the role as well.</summary>
    private void AddForeignOwner(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        if (cell.Policy.Owner is not { } owner)
        {
            return;
        }
        Operand named = owner.ByDocumentId
            ? new PathIdOperand(PathIds.Own) { IsOwn = true }
            : new FieldOperand(owner.Field!);
        AddForeign(cell, sentence, disjunct, named, $"owned by another {Said(cell)}", isOwners: true);
    }

    /// <summary>
    /// Adds the request with another user, who has the role as well, where a field is to be the caller.
    /// </summary>
    private void AddForeignValue(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        Comparison broken
    )
    {
        if (
            CallerComparison.Of(broken) is
            { Caller: UidOperand, Comparator: Comparator.Equal, Other: FieldOperand named }
        )
        {
            IReadOnlyList<Comparison> others = [.. disjunct.Where(each => each != broken)];
            AddForeign(cell, sentence, others, named, $"{named} is another {Said(cell)}", isOwners: false);
        }
    }

    private void AddForeign(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        Operand named,
        string variant,
        bool isOwners
    )
    {
        var ofRole =
            RoleOf(cell.Persona) is DocumentRole role && cell.Persona.IsNamedBy(sentence.Actors)
                ? ConditionTransform.First(RoleConditions.Of(role))
                : [];
        var ofOther = disjunct
            .Concat(ofRole)
            .Where(IsOfCaller)
            .Select(comparison => (Comparison)ConditionTransform.Replace(comparison, Other))
            .ToList();
        if (ofOther.Count == 0)
        {
            return;
        }
        var isOther = new Comparison(named, Comparator.NotEqual, new UidOperand());
        var wanted = Wanted(cell, [.. disjunct, .. ofRole, isOther, .. ofOther]);
        Add(
            new PlannedCase(
                cell,
                sentence,
                isOwners ? wanted with { AsOwner = false } : wanted,
                variant,
                CaseGoal.Denied
            )
            {
                IsOptional = true,
            }
        );

        bool IsOfCaller(Comparison comparison) =>
            ConditionTransform.Operands(comparison).Any(operand => operand is UidOperand);

        Operand Other(Operand operand) => operand is UidOperand ? named : operand;
    }

    private static string Said(PermissionCell cell) =>
        cell.Persona.IsRole ? cell.Persona.Name : "user of whom the same holds";
}

using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>
/// Batches that only now make what had to be there before: rules may look at what the batch leaves, and then whoever
/// may write the other document lets himself in.
/// </content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds writes by users who give themselves the role in the same batch, by each document that gives it.
    /// </summary>
    private void AddRoleOnlyNow(PermissionCell cell, Permission sentence, Role role)
    {
        if (cell.Operation is Operation.Get or Operation.List)
        {
            return;
        }
        var others = cell with { Persona = CallerKind.Others };
        var meaning = ConditionTransform.First(RoleConditions.Of(role));
        IReadOnlyList<Comparison> whole = [.. Disjunct(sentence), .. meaning];
        foreach (var path in meaning.SelectMany(LookUpPlacer.ComparedBy).Distinct())
        {
            AddOnlyNow(others, sentence, whole, path);
            AddNoLonger(cell, sentence, whole, path);
        }
    }

    /// <summary>Adds batches in which a document is made, changed or deleted only now.</summary>
    private void AddOnlyNow(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        DocumentPath path
    )
    {
        var (asked, isThere) = (Asked(disjunct, path), IsThere(disjunct, path));
        var ofFields = OfFields(asked);
        IReadOnlyList<Comparison> later =
        [
            .. disjunct.Except(asked),
            .. asked.Select(comparison => ConditionTransform.ReplaceCompared(comparison, OfPathAfter)),
        ];
        if (isThere ? CanBeMade(path) : ofFields.Count == 0 && IsGranted(path, Operation.Delete))
        {
            Add(
                isThere ? "made only now" : "deleted only now",
                Existence(path, !isThere, isAfter: false),
                Existence(path, isThere, isAfter: true)
            );
        }
        foreach (var part in isThere && IsGranted(path, Operation.Update) ? ofFields : [])
        {
            // The other parts hold before, too: then nothing else denies.
            Add(
                Named("changed only now", part, ofFields),
                [
                    Existence(path, isThere: true, isAfter: false),
                    ConditionTransform.Negate(part),
                    .. ofFields.Where(other => other != part),
                ]
            );
        }

        Operand OfPathAfter(Operand operand) => After(operand, path);

        void Add(string change, params Comparison[] before) =>
            AddOnlyNow(cell, sentence, [.. later, .. before], $"with {path} {change}");
    }

    /// <summary>
    /// Adds batches after which the condition holds no longer: the document that has to be there is deleted or changed,
    /// or the one that must not be there is made. Each is granted, because the condition held before. Rules that look
    /// at what the batch leaves deny it.
    /// </summary>
    private void AddNoLonger(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        DocumentPath path
    )
    {
        var isThere = IsThere(disjunct, path);
        var ofFields = OfFields(Asked(disjunct, path));
        var change = isThere ? Operation.Delete : Operation.Create;
        if (ofFields.Count > 0 && isThere && IsGranted(path, Operation.Update))
        {
            foreach (var part in ofFields)
            {
                var later = ConditionTransform.ReplaceCompared(part, each => After(each, path));
                Add(Named("changed in the same batch", part, ofFields), ConditionTransform.Negate(later));
            }
        }
        else if (IsGranted(path, change) && (ofFields.Count == 0 || isThere))
        {
            Add($"{(isThere ? "deleted" : "made")} in the same batch", Existence(path, !isThere, isAfter: true));
        }

        void Add(string change, Comparison after) =>
            AddOptional(cell, sentence, [.. disjunct, after], $"with {path} {change}", CaseGoal.Granted);
    }

    private static string Named(string change, Comparison part, List<Comparison> parts) =>
        parts.Count > 1 ? $"{change}, for {part}" : change;

    private static List<Comparison> Asked(IReadOnlyList<Comparison> disjunct, DocumentPath path) =>
        [.. disjunct.Where(comparison => IsAbout(comparison, path, isAfter: false))];

    private static List<Comparison> OfFields(List<Comparison> asked) =>
        [.. asked.Where(comparison => comparison.Left is not ExistsOperand)];

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

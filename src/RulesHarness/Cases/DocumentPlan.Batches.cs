using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Requests that differ by the other writes of their batch.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds batches that another document makes granted or not: the one that is asked for is made by the batch instead
    /// of being there, is made at another place, or is made only now where it had to be there before.
    /// </summary>
    private void AddBatches(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        if (cell.Operation is Operation.Get or Operation.List)
        {
            return;
        }
        var after = disjunct.SelectMany(BatchFactory.PathsOf).Distinct().ToList();
        var before = disjunct.SelectMany(LookUpPlacer.ComparedBy).Distinct().ToList();
        foreach (var path in after.Where(path => IsNew(disjunct, path)))
        {
            AddMissing(cell, sentence, disjunct, path);
            AddElsewhere(cell, sentence, disjunct, path);
        }
        foreach (var path in after.Where(path => !before.Contains(path) && CanBeMade(path)))
        {
            var comparisons = disjunct.Append(Existence(path, isThere: false, isAfter: false));
            AddOptional(cell, sentence, [.. comparisons], $"with {path} made in the batch", CaseGoal.Granted);
        }
        foreach (var path in before.Where(path => !after.Contains(path)))
        {
            AddOnlyNow(cell, sentence, disjunct, path);
            AddNoLonger(cell, sentence, disjunct, path);
        }
        AddLeadingOnlyNow(cell, sentence, disjunct);
    }

    private void AddOptional(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> comparisons,
        string variant,
        CaseGoal goal
    ) => Add(new PlannedCase(cell, sentence, Wanted(cell, comparisons), variant, goal) { IsOptional = true });

    /// <summary>
    /// No new document at all: nothing that is asked of its fields can hold, and the rest of the request does.
    /// </summary>
    private void AddMissing(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        DocumentPath path
    )
    {
        IReadOnlyList<Comparison> without =
        [
            .. disjunct.Where(comparison => !IsAbout(comparison, path, isAfter: true)),
            Existence(path, isThere: false, isAfter: true),
        ];
        AddOptional(cell, sentence, without, $"without {path}", CaseGoal.Denied);
    }

    /// <summary>
    /// The new document at other ids, instead of at its own and beside it: each part of its path is another one once.
    /// </summary>
    private void AddElsewhere(
        PermissionCell cell,
        Permission sentence,
        IReadOnlyList<Comparison> disjunct,
        DocumentPath path
    )
    {
        foreach (var other in Elsewhere(cell.Collection, path))
        {
            var moved = disjunct.Select(comparison =>
                (Comparison)ConditionTransform.Replace(comparison, operand => At(operand, path, other))
            );
            Add(
                new PlannedCase(
                    cell,
                    sentence,
                    Wanted(
                        cell,
                        [
                            .. moved,
                            Existence(path, isThere: false, isAfter: false),
                            Existence(path, isThere: false, isAfter: true),
                        ]
                    ),
                    $"together with {other}",
                    CaseGoal.Denied
                )
            );
            Add(
                new PlannedCase(cell, sentence, Wanted(cell, disjunct), $"and a second one at {other}", CaseGoal.Denied)
                {
                    IsOptional = true,
                    Second = (path, other),
                }
            );
        }
    }

    private static IEnumerable<DocumentPath> Elsewhere(Collection collection, DocumentPath path)
    {
        var last = path.Segments[^1];
        for (var at = 0; at < last.Count; at++)
        {
            if (last[at] is LiteralOperand)
            {
                continue;
            }
            var isNumber = last[at] is FieldOperand field && collection.Field(field.Path)?.Type.Kind == TypeKind.Int;
            var other = new ArithmeticOperand(last[at], ArithmeticSign.Plus, new LiteralOperand(isNumber ? 1L : "x"));
            yield return new DocumentPath([
                .. path.Segments.SkipLast(1),
                [.. last.Take(at), other, .. last.Skip(at + 1)],
            ]);
        }
    }

    private static Operand At(Operand operand, DocumentPath path, DocumentPath other) =>
        operand switch
        {
            LookUpOperand lookUp when lookUp.Path == path => lookUp with { Path = other },
            ExistsOperand exists when exists.Path == path => exists with { Path = other },
            _ => operand,
        };

    private static Operand After(Operand operand, DocumentPath path) =>
        operand switch
        {
            LookUpOperand lookUp when lookUp.Path == path => lookUp with { IsAfter = true },
            ExistsOperand exists when exists.Path == path => exists with { IsAfter = true },
            _ => operand,
        };

    /// <summary>Whether a document is asked for that is new: not there before, and there after.</summary>
    private static bool IsNew(IReadOnlyList<Comparison> disjunct, DocumentPath path) =>
        disjunct.Contains(Existence(path, isThere: false, isAfter: false))
        && disjunct.Contains(Existence(path, isThere: true, isAfter: true));

    private static bool IsThere(IReadOnlyList<Comparison> disjunct, DocumentPath path) =>
        disjunct
            .Where(comparison => IsAbout(comparison, path, isAfter: false))
            .All(comparison =>
                comparison.Left is not ExistsOperand || comparison == Existence(path, isThere: true, isAfter: false)
            );

    private static bool IsAbout(Comparison comparison, DocumentPath path, bool isAfter) =>
        (isAfter ? BatchFactory.PathsOf(comparison) : LookUpPlacer.ComparedBy(comparison)).Contains(path);

    private bool CanBeMade(DocumentPath path) => IsGranted(path, Operation.Create);

    private bool IsGranted(DocumentPath path, Operation operation) =>
        model.CollectionOf(path.Shape) is { } collection
        && model.Policy(collection.Path)?.Granting(operation).Any() == true;

    private static Comparison Existence(DocumentPath path, bool isThere, bool isAfter) =>
        new(new ExistsOperand(path) { IsAfter = isAfter }, Comparator.Equal, new LiteralOperand(isThere));
}

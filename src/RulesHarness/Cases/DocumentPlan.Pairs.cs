using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>Conditions of which two are broken at once.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Where two fields are to have one value, both have the same other one: rules may compare them with each other.
    /// </summary>
    private void AddPairs(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        var fixedFields = disjunct
            .Where(comparison =>
                comparison is { Left: FieldOperand, Comparator: Comparator.Equal, Right: LiteralOperand }
            )
            .ToList();
        foreach (var (at, one) in fixedFields.Index())
        {
            foreach (var other in fixedFields.Skip(at + 1).Where(other => other.Right == one.Right))
            {
                Comparison[] broken =
                [
                    one with
                    {
                        Comparator = Comparator.NotEqual,
                    },
                    new Comparison(other.Left, Comparator.Equal, one.Left),
                ];
                Add(
                    new PlannedCase(
                        cell,
                        sentence,
                        Wanted(cell, [.. disjunct.Except([one, other]), .. broken]),
                        string.Join(" and ", (IEnumerable<Comparison>)broken),
                        CaseGoal.Denied
                    )
                    {
                        IsOptional = true,
                    }
                );
            }
        }
    }
}

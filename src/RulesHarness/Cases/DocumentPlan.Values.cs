using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The same request with each value that a condition allows, or forbids.</content>
internal sealed partial class DocumentPlan
{
    private const int MostMistaken = 2;

    /// <summary>
    /// Adds a case for each value that a part of the condition allows or forbids beside the first: rules may know only
    /// some of them. The schema or another part may rule such a value out, and then it is left out.
    /// </summary>
    private void AddValues(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var comparison in disjunct)
        {
            var turned = AllowedValues.Turned(comparison);
            var field = Variations.FieldOnLeft(model, cell.Collection, turned);
            AddEach(comparison, AllowedValues.Of(turned, field), CaseGoal.Granted);
            AddEach(comparison, AllowedValues.Forbidden(turned, field), CaseGoal.Denied);
            foreach (var way in DerivedVariations.Allowed(comparison, cell.Collection.Field))
            {
                IReadOnlyList<Comparison> all = [.. disjunct.Where(each => each != comparison), .. way];
                var variant = string.Join(" and ", way);
                Add(
                    new PlannedCase(cell, sentence, Wanted(cell, all), variant, CaseGoal.Granted) { IsOptional = true }
                );
            }
            foreach (var mistaken in Mistaken(cell.Collection, comparison))
            {
                var wanted = Wanted(cell, [.. disjunct, mistaken]);
                var variant = $"{comparison} and {mistaken}";
                Add(new PlannedCase(cell, sentence, wanted, variant, CaseGoal.Granted) { IsOptional = true });
            }
        }

        void AddEach(Comparison comparison, IEnumerable<Comparison> values, CaseGoal goal)
        {
            var others = disjunct.Where(each => each != comparison).ToList();
            foreach (var value in values.Where(value => !OwnId.IsImpossible(value)))
            {
                var wanted = Wanted(cell, [.. others, value]);
                Add(new PlannedCase(cell, sentence, wanted, $"{value}", goal) { IsOptional = true });
            }
        }
    }

    /// <summary>
    /// Adds an update that takes away what is optional, and one that adds it: rules may keep what a document had, and
    /// may compare with what it had not.
    /// </summary>
    private void AddRemoval(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        if (cell.Operation == Operation.Update)
        {
            var wanted = Wanted(cell, disjunct);
            if (cell.Collection.StoredFields.Any(field => !field.Required && RequestFactory.IsAllowed(sentence, field)))
            {
                var added = wanted with { Completeness = Completeness.Minimal, AddsOptional = true };
                Add(
                    new PlannedCase(cell, sentence, added, "adds what is optional", CaseGoal.Granted)
                    {
                        IsOptional = true,
                    }
                );
            }
            Add(
                new PlannedCase(cell, sentence, wanted, "without what is optional", CaseGoal.Granted)
                {
                    IsRemoval = true,
                    IsOptional = true,
                }
            );
        }
    }

    /// <summary>
    /// For a comparison that holds by chance: that another field of the same type, in place of the right one, would not
    /// do. Rules may have the wrong name.
    /// </summary>
    private IEnumerable<Comparison> Mistaken(Collection collection, Comparison comparison) =>
        IsLikely(comparison)
            ? OthersFor(collection, comparison.Left)
                .Select(left => comparison with { Left = left })
                .Concat(OthersFor(collection, comparison.Right).Select(right => comparison with { Right = right }))
                .Where(mistaken => mistaken.Left != mistaken.Right)
                .Select(ConditionTransform.Negate)
            : [];

    /// <summary>An equality seldom holds by chance, but for a boolean.</summary>
    private static bool IsLikely(Comparison comparison) =>
        Boundary.IsOrder(comparison.Comparator)
        || comparison.Comparator is Comparator.NotEqual or Comparator.NotIn or Comparator.HasNot
        || comparison is { Comparator: Comparator.Equal, Right: LiteralOperand { Value: bool } };

    private IEnumerable<Operand> OthersFor(Collection collection, Operand side)
    {
        var (of, name) = side switch
        {
            FieldOperand field => (collection, field.Path),
            LookUpOperand lookUp => (model.CollectionOf(lookUp.Path.Shape), lookUp.Field),
            _ => (null, ""),
        };
        if (of?.Field(name) is not { } right)
        {
            return [];
        }
        return of
            .StoredFields.Where(other => other.Name != name && IsAlike(other, right))
            .Take(MostMistaken)
            .Select(other =>
                side is FieldOperand field
                    ? (Operand)(field with { Path = other.Name })
                    : ((LookUpOperand)side) with
                    {
                        Field = other.Name,
                    }
            );
    }

    private static bool IsAlike(Field one, Field other) =>
        one.Type.Kind == other.Type.Kind
        && one.Type.Element?.Kind == other.Type.Element?.Kind
        && !one.Constraints.ServerTime;
}

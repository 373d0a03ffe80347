using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>The same request with each value that a condition allows, or forbids.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds a case for each value that a part of the condition allows or forbids beside the first: rules may know only
    /// some of them. The schema or another part may rule such a value out, and then it is left out.
    /// </summary>
    private void AddValues(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var comparison in disjunct)
        {
            var turned = AllowedValues.Turned(comparison);
            var field = FieldOnLeft(cell.Collection, turned);
            AddEach(comparison, AllowedValues.Of(turned, field), CaseGoal.Granted);
            AddEach(comparison, AllowedValues.Forbidden(turned, field), CaseGoal.Denied);
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

    /// <summary>The field that is compared, itself or by its size; of the requested document or of another one.</summary>
    private Field? FieldOnLeft(Collection collection, Comparison comparison) =>
        (comparison.Left is SizeOperand size ? size.Of : comparison.Left) switch
        {
            FieldOperand field => collection.Field(field.Path),
            LookUpOperand lookUp => model.CollectionOf($"{lookUp.Path}")?.Field(lookUp.Field),
            _ => null,
        };
}

using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <content>The same request with each value that a condition allows.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>
    /// Adds a grant for each value that a part of the condition allows beside the first: rules may know only some of
    /// them. The schema or another part may rule such a value out, and then it is left out.
    /// </summary>
    private void AddAllowedValues(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        foreach (var (at, comparison) in disjunct.Index())
        {
            var turned = AllowedValues.Turned(comparison);
            foreach (var value in AllowedValues.Of(turned, FieldOnLeft(cell.Collection, turned)))
            {
                var wanted = Wanted(cell, [.. disjunct.Where((_, place) => place != at), value]);
                Add(new PlannedCase(cell, sentence, wanted, $"{value}", CaseGoal.Granted) { IsOptional = true });
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

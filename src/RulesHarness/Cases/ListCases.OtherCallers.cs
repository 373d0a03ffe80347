using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>What a condition asks of the caller, of the path, and of documents that it looks up.</content>
internal sealed partial class ListCases
{
    /// <summary>
    /// What a condition asks of the caller, of the path and of other documents is no filter: the same query is run by
    /// another caller, or beside other documents.
    /// </summary>
    private void AddOtherCallers(Listing listing, List<Comparison> conditions, Asked granted)
    {
        foreach (var comparison in conditions.Where(each => !IsOfField(each.Left) && !IsOfField(each.Right)))
        {
            foreach (var other in Others(listing, comparison))
            {
                List<Comparison> changed = [.. conditions.Where(each => each != comparison), .. other];
                if (
                    Find(listing, changed) is { } found
                    && draft.Oracle.Scope(found.Attempt) is var scope
                    && other.All(each => scope.Evaluate(each) == true)
                )
                {
                    Add(
                        listing,
                        found,
                        granted with
                        {
                            Filters = Filters(listing, conditions, found),
                        },
                        $"where {string.Join(" and ", other)}"
                    );
                }
            }
        }
    }

    private static bool IsOfField(Operand operand) => operand is FieldOperand;

    /// <summary>
    /// The opposites of a comparison, the ways to just miss it, and the values that it allows beside the first.
    /// </summary>
    private IEnumerable<IReadOnlyList<Comparison>> Others(Listing listing, Comparison comparison)
    {
        IReadOnlyList<Comparison> negated = [ConditionTransform.Negate(comparison)];
        if (!LookUpPlacer.IsLookUp(comparison) || !IsPlainest(listing))
        {
            return [negated];
        }
        var field = Variations.FieldOnLeft(_context.Model, listing.Member, comparison);
        return Variations
            .Broken(comparison, field)
            .Concat(Variations.OneValueEach([comparison]).Skip(1).Select(values => values[0]))
            .Concat(AllowedValues.Of(comparison, field))
            .Concat(AllowedValues.Forbidden(comparison, field))
            .Select(other => (IReadOnlyList<Comparison>)[other])
            .Concat(Variations.Near(comparison, field));
    }
}

using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// The values between the ends of a range of which rules list each: <c>code.size() in [1, 2, 3, 4]</c> for a text of
/// one to four characters. Each is a case of its own, because the list may lack one.
/// </summary>
internal sealed class ListedSizes(FixtureFactory fixtures, RulesQuestions rules)
{
    /// <summary>Values of each size, or each number, between the ends; none for a field without ends.</summary>
    public IEnumerable<object> Of(Collection collection, Field field)
    {
        if (BoundsOf(field) is not { Minimum: var minimum, Maximum: { } most } || fixtures.Refers(collection, field))
        {
            return [];
        }
        var between = rules.Between((long)(minimum ?? 0), (long)most);
        return field.Type.Kind == TypeKind.Int
            ? between.Cast<object>()
            : between.Select(size => fixtures.OfSize(field, null, (int)size)).OfType<object>();
    }

    private static Bounds? BoundsOf(Field field) =>
        field.Type.Kind switch
        {
            TypeKind.String => field.Constraints.Length,
            TypeKind.Array => field.Constraints.Items,
            TypeKind.Int => field.Constraints.Range,
            _ => null,
        };
}

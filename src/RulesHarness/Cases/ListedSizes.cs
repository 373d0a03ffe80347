using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// The values between the ends of a range of which rules list each: <c>code.size() in [1, 2, 3, 4]</c> for a text of
/// one to four characters. Each is a case of its own, because the list may lack one.
/// </summary>
internal sealed class ListedSizes(FixtureFactory fixtures, RulesQuestions rules)
{
    /// <summary>Rules look at so many items one by one, hardly at more.</summary>
    private const int MostLookedAt = 10;

    /// <summary>Values of each size, or each number, between the ends; none for a field without ends.</summary>
    public IEnumerable<object> Of(Collection collection, Field field)
    {
        if (BoundsOf(field) is not { Minimum: var minimum, Maximum: { } most } || fixtures.Refers(collection, field))
        {
            return [];
        }
        var least = (long)(minimum ?? 0);
        IReadOnlyList<long> between = IsLookedAt(field, most)
            ? [.. Enumerable.Range(1, (int)Math.Max(0, (long)most - least - 1)).Select(above => least + above)]
            : rules.Between(least, (long)most);
        return field.Type.Kind == TypeKind.Int
            ? between.Cast<object>()
            : between.Select(size => fixtures.OfSize(field, null, (int)size)).OfType<object>();
    }

    /// <summary>
    /// Rules have no loops: for each size they look at other items, as in
    /// <c>size() &lt; 3 || tags[2] is string</c>.
    /// </summary>
    private static bool IsLookedAt(Field field, double most) =>
        field.Type is { Kind: TypeKind.Array, Element: not null } && most <= MostLookedAt;

    private static Bounds? BoundsOf(Field field) =>
        field.Type.Kind switch
        {
            TypeKind.String => field.Constraints.Length,
            TypeKind.Array => field.Constraints.Items,
            TypeKind.Int => field.Constraints.Range,
            _ => null,
        };
}

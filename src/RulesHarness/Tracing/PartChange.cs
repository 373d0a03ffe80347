using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>
/// A condition with one of its parts changed: a comparison that always or never holds, or that lacks a member of its
/// list. A case that is decided otherwise then shows that the part matters.
/// </summary>
/// <param name="Of">The comparison that is the part, or has it in its list.</param>
/// <param name="Part">The part, in code quotes as messages have it.</param>
/// <param name="Effect">Completes "every case is decided alike …".</param>
/// <param name="Changed">The whole condition, changed.</param>
internal sealed record PartChange(Comparison Of, string Part, string Effect, Condition Changed)
{
    private static readonly Condition Always = new AndCondition([]);
    private static readonly Condition Never = new OrCondition([]);

    /// <summary>Gets each change of each part of a condition.</summary>
    public static IEnumerable<PartChange> In(Condition? condition)
    {
        if (condition is null)
        {
            yield break;
        }
        foreach (var part in Comparisons(condition))
        {
            yield return new PartChange(part, $"`{part}`", "where it always holds", Replace(condition, part, Always));
            yield return new PartChange(part, $"`{part}`", "where it never holds", Replace(condition, part, Never));
            foreach (var (member, shorter) in WithoutMembers(part))
            {
                yield return new PartChange(
                    part,
                    $"`{member}` in `{part}`",
                    "without it in the list",
                    Replace(condition, part, shorter)
                );
            }
        }
    }

    private static IEnumerable<Comparison> Comparisons(Condition condition) =>
        condition switch
        {
            AndCondition and => and.Parts.SelectMany(Comparisons),
            OrCondition or => or.Parts.SelectMany(Comparisons),
            NotCondition not => Comparisons(not.Inner),
            Comparison comparison => [comparison],
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    private static IEnumerable<(Operand Member, Comparison Shorter)> WithoutMembers(Comparison part) =>
        part.Right is ListOperand { Items.Count: > 1 } list && IsOfMembers(part.Comparator)
            ? list.Items.Select(
                (member, at) =>
                    (member, part with { Right = new ListOperand([.. list.Items.Where((_, place) => place != at)]) })
            )
            : [];

    private static bool IsOfMembers(Comparator comparator) =>
        comparator
            is Comparator.In
                or Comparator.NotIn
                or Comparator.HasAny
                or Comparator.HasNone
                or Comparator.HasAll
                or Comparator.HasNotAll
                or Comparator.HasOnly
                or Comparator.HasNotOnly;

    /// <summary>The condition with that very part replaced: an equal one elsewhere is a part of its own.</summary>
    private static Condition Replace(Condition condition, Comparison part, Condition instead) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(each => Replace(each, part, instead))]),
            OrCondition or => new OrCondition([.. or.Parts.Select(each => Replace(each, part, instead))]),
            NotCondition not => new NotCondition(Replace(not.Inner, part, instead)),
            _ => ReferenceEquals(condition, part) ? instead : condition,
        };
}

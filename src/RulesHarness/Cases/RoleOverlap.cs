using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Tells which ways into a role give another role as well: who is an editor as the owner of a workspace is also its
/// owner, and shows nothing of what an editor may.
/// </summary>
internal static class RoleOverlap
{
    private static readonly EvaluationScope Nobody = new(Identity.Unauthenticated, default);

    /// <summary>
    /// The other roles that the same document gives, or claims alone where claims alone give this one.
    /// </summary>
    public static IEnumerable<Role> Others(Role role, DataModel model) =>
        model.Roles.Where(other =>
            other.Name != role.Name
            && (role, other) switch
            {
                (DocumentRole one, DocumentRole two) => two.Path == one.Path && two.Condition is not null,
                (ClaimRole, ClaimRole) => true,
                _ => false,
            }
        );

    /// <summary>Whether some way into a role gives the other one as well.</summary>
    public static bool Overlaps(Role role, Role other, DataModel model) =>
        Others(role, model).Contains(other)
        && RoleVariant.Satisfying(role).Any(way => Apart(way.Comparisons, other, model) is null);

    /// <summary>
    /// The comparisons that keep who has a role in one way from having the other role; null where this way gives both.
    /// </summary>
    public static IReadOnlyList<Comparison>? Apart(IReadOnlyList<Comparison> way, Role other, DataModel model)
    {
        var (condition, collection) = other switch
        {
            ClaimRole claims => (claims.Condition, null),
            DocumentRole document => (document.Condition, RoleVariant.CollectionOf(document, model)),
            _ => (null, null),
        };
        return ConditionTransform
            .Disjuncts(condition, negated: true)
            .FirstOrDefault(apart => !Contradict(way, apart, collection));
    }

    private static bool Contradict(
        IReadOnlyList<Comparison> way,
        IReadOnlyList<Comparison> apart,
        Collection? collection
    ) =>
        way.Any(one => ContradictsOne(one, apart))
        || collection is not null && Contradictions.IsUnsatisfiable(collection, new AndCondition([.. way, .. apart]));

    private static bool ContradictsOne(Comparison comparison, IReadOnlyList<Comparison> others) =>
        others.Any(other => Contradict(comparison, other));

    private static bool Contradict(Comparison one, Comparison two)
    {
        if (one.Left != two.Left)
        {
            return false;
        }
        if (one == ConditionTransform.Negate(two))
        {
            return true;
        }
        return one is { Comparator: Comparator.Equal, Right: LiteralOperand }
                && EvaluationScope.IsConstant(two.Right)
                && Nobody.Evaluate(two with { Left = one.Right }) == false
            || one.Comparator == Comparator.Has
                && two is { Comparator: Comparator.HasNone, Right: ListOperand none }
                && none.Items.Contains(one.Right);
    }
}

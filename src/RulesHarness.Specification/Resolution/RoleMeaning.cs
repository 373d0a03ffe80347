using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Puts what makes a role in the place of its name, in a condition that asks whether the caller has it. All that a
/// condition asks is then asked of documents, claims and the uid.
/// </summary>
internal sealed class RoleMeaning(IEnumerable<Role> roles)
{
    private readonly Dictionary<string, Role> _byName = roles.ToDictionary(role => role.Name);

    /// <summary>
    /// The condition without roles' names. A role that is defined by itself can't be: it is left, and is a finding of
    /// its own.
    /// </summary>
    public Condition? Expand(Condition? condition) => condition is null ? null : Expand(condition, []);

    /// <summary>The roles, those defined by others as what these mean.</summary>
    public IReadOnlyList<Role> Expanded =>
        [
            .. _byName.Values.Select(role =>
                role is ClaimRole claims ? claims with { Condition = Expand(claims.Condition, [role.Name]) } : role
            ),
        ];

    /// <summary>The roles whose definition leads back to themselves.</summary>
    public IEnumerable<string> Circular =>
        _byName.Values.Where(role => LeadsTo(role.Name, role.Name, [])).Select(role => role.Name);

    private bool LeadsTo(string from, string to, HashSet<string> passed) =>
        _byName.GetValueOrDefault(from) is ClaimRole role
        && Named(role.Condition).Any(next => next == to || passed.Add(next) && LeadsTo(next, to, passed));

    private static IEnumerable<string> Named(Condition condition) =>
        ConditionTransform.Operands(condition).OfType<RoleOperand>().Select(role => role.Role);

    private Condition Expand(Condition condition, IReadOnlyList<string> inside) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(part => Expand(part, inside))]),
            OrCondition or => new OrCondition([.. or.Parts.Select(part => Expand(part, inside))]),
            NotCondition not => new NotCondition(Expand(not.Inner, inside)),
            Comparison { Left: RoleOperand named, Right: LiteralOperand { Value: bool isAsked } }
                when !inside.Contains(named.Role) && _byName.GetValueOrDefault(named.Role) is { } role => Asked(
                Expand(RoleConditions.Of(role), [.. inside, named.Role]),
                isAsked
            ),
            _ => condition,
        };

    private static Condition Asked(Condition condition, bool isAsked) =>
        isAsked ? condition : new NotCondition(condition);
}

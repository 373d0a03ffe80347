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
    /// The condition without roles' names, of a sentence about some actors: what their one role asks is not asked again
    /// by a second one. A role that is defined by itself can't be replaced: it is left, and is a finding of its own.
    /// </summary>
    public Condition? Expand(Condition? condition, IReadOnlyList<Actor> actors)
    {
        if (condition is null)
        {
            return null;
        }
        var known =
            actors is [{ Kind: ActorKind.Role, Role: { } name }] && _byName.GetValueOrDefault(name) is { } role
                ? Conjuncts(Expand(RoleConditions.Of(role), [name])).ToList()
                : [];
        return Expand(condition, [], known);
    }

    /// <summary>The roles, those defined by others as what these mean.</summary>
    public IReadOnlyList<Role> Expanded =>
        [
            .. _byName.Values.Select(role =>
                role is ClaimRole claims ? claims with { Condition = Expand(claims.Condition, [role.Name]) } : role
            ),
        ];

    /// <summary>The roles whose definition leads back to themselves.</summary>
    public IEnumerable<string> Circular =>
        from role in _byName.Values
        where LeadsTo(role.Name, role.Name, [])
        select role.Name;

    private bool LeadsTo(string from, string to, HashSet<string> passed) =>
        _byName.GetValueOrDefault(from) is ClaimRole role
        && Named(role.Condition).Any(next => next == to || passed.Add(next) && LeadsTo(next, to, passed));

    private static IEnumerable<string> Named(Condition condition) =>
        ConditionTransform.Operands(condition).OfType<RoleOperand>().Select(role => role.Role);

    private Condition Expand(
        Condition condition,
        IReadOnlyList<string> inside,
        IReadOnlyList<Comparison>? known = null
    ) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(part => Expand(part, inside, known))]),
            OrCondition or => new OrCondition([.. or.Parts.Select(part => Expand(part, inside, known))]),
            NotCondition not => new NotCondition(Expand(not.Inner, inside, known)),
            Comparison { Left: RoleOperand named, Right: LiteralOperand { Value: bool isAsked } }
                when !inside.Contains(named.Role) && _byName.GetValueOrDefault(named.Role) is { } role => Asked(
                Unknown(Expand(RoleConditions.Of(role), [.. inside, named.Role]), known ?? []),
                isAsked
            ),
            _ => condition,
        };

    /// <summary>A condition without what is known to hold; the whole one where nothing else is in it.</summary>
    private static Condition Unknown(Condition condition, IReadOnlyList<Comparison> known) =>
        Without(condition, known) ?? condition;

    private static Condition? Without(Condition condition, IReadOnlyList<Comparison> known) =>
        condition switch
        {
            AndCondition and => All([.. and.Parts.Select(part => Without(part, known)).OfType<Condition>()]),
            OrCondition or => Any([.. or.Parts.Select(part => Without(part, known))]),
            Comparison comparison when known.Contains(comparison) => null,
            _ => condition,
        };

    private static Condition? Any(IReadOnlyList<Condition?> parts) =>
        parts.Contains(null) ? null : new OrCondition([.. parts.OfType<Condition>()]);

    private static Condition? All(IReadOnlyList<Condition> parts) =>
        parts switch
        {
            [] => null,
            [var one] => one,
            _ => new AndCondition(parts),
        };

    private static IEnumerable<Comparison> Conjuncts(Condition condition) =>
        condition switch
        {
            AndCondition and => and.Parts.SelectMany(Conjuncts),
            Comparison comparison => [comparison],
            _ => [],
        };

    private static Condition Asked(Condition condition, bool isAsked) =>
        isAsked ? condition : new NotCondition(condition);
}

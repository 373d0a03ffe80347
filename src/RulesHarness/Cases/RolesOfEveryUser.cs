using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Roles that a user without claims has, such as <c>token.firebase.sign_in_provider != "anonymous"</c>. A caller without
/// such a role needs a claim that rules it out.
/// </summary>
internal static class RolesOfEveryUser
{
    /// <summary>
    /// The comparisons that keep a caller out of such roles of a sentence; none where it names no such role.
    /// </summary>
    public static IEnumerable<Comparison> Missed(DataModel model, CallerKind persona, Permission sentence) =>
        persona == CallerKind.Guests || persona.IsNamedBy(sentence.Actors)
            ? []
            : model
                .Roles.Where(sentence.Names)
                .OfType<ClaimRole>()
                .Where(role => IsOfEveryUser(role.Condition))
                .SelectMany(role => ConditionTransform.First(role.Condition, negated: true));

    private static bool IsOfEveryUser(Condition condition) =>
        new EvaluationScope(CallerFactory.User(CallerFactory.Stranger), default).Evaluate(condition) == true;
}

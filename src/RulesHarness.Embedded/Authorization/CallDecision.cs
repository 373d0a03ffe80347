using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Embedded.Authorization;

/// <summary>The decision on all requests of a call, such as the writes of a commit.</summary>
/// <param name="Asked">The first request that is denied, or else the first.</param>
/// <param name="Decision">The decision on it.</param>
internal sealed record CallDecision(AuthorizationRequest Asked, Decision Decision)
{
    /// <summary>
    /// Decides the requests in their order. The emulator reads for them in an order that depends on the names of the
    /// documents and of the project, which matters only where they reach the limit of look-ups together.
    /// </summary>
    /// <param name="program">The rules.</param>
    /// <param name="asked">At least one request.</param>
    /// <param name="observe">Is called with every expression that is evaluated, and its value.</param>
    public static CallDecision Of(
        RulesProgram program,
        IReadOnlyList<AuthorizationRequest> asked,
        Action<Expression, RulesValue>? observe = null
    )
    {
        if (asked is [var only])
        {
            return new CallDecision(only, program.Decide(only.Request, only.Documents, observe));
        }

        var shared = new SharedLookUps();
        CallDecision? first = null;
        foreach (var one in asked)
        {
            var decided = new CallDecision(one, program.DecideNext(one.Request, one.Documents, shared, observe));
            if (!decided.Decision.IsAllowed)
            {
                return decided.Decision.Cause == Cause.Limit ? DeniedWithoutLimit(program, asked) ?? decided : decided;
            }
            first ??= decided;
        }
        return first!;
    }

    // A limit is the reason only where nothing else is: the emulator may as well have begun with the other request.
    private static CallDecision? DeniedWithoutLimit(RulesProgram program, IReadOnlyList<AuthorizationRequest> asked)
    {
        foreach (var one in asked)
        {
            var decision = program.Decide(one.Request, one.Documents);
            if (!decision.IsAllowed && decision.Cause != Cause.Limit)
            {
                return new CallDecision(one, decision);
            }
        }
        return null;
    }
}

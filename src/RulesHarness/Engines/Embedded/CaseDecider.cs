using RulesHarness.Cases;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines.Embedded;

/// <summary>Decides the requests of cases, each as it is sent now, on documents that none of them changes.</summary>
internal sealed class CaseDecider(RulesProgram program, CaseQuestions questions, TimeProvider clock)
{
    /// <summary>Decides the request of a case.</summary>
    /// <param name="accessCase">The case.</param>
    /// <param name="observe">Is called with every expression that is evaluated, each after those inside it.</param>
    public MessageDecision Decide(AccessCase accessCase, Action<Expression, RulesValue>? observe) =>
        Decide(Ask(accessCase), observe);

    /// <summary>Decides a request that was made before.</summary>
    public MessageDecision Decide(AskedCase one, Action<Expression, RulesValue>? observe) =>
        one.Asked is { } asked ? MessageDecision.Of(program, asked, observe) : MessageDecision.OfAdmin(one.Message);

    /// <summary>The request of a case with its questions to the rules.</summary>
    public AskedCase Ask(AccessCase accessCase) => questions.Of(accessCase, clock.GetUtcNow());
}

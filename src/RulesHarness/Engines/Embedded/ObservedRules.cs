using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Rules that show the value of each expression while they decide a case, whichever engine's verdict counts. Rules that
/// have errors allow nothing here.
/// </summary>
internal sealed class ObservedRules(CompiledRules rules, Dataset data, TimeProvider clock)
{
    private readonly CaseDecider? _decider = rules.Program is { } program
        ? new CaseDecider(program, CaseQuestions.Of(data), clock)
        : null;

    public RulesOutline Outline => rules.Outline;

    /// <summary>Returns true if the rules allow the case. Each expression is shown after those inside it.</summary>
    public bool Allows(AccessCase accessCase, Action<Expression, RulesValue> observe)
    {
        var decided = _decider?.Decide(accessCase, observe);
        return decided?.Decision?.IsAllowed == true;
    }
}

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
internal sealed class ObservedRules
{
    private readonly CompiledRules _rules;
    private readonly CaseRulesRequestFactory _requests;

    public ObservedRules(CompiledRules rules, Dataset data, TimeProvider clock) =>
        (this._rules, _requests) = (rules, new CaseRulesRequestFactory(new EmbeddedStore(data, null), clock));

    public RulesOutline Outline => _rules.Outline;

    /// <summary>Returns true if the rules allow the case. Each expression is shown after those inside it.</summary>
    public bool Allows(AccessCase accessCase, Action<Expression, RulesValue> observe)
    {
        if (_rules.Program is not { } program)
        {
            return false;
        }
        var (request, documents) = _requests.Of(accessCase);
        return program.Decide(request, documents, observe).IsAllowed;
    }
}

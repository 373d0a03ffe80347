using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// The cases of a check, those at an instant of their own included, with the decision of the rules as they are.
/// </summary>
internal sealed class DecidedCases : IDecidedTests
{
    private readonly IReadOnlyList<AccessCase> _cases;

    /// <summary>The requests with their questions, which are the same for all mutants.</summary>
    private readonly AskedCase[] _asked;
    private readonly bool?[] _decisions;
    private readonly CaseDecider _asTheyAre;

    public DecidedCases(CompiledRules rules, CaseSet set, TimeProvider clock, bool isStrict)
    {
        // A case that only warns finds nothing, unless warnings fail.
        _cases = [.. set.Cases.Concat(set.Instants).Where(one => isStrict || !one.IsAdvisory)];
        _asTheyAre = new CaseDecider(rules.Program!, new CaseQuestions(new EmbeddedStore(set.Data)), clock);
        _asked = [.. _cases.Select(_asTheyAre.Ask)];
        _decisions = new bool?[_cases.Count];
        Parallel.For(0, _cases.Count, at => _decisions[at] = IsAllowed(rules.Program!, at));
    }

    public int Count => _cases.Count;

    public string IdOf(int at) => _cases[at].Id;

    /// <summary>Whether the rules as they are allow the request of a case.</summary>
    public bool IsAllowed(int at) => _decisions[at] == true;

    public void Observe(int at, Action<Expression> observe) =>
        _asTheyAre.Decide(_asked[at], (expression, _) => observe(expression));

    public int? FirstChanged(CompiledRules rules, IEnumerable<int> tried)
    {
        foreach (var at in tried)
        {
            if (IsAllowed(rules.Program!, at) != _decisions[at])
            {
                return at;
            }
        }
        return null;
    }

    private bool? IsAllowed(RulesProgram program, int at)
    {
        var one = _asked[at];
        var decision = one.Asked is { } asked
            ? MessageDecision.Of(program, asked)
            : MessageDecision.OfAdmin(one.Message);
        return EmbeddedHost.ResponseTo(decision).IsAllowed;
    }
}

using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// The cases of a check, those at an instant of their own included, with the decision of the rules as they are.
/// </summary>
internal sealed class DecidedCases : IDecidedTests
{
    private readonly IReadOnlyList<AccessCase> _cases;
    private readonly IMessage[] _messages;
    private readonly bool?[] _decisions;
    private readonly EmbeddedStore _store;
    private readonly TimeProvider _clock;
    private readonly CaseDecider _asTheyAre;

    public DecidedCases(CompiledRules rules, CaseSet set, TimeProvider clock, bool isStrict)
    {
        // A case that only warns finds nothing, unless warnings fail.
        _cases = [.. set.Cases.Concat(set.Instants).Where(one => isStrict || !one.IsAdvisory)];
        _messages = [.. _cases.Select(one => CaseMessage.Of(one))];
        _store = new EmbeddedStore(set.Data);
        _clock = clock;
        _asTheyAre = DeciderOf(rules);
        _decisions = new bool?[_cases.Count];
        Parallel.For(0, _cases.Count, at => _decisions[at] = IsAllowed(_asTheyAre, at));
    }

    public int Count => _cases.Count;

    public string IdOf(int at) => _cases[at].Id;

    /// <summary>Whether the rules as they are allow the request of a case.</summary>
    public bool IsAllowed(int at) => _decisions[at] == true;

    public void Observe(int at, Action<Expression> observe) =>
        _asTheyAre.Decide(_cases[at], _messages[at], (expression, _) => observe(expression));

    public int? FirstChanged(CompiledRules rules, IEnumerable<int> tried)
    {
        var decider = DeciderOf(rules);
        foreach (var at in tried)
        {
            if (IsAllowed(decider, at) != _decisions[at])
            {
                return at;
            }
        }
        return null;
    }

    private CaseDecider DeciderOf(CompiledRules rules) => new(rules.Program!, _store, _clock);

    private bool? IsAllowed(CaseDecider decider, int at) =>
        EmbeddedHost.ResponseTo(decider.Decide(_cases[at], _messages[at], null)).IsAllowed;
}

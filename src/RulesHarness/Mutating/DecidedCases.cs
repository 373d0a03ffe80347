using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Mutating;

/// <summary>
/// The cases of a check, those at an instant of their own included, with the decision of the rules as they are.
/// </summary>
internal sealed class DecidedCases : IDecidedTests
{
    private readonly IReadOnlyList<AccessCase> _cases;
    private readonly IMessage[] _messages;

    /// <summary>The requests with their questions, which are the same for all mutants; null for those of admins.</summary>
    private readonly AskedMessage?[] _asked;
    private readonly bool?[] _decisions;
    private readonly RulesProgram _asTheyAre;

    public DecidedCases(CompiledRules rules, CaseSet set, TimeProvider clock, bool isStrict)
    {
        // A case that only warns finds nothing, unless warnings fail.
        _cases = [.. set.Cases.Concat(set.Instants).Where(one => isStrict || !one.IsAdvisory)];
        _messages = [.. _cases.Select(one => CaseMessage.Of(one))];
        _asTheyAre = rules.Program!;
        var decider = new CaseDecider(_asTheyAre, new EmbeddedStore(set.Data), clock);
        _asked = [.. _cases.Select((one, at) => decider.Ask(one, _messages[at]))];
        _decisions = new bool?[_cases.Count];
        Parallel.For(0, _cases.Count, at => _decisions[at] = IsAllowed(_asTheyAre, at));
    }

    public int Count => _cases.Count;

    public string IdOf(int at) => _cases[at].Id;

    /// <summary>Whether the rules as they are allow the request of a case.</summary>
    public bool IsAllowed(int at) => _decisions[at] == true;

    public void Observe(int at, Action<Expression> observe) =>
        Decide(_asTheyAre, at, (expression, _) => observe(expression));

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

    private bool? IsAllowed(RulesProgram program, int at) =>
        EmbeddedHost.ResponseTo(Decide(program, at, null)).IsAllowed;

    private MessageDecision Decide(RulesProgram program, int at, Action<Expression, RulesValue>? observe) =>
        _asked[at] is { } asked ? MessageDecision.Of(program, asked, observe) : MessageDecision.OfAdmin(_messages[at]);
}

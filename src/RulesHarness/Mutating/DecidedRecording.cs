using RulesHarness.Embedded;
using RulesHarness.Language.Syntax;
using RulesHarness.Recordings;

namespace RulesHarness.Mutating;

/// <summary>The decisions that recorded tests depend on. The current rules decide each of them as recorded.</summary>
internal sealed class DecidedRecording(CompiledRules rules, IReadOnlyList<RecordedDecision> decisions) : IDecidedTests
{
    public int Count => decisions.Count;

    public string IdOf(int at) => decisions[at].Id;

    public void Observe(int at, Action<Expression> observe)
    {
        foreach (var request in decisions[at].Requests)
        {
            request.Decide(rules.Program!, (expression, _) => observe(expression));
        }
    }

    public int? FirstChanged(CompiledRules rules, IEnumerable<int> tried)
    {
        foreach (var at in tried)
        {
            if (!decisions[at].Holds(rules.Program!))
            {
                return at;
            }
        }
        return null;
    }
}

using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>The values that a call hands over.</summary>
internal static class Arguments
{
    /// <summary>Evaluates all; <paramref name="failure"/> is the first that is undefined, or null.</summary>
    public static RulesValue[] Evaluate(DecisionRun run, Node[] arguments, out RulesValue failure)
    {
        failure = default;
        if (arguments.Length == 0)
        {
            return [];
        }

        var values = new RulesValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(run);
            if (values[i].IsUndefined && !failure.IsUndefined)
            {
                failure = values[i];
            }
        }

        return values;
    }
}

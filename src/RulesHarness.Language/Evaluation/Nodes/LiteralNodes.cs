using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ListNode(Node[] items) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        if (items.Length == 0)
        {
            return RulesValue.From(RulesList.Empty);
        }

        var values = new RulesValue[items.Length];
        RulesValue? failure = null;
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(run);
            failure ??= values[i].IsUndefined ? values[i] : null;
        }

        return failure ?? RulesValue.From(new RulesList(values));
    }
}

/// <summary>A list of literals: made once.</summary>
internal sealed class ConstantListNode(RulesList list) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        run.ExpressionsLeft -= list.Count;
        return run.ExpressionsLeft >= 0 ? RulesValue.From(list) : run.TooManyExpressions();
    }
}

/// <summary><c>{'a': b}</c>. Of equal keys the last counts.</summary>
internal sealed class MapNode(Node[] keys, Node[] values, SourceSpan[] keyPlaces) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var entries = new Dictionary<string, RulesValue>(keys.Length);
        RulesValue? failure = null;
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Evaluate(run);
            var value = values[i].Evaluate(run);
            if (!key.IsString)
            {
                failure ??= key.IsUndefined
                    ? key
                    : RulesValue.Undefined(EvaluationErrors.Type(key.Kind, "string"), keyPlaces[i]);
            }
            else if (value.IsUndefined)
            {
                failure ??= value;
            }
            else
            {
                entries[key.AsString] = value;
            }
        }

        return failure ?? RulesValue.FromMap(entries);
    }
}

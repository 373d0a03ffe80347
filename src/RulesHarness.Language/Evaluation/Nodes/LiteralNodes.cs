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
                failure ??= key.IsUndefined ? key : RulesValue.Undefined(Failures.Type(key.Kind, "string"), keyPlaces[i]);
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

/// <summary><c>/a/$(b)</c>. A path that is put in is as many segments as it has; other values are written as <c>string()</c> does, whatever
/// slashes are in them. Segments count as expressions.</summary>
internal sealed class PathNode(string?[] literals, Node?[] parts, SourceSpan[] places) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var segments = new List<string>(literals.Length);
        RulesValue? failure = null;
        for (var i = 0; i < literals.Length; i++)
        {
            if (literals[i] is { } literal)
            {
                run.ExpressionsLeft--;
                segments.Add(literal);
                continue;
            }

            var value = parts[i]!.Evaluate(run);
            if (value.Kind == RulesValueKind.Path)
            {
                segments.AddRange(value.AsPath.Segments);
            }
            else if (Texts.Of(value) is { } text)
            {
                segments.Add(text);
            }
            else
            {
                failure ??= value.IsUndefined ? value : RulesValue.Undefined(Texts.None(value.Kind), places[i]);
            }
        }

        return failure ?? RulesValue.FromPath([.. segments]);
    }
}

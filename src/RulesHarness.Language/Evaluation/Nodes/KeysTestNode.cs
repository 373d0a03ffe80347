using RulesHarness.Language.Evaluation.BuiltIns;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>
/// <c>map.keys().hasOnly(['a', 'b'])</c>, and so with <c>hasAll</c> and <c>hasAny</c>, of literals: no list is made of
/// the keys.
/// </summary>
internal sealed class KeysTestNode(Node map, CallExpression test, string[] names) : Node
{
    private readonly string _method = test.Function.Text;

    /// <summary>The node of such a test; null of another call.</summary>
    public static KeysTestNode? Of(CallExpression call, Func<Expression, Node> compile)
    {
        if (
            call
                is not {
                    Target: CallExpression { Target: { } map, Function.Text: "keys", Arguments.IsEmpty: true },
                    Arguments: [ListExpression list]
                }
            || call.Function.Text is not ("hasOnly" or "hasAll" or "hasAny")
        )
        {
            return null;
        }

        var names = new string[list.Items.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (list.Items[i] is not LiteralExpression { Value: string name })
            {
                return null;
            }

            names[i] = name;
        }

        return new KeysTestNode(compile(map), call, names);
    }

    protected override RulesValue Compute(DecisionRun run)
    {
        // The call of keys(), the list and what is in it.
        run.ExpressionsLeft -= 2 + names.Length;
        var value = map.Evaluate(run);
        return value.Kind == RulesValueKind.Map ? RulesValue.From(Holds(value.AsMap)) : NoKeys(value);
    }

    private RulesValue NoKeys(RulesValue value) =>
        value.IsUndefined
            ? value
            : RulesValue.Undefined(
                value.IsNull ? EvaluationErrors.Null : Methods.Missing(value.Kind, "keys", 0),
                test.Target!.Span
            );

    private bool Holds(RulesMap entries) =>
        _method switch
        {
            "hasOnly" => HasOnly(entries),
            "hasAll" => Array.TrueForAll(names, entries.ContainsKey),
            _ => Array.Exists(names, entries.ContainsKey),
        };

    private bool HasOnly(RulesMap entries)
    {
        foreach (var key in entries.Keys)
        {
            if (Array.IndexOf(names, key) < 0)
            {
                return false;
            }
        }

        return true;
    }
}

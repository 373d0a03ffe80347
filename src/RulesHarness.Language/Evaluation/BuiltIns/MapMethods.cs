using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of maps (https://firebase.google.com/docs/reference/rules/rules.Map).</summary>
internal static class MapMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("size", 0) => static (target, _) => RulesValue.From((long)target.AsMap.Count),
            ("keys", 0) => Keys,
            ("values", 0) => static (target, _) =>
                RulesValue.From(new RulesList(target.AsMap.ValuesAsWritten.ToArray())),
            ("get", 2) => Get,
            ("diff", 1) => Diff,
            _ => null,
        };

    private static RulesValue Keys(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        var keys = target.AsMap.Keys;
        var items = new RulesValue[keys.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = RulesValue.From(keys[i]);
        }

        return RulesValue.From(new RulesList(items));
    }

    private static RulesValue Get(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        arguments[0].Kind switch
        {
            RulesValueKind.String => target.AsMap.TryGet(arguments[0].AsString, out var value) ? value : arguments[1],
            RulesValueKind.List => Get(target, arguments[0].AsList.Items, arguments[1]),
            _ => Signatures.Mismatch("map.get", arguments),
        };

    private static RulesValue Get(RulesValue target, ReadOnlySpan<RulesValue> keys, RulesValue otherwise)
    {
        foreach (ref readonly var key in keys)
        {
            if (!key.IsString)
            {
                return RulesValue.Undefined(EvaluationErrors.Type(key.Kind, "string"));
            }
        }

        foreach (ref readonly var key in keys)
        {
            if (target.Kind != RulesValueKind.Map || !target.AsMap.TryGet(key.AsString, out target))
            {
                return otherwise;
            }
        }

        return target;
    }

    private static RulesValue Diff(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (arguments[0].Kind != RulesValueKind.Map)
        {
            return Signatures.Mismatch("map.diff", arguments);
        }

        var (after, before) = (target.AsMap, arguments[0].AsMap);
        foreach (var key in after.Keys)
        {
            if (
                before.TryGet(key, out var old)
                && after.TryGet(key, out var value)
                && (Constraints.IsIn(old) || Constraints.IsIn(value))
            )
            {
                return RulesValue.Undefined(EvaluationErrors.NoEquality);
            }
        }

        return RulesValue.From(new RulesMapDiff(after, before));
    }
}

using System.Text;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of lists (https://firebase.google.com/docs/reference/rules/rules.List). Here 1 and 1.0 differ.
/// </summary>
internal static class ListMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("size", 0) => static (target, _) => RulesValue.From((long)target.AsList.Count),
            ("toSet", 0) => static (target, _) =>
                Constraints.IsIn(target)
                    ? RulesValue.Undefined(EvaluationErrors.NoEquality)
                    : RulesValue.From(RulesSet.Of(target.AsList.Items)),
            ("hasAll", 1) => HasAll,
            ("hasAny", 1) => HasAny,
            ("hasOnly", 1) => HasOnly,
            ("concat", 1) => Concat,
            ("removeAll", 1) => RemoveAll,
            ("join", 1) => Join,
            _ => null,
        };

    private static bool IsList(in RulesValue value) => value.Kind == RulesValueKind.List;

    private static RulesValue HasAll(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        IsList(arguments[0])
            ? RulesValue.From(HoldsAll(target.AsList, arguments[0].AsList))
            : Signatures.Mismatch("list.hasAll", arguments);

    private static RulesValue HasOnly(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        IsList(arguments[0])
            ? RulesValue.From(HoldsAll(arguments[0].AsList, target.AsList))
            : Signatures.Mismatch("list.hasOnly", arguments);

    private static bool HoldsAll(RulesList list, RulesList wanted)
    {
        foreach (ref readonly var item in wanted.Items)
        {
            if (!list.Contains(item))
            {
                return false;
            }
        }

        return true;
    }

    private static RulesValue HasAny(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!IsList(arguments[0]))
        {
            return Signatures.Mismatch("list.hasAny", arguments);
        }

        foreach (ref readonly var item in arguments[0].AsList.Items)
        {
            if (target.AsList.Contains(item))
            {
                return RulesValue.True;
            }
        }

        return RulesValue.False;
    }

    private static RulesValue Concat(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        IsList(arguments[0])
            ? RulesValue.From(new RulesList([.. target.AsList.Items, .. arguments[0].AsList.Items]))
            : Signatures.Mismatch("list.concat", arguments);

    private static RulesValue RemoveAll(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!IsList(arguments[0]))
        {
            return Signatures.Mismatch("list.removeAll", arguments);
        }

        var left = new List<RulesValue>(target.AsList.Count);
        foreach (ref readonly var item in target.AsList.Items)
        {
            if (!arguments[0].AsList.Contains(item))
            {
                left.Add(item);
            }
        }

        return RulesValue.FromList(left);
    }

    private static RulesValue Join(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!arguments[0].IsString)
        {
            return Signatures.Mismatch("list.join", arguments);
        }

        var joined = new StringBuilder();
        var items = target.AsList.Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (Texts.Of(items[i]) is not { } text)
            {
                return RulesValue.Undefined(Texts.None(items[i].Kind));
            }

            joined.Append(i == 0 ? "" : arguments[0].AsString).Append(text);
        }

        return RulesValue.From(joined.ToString());
    }
}

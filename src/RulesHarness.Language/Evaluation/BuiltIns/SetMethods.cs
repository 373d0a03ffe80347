using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of sets (https://firebase.google.com/docs/reference/rules/rules.Set). Here 1 and 1.0 are the same.
/// </summary>
internal static class SetMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("size", 0) => static (target, _) => RulesValue.From((long)target.AsSet.Count),
            ("hasAll", 1) => HasAll,
            ("hasAny", 1) => HasAny,
            ("hasOnly", 1) => HasOnly,
            ("difference", 1) => Difference,
            ("intersection", 1) => Intersection,
            ("union", 1) => Union,
            _ => null,
        };

    private static bool IsSet(in RulesValue value) => value.Kind == RulesValueKind.Set;

    private static bool IsCollection(in RulesValue value) => value.Kind is RulesValueKind.Set or RulesValueKind.List;

    private static ReadOnlySpan<RulesValue> Items(in RulesValue collection) =>
        IsSet(collection) ? collection.AsSet.Items : collection.AsList.Items;

    private static RulesValue HasAll(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!IsCollection(arguments[0]))
        {
            return Signatures.Mismatch("set.hasAll", arguments);
        }

        if (Constraints.IsIn(arguments[0]))
        {
            return RulesValue.Undefined(EvaluationErrors.NoEquality);
        }

        return RulesValue.From(HoldsAll(target.AsSet, Items(arguments[0])));
    }

    private static RulesValue HasOnly(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!IsCollection(arguments[0]))
        {
            return Signatures.Mismatch("set.hasOnly", arguments);
        }

        if (Constraints.IsIn(arguments[0]))
        {
            return RulesValue.Undefined(EvaluationErrors.NoEquality);
        }

        // A set is a subset of a list: few are compared with few.
        var allowed = IsSet(arguments[0]) ? arguments[0].AsSet : RulesSet.Of(arguments[0].AsList.Items);
        return RulesValue.From(HoldsAll(allowed, target.AsSet.Items));
    }

    private static RulesValue HasAny(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!IsCollection(arguments[0]))
        {
            return Signatures.Mismatch("set.hasAny", arguments);
        }

        if (Constraints.IsIn(arguments[0]))
        {
            return RulesValue.Undefined(EvaluationErrors.NoEquality);
        }

        foreach (ref readonly var item in Items(arguments[0]))
        {
            if (target.AsSet.Contains(item))
            {
                return RulesValue.True;
            }
        }

        return RulesValue.False;
    }

    private static RulesValue Difference(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        IsSet(arguments[0])
            ? Part(target.AsSet, arguments[0].AsSet, isIn: false)
            : Signatures.Mismatch("set.difference", arguments);

    private static RulesValue Intersection(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        IsSet(arguments[0])
            ? Part(target.AsSet, arguments[0].AsSet, isIn: true)
            : Signatures.Mismatch("set.intersection", arguments);

    private static RulesValue Union(RulesValue target, ReadOnlySpan<RulesValue> arguments) =>
        IsSet(arguments[0])
            ? RulesValue.From(RulesSet.Of([.. target.AsSet.Items, .. arguments[0].AsSet.Items]))
            : Signatures.Mismatch("set.union", arguments);

    private static RulesValue Part(RulesSet set, RulesSet other, bool isIn)
    {
        var kept = new List<RulesValue>(set.Count);
        foreach (ref readonly var item in set.Items)
        {
            if (other.Contains(item) == isIn)
            {
                kept.Add(item);
            }
        }

        return RulesValue.From(RulesSet.Of([.. kept]));
    }

    private static bool HoldsAll(RulesSet set, ReadOnlySpan<RulesValue> wanted)
    {
        foreach (ref readonly var item in wanted)
        {
            if (!set.Contains(item))
            {
                return false;
            }
        }

        return true;
    }
}

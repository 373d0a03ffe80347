using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Lists of which each item is known, although not which of several lists it is.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets each list that a value can be, if the items of all of them are known, and few.</summary>
    private static List<(IReadOnlyList<Value> Items, Guard Guard)>? KnownLists(Value value)
    {
        if (KnownItems(value) is { } items)
        {
            return Certain(items, Guard.None);
        }
        if (Content(value) is not UnionValue { Values.Count: <= MaxSides } union)
        {
            return null;
        }
        var lists = new List<(IReadOnlyList<Value> Items, Guard Guard)>();
        foreach (var (content, guard) in union.Values.Zip(union.Guards))
        {
            if (
                content is not ListContent { Rest: null, Items: { Count: <= MaxItems } known }
                || Certain(known, guard) is not { } certain
            )
            {
                return null;
            }
            lists.AddRange(certain);
        }
        return lists;
    }

    /// <summary>
    /// Gets each list that is left where items can be missing; null if there are too many.
    /// </summary>
    private static List<(IReadOnlyList<Value> Items, Guard Guard)>? Certain(IReadOnlyList<Value> items, Guard guard)
    {
        if (!items.Any(IsUncertain))
        {
            return [(items, guard)];
        }
        var lists = new List<(IReadOnlyList<Value> Items, Guard Guard)> { ([], guard) };
        foreach (var item in items)
        {
            lists =
            [
                .. lists.SelectMany(list =>
                    Sides(item)
                        .Select(side => (side.Items, Guard: list.Guard.And(side.Guard)))
                        .Where(side => side.Guard is not null)
                        .Select(side => ((IReadOnlyList<Value>)[.. list.Items, .. side.Items], side.Guard!))
                ),
            ];
            if (lists.Count > MaxSides)
            {
                return null;
            }
        }
        return lists;
    }

    /// <summary>Gets the item of a list where it is there, and no item where it is missing.</summary>
    private static IEnumerable<(IReadOnlyList<Value> Items, Guard Guard)> Sides(Value item)
    {
        if (item is not UnionValue union)
        {
            return [(item is AbsentValue ? [] : [item], Guard.None)];
        }
        var all = union.Values.Zip(union.Guards).ToList();
        var missing = all.Where(each => each.First is AbsentValue).ToList();
        var there = all.Where(each => each.First is not AbsentValue).ToList();
        var sides = missing.Select(each => ((IReadOnlyList<Value>)[], each.Second));
        if (there.Count == 0)
        {
            return sides;
        }
        var guards = there.ConvertAll(each => each.Second);
        var value = Unions.Of(new UnionValue([.. there.Select(each => each.First)], guards));
        return sides.Append(([value], guards.Aggregate((left, right) => left.Common(right))));
    }
}

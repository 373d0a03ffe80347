using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <content>Lists that have an item twice.</content>
internal sealed partial class PartViolations
{
    /// <summary>Rules may compare the items of a short list pair by pair, and forget one of the pairs.</summary>
    private const int MostPairwise = 4;

    /// <summary>
    /// Lists of which two items are equal and nothing else is wrong: the first two of a short one, the first and the
    /// last, and the last two of the longest one.
    /// </summary>
    public IEnumerable<SchemaViolation> Repeated(Field field)
    {
        if (!field.Constraints.Distinct)
        {
            return [];
        }
        var (least, most) = ((int)(field.Constraints.Items?.Minimum ?? 0), field.Constraints.Items?.Maximum ?? 3);
        var longest = (int)Math.Min(most, MostDifferent);
        // One of the items is there twice: the others are as many as there are different ones.
        var right = RightItems(field, longest);
        longest = Math.Min(longest, DistinctCount(right) + 1);
        return Pairs(longest)
            .Select(pair => (Pair: pair, Count: Math.Max(pair.Second + 1, least)))
            .Where(each => each.Count <= longest)
            .Select(each =>
                SchemaViolation.Of(
                    field,
                    ViolationKind.Repeated,
                    Twice(each.Pair, each.Count),
                    Told(each.Pair, each.Count)
                )
            );

        List<object?> Twice((int First, int Second) pair, int count) =>
            [.. right[..pair.Second], right[pair.First], .. right[pair.Second..(count - 1)]];

        static string Told((int First, int Second) pair, int count) =>
            $"has {count} items, of which {(pair.Second == count - 1 ? "the last" : $"number {pair.Second + 1}")}"
            + $" is number {pair.First + 1} again";
    }

    private static IEnumerable<(int First, int Second)> Pairs(int count)
    {
        var last = count - 1;
        IEnumerable<(int, int)> pairs =
            count <= MostPairwise
                ? from second in Enumerable.Range(0, Math.Max(0, count))
                from first in Enumerable.Range(0, second)
                select (first, second)
                : [(0, 1), (0, last), (last - 1, last)];
        return pairs;
    }

    /// <summary>The number of items at the start of a list before one of them comes again.</summary>
    private static int DistinctCount(List<object?> items) =>
        items.Index().TakeWhile(one => !Comparisons.IsAmong(one.Item, items.Take(one.Index))).Count();
}

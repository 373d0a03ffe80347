using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Lists that grow.</summary>
internal static class Lists
{
    /// <summary>Appends an item. One that is not known opens the list instead, so that loops come to an end.</summary>
    public static ListItem Append(ListItem list, Value item)
    {
        var isKnown = item is not UnknownValue { Reason: null };
        if (isKnown || !list.Items.Contains(item))
        {
            return list with { Items = list.Items.Add(item) };
        }
        return Opened(list);
    }

    public static ListItem Extend(ListItem list, HeapItem? other) =>
        other is ListItem added
            ? new ListItem(list.Items.AddRange(added.Items), list.IsOpen || added.IsOpen)
            {
                IsUniform = (list.IsUniform || !list.IsOpen) && (added.IsUniform || !added.IsOpen),
            }
            : Opened(list);

    /// <summary>Gets a list that can also hold items of which nothing is known.</summary>
    public static ListItem Opened(ListItem list) => list with { IsOpen = true, IsUniform = false };
}

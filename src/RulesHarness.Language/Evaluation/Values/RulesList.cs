namespace RulesHarness.Language.Evaluation.Values;

/// <summary>A list. It owns the array, which never changes.</summary>
internal sealed class RulesList(RulesValue[] items) : Content(RulesValueKind.List)
{
    public static readonly RulesList Empty = new([]);

    private readonly RulesValue[] _items = items;

    public int Count => _items.Length;

    public ReadOnlySpan<RulesValue> Items => _items;

    public RulesValue this[int index] => _items[index];

    public static RulesList Of(IReadOnlyList<RulesValue> items)
    {
        if (items.Count == 0)
        {
            return Empty;
        }

        var copy = new RulesValue[items.Count];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = items[i];
        }

        return new RulesList(copy);
    }

    public override bool ContentEquals(Content other)
    {
        var list = (RulesList)other;
        if (list.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _items.Length; i++)
        {
            if (!_items[i].IsHeldAs(list._items[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override int ContentHash()
    {
        var hash = default(HashCode);
        foreach (ref readonly var item in _items.AsSpan())
        {
            hash.Add(item.GetHashCode());
        }

        return hash.ToHashCode();
    }

    /// <summary>A constraint is in no list: nothing is known of the two being equal.</summary>
    public bool Contains(in RulesValue value) => !value.IsConstraint && IndexOf(_items, value) >= 0;

    public static int IndexOf(ReadOnlySpan<RulesValue> items, in RulesValue value)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Equals(value))
            {
                return i;
            }
        }

        return -1;
    }
}

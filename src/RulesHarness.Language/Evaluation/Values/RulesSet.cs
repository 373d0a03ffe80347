namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// Values without an order, each once: numbers of the same size are the same, whatever their types, however deep
/// inside.
/// </summary>
internal sealed class RulesSet : Content
{
    // Few are compared one by one; of more the hashes are asked.
    private const int Few = 8;

    private readonly RulesValue[] _items;
    private readonly HashSet<RulesValue>? _hashed;

    private RulesSet(RulesValue[] items, HashSet<RulesValue>? hashed)
        : base(RulesValueKind.Set)
    {
        _items = items;
        _hashed = hashed;
    }

    public int Count => _items.Length;

    public ReadOnlySpan<RulesValue> Items => _items;

    /// <summary>The set of some values, which may be equal to each other; of those the first is kept.</summary>
    public static RulesSet Of(ReadOnlySpan<RulesValue> values)
    {
        var distinct = new RulesValue[values.Length];
        var count = 0;
        var hashed = values.Length > Few ? new HashSet<RulesValue>(values.Length, SizeEquality.Instance) : null;
        foreach (ref readonly var value in values)
        {
            if (hashed is not null ? hashed.Add(value) : !Contains(distinct.AsSpan(0, count), value))
            {
                distinct[count++] = value;
            }
        }

        Array.Resize(ref distinct, count);
        return new RulesSet(distinct, hashed);
    }

    public override bool ContentEquals(Content other)
    {
        var set = (RulesSet)other;
        if (set.Count != Count)
        {
            return false;
        }

        foreach (ref readonly var item in _items.AsSpan())
        {
            if (!set.Contains(item))
            {
                return false;
            }
        }

        return true;
    }

    // Whatever the order.
    public override int ContentHash()
    {
        var hash = _items.Length;
        foreach (ref readonly var item in _items.AsSpan())
        {
            hash += SizeEquality.Hash(item);
        }

        return hash;
    }

    public bool Contains(in RulesValue value) => _hashed?.Contains(value) ?? Contains(_items, value);

    private static bool Contains(ReadOnlySpan<RulesValue> items, in RulesValue value)
    {
        foreach (ref readonly var item in items)
        {
            if (SizeEquality.AreEqual(item, value))
            {
                return true;
            }
        }

        return false;
    }
}

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// A map, in the order of its keys. Few keys are compared one by one; more are found by a cheap hash, since the keys of
/// documents are short.
/// </summary>
internal sealed class RulesMap : Content
{
    private const int Few = 6;

    public static readonly RulesMap Empty = new([], []);

    private readonly string[] _keys;
    private readonly RulesValue[] _values;

    // Null where that is the order of the keys.
    private readonly RulesValue[]? _asWritten;

    // For each hash the number of an entry, plus one, or of none, 0; the next places are tried in turn. Twice as many
    // places as entries.
    private readonly int[]? _places;

    /// <summary>Takes keys, each once, and their values, in any order. The arrays are its own from then on.</summary>
    public RulesMap(string[] keys, RulesValue[] values)
        : base(RulesValueKind.Map)
    {
        _asWritten = Sort(keys, values);
        _keys = keys;
        _values = values;
        _places = keys.Length > Few ? Places(keys) : null;
    }

    // Of keys that are sorted already.
    private RulesMap(string[] keys, RulesValue[] values, int[]? places)
        : base(RulesValueKind.Map)
    {
        _keys = keys;
        _values = values;
        _places = places;
    }

    public int Count => _keys.Length;

    public ReadOnlySpan<string> Keys => _keys;

    /// <summary>In the order of the keys.</summary>
    public ReadOnlySpan<RulesValue> Values => _values;

    /// <summary>In the order in which the entries were given.</summary>
    public ReadOnlySpan<RulesValue> ValuesAsWritten => _asWritten ?? _values;

    public static RulesMap Of(IReadOnlyDictionary<string, RulesValue> entries)
    {
        if (entries.Count == 0)
        {
            return Empty;
        }

        var keys = new string[entries.Count];
        var values = new RulesValue[entries.Count];
        var count = 0;
        foreach (var (key, value) in entries)
        {
            keys[count] = key;
            values[count++] = value;
        }

        return new RulesMap(keys, values);
    }

    /// <summary>A copy that may be changed.</summary>
    public Dictionary<string, RulesValue> ToDictionary()
    {
        var copy = new Dictionary<string, RulesValue>(_keys.Length);
        for (var i = 0; i < _keys.Length; i++)
        {
            copy.Add(_keys[i], _values[i]);
        }

        return copy;
    }

    /// <summary>The map with a value at a key, in the order of the keys.</summary>
    public RulesMap With(string key, RulesValue value)
    {
        if (IndexOf(key) is >= 0 and var index)
        {
            RulesValue[] values = [.. _values];
            values[index] = value;
            return new RulesMap(_keys, values, _places);
        }

        var place = ~Array.BinarySearch(_keys, key, StringComparer.Ordinal);
        return new RulesMap(
            [.. _keys.AsSpan(0, place), key, .. _keys.AsSpan(place)],
            [.. _values.AsSpan(0, place), value, .. _values.AsSpan(place)]
        );
    }

    /// <summary>The map without a key, in the order of the keys.</summary>
    public RulesMap Without(string key)
    {
        var index = IndexOf(key);
        return index < 0
            ? this
            : new RulesMap(
                [.. _keys.AsSpan(0, index), .. _keys.AsSpan(index + 1)],
                [.. _values.AsSpan(0, index), .. _values.AsSpan(index + 1)]
            );
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGet(string key, out RulesValue value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _values[index] : default;
        return index >= 0;
    }

    /// <summary>The number of the entry with a key; -1 where there is none.</summary>
    public int IndexOf(string key)
    {
        if (_places is not null)
        {
            return Find(_places, key);
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            if (key.Equals(_keys[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public override bool ContentEquals(Content other)
    {
        var map = (RulesMap)other;
        if (map.Count != Count)
        {
            return false;
        }

        // Both are sorted.
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] != map._keys[i] || !_values[i].IsHeldAs(map._values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override int ContentHash()
    {
        var hash = default(HashCode);
        for (var i = 0; i < _keys.Length; i++)
        {
            hash.Add(_keys[i].GetHashCode(StringComparison.Ordinal));
            hash.Add(_values[i].GetHashCode());
        }

        return hash.ToHashCode();
    }

    private int Find(int[] table, string key)
    {
        var mask = table.Length - 1;
        for (var place = Hash(key) & mask; table[place] is var entry and > 0; place = (place + 1) & mask)
        {
            if (key.Equals(_keys[entry - 1]))
            {
                return entry - 1;
            }
        }

        return -1;
    }

    // Most maps come sorted: documents are stored so.
    private static RulesValue[]? Sort(string[] keys, RulesValue[] values)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (string.CompareOrdinal(keys[i - 1], keys[i]) > 0)
            {
                var order = values.AsSpan().ToArray();
                Array.Sort(keys, values, StringComparer.Ordinal);
                return order;
            }
        }

        return null;
    }

    private static int[] Places(string[] keys)
    {
        var size = 16;
        while (size < 2 * keys.Length)
        {
            size *= 2;
        }

        var table = new int[size];
        for (var i = 0; i < keys.Length; i++)
        {
            var place = Hash(keys[i]) & (size - 1);
            while (table[place] != 0)
            {
                place = (place + 1) & (size - 1);
            }

            table[place] = i + 1;
        }

        return table;
    }

    // That of strings guards against keys made to collide; here who makes them only slows his own tests.
    private static int Hash(string key)
    {
        var hash = key.Length;
        foreach (var character in key)
        {
            hash = (hash * 31) + character;
        }

        return hash;
    }
}

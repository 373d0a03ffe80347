using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>The outcomes that conditions are to have together, and what is left for the values that they read.</summary>
internal sealed class KnownOutcomes
{
    private readonly Dictionary<string, bool> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<RulesValue>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<RulesValue>> _others = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Least, long Most)> _sizes = new(StringComparer.Ordinal);

    /// <summary>Returns false if the condition has the other outcome.</summary>
    public bool Add(string condition, bool outcome) =>
        _outcomes.TryAdd(condition, outcome) || _outcomes[condition] == outcome;

    /// <summary>Returns true if the condition has an outcome, whichever.</summary>
    public bool Has(string condition) => _outcomes.ContainsKey(condition);

    /// <summary>Returns true if the type of a value is known, and has sizes.</summary>
    public bool HasSize(string operand) => _sizes.ContainsKey(operand);

    /// <summary>Adds the type of a value.</summary>
    public void AddType(string operand, string type)
    {
        if (type is "string" or "list" or "map" or "bytes")
        {
            _sizes.TryAdd(operand, (0, long.MaxValue));
        }
    }

    /// <summary>Returns false if nothing is left that the operand may be.</summary>
    public bool Restrict(string operand, ImmutableArray<RulesValue> values, bool isOneOf)
    {
        if (!isOneOf)
        {
            var others = _others.GetValueOrDefault(operand, []);
            others.UnionWith(values);
            _others[operand] = others;
        }
        else if (_values.TryGetValue(operand, out var known))
        {
            known.IntersectWith(values);
        }
        else
        {
            _values[operand] = [.. values];
        }

        return !_values.TryGetValue(operand, out var left)
            || left.Any(value => !_others.TryGetValue(operand, out var excluded) || !excluded.Contains(value));
    }

    /// <summary>
    /// Returns false if no size is left. The condition can only be evaluated for a value that has a size, which only its
    /// type says.
    /// </summary>
    public bool Limit(string sized, SizeLimit limit)
    {
        if (!_sizes.TryGetValue(sized, out var known))
        {
            return true;
        }

        var left = (Least: Math.Max(known.Least, limit.Least), Most: Math.Min(known.Most, limit.Most));
        _sizes[sized] = left;
        return left.Least <= left.Most;
    }
}

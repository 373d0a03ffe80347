using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// The outcomes that conditions are to have together, and what is left for the values that they read. Conditions and
/// values are known by the numbers of their texts.
/// </summary>
internal sealed class KnownOutcomes
{
    private readonly Dictionary<int, bool> _outcomes = [];
    private readonly Dictionary<int, HashSet<RulesValue>> _values = [];
    private readonly Dictionary<int, List<HashSet<RulesValue>>> _others = [];
    private readonly Dictionary<int, (long Least, long Most)> _sizes = [];

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _outcomes.Clear();
        _values.Clear();
        _others.Clear();
        _sizes.Clear();
    }

    /// <summary>Returns false if the condition has the other outcome.</summary>
    public bool CanBe(int condition, bool outcome) =>
        !_outcomes.TryGetValue(condition, out var known) || known == outcome;

    /// <summary>Adds the outcome of a condition.</summary>
    public void Add(int condition, bool outcome) => _outcomes[condition] = outcome;

    /// <summary>Returns true if the condition has an outcome, whichever.</summary>
    public bool Has(int condition) => _outcomes.ContainsKey(condition);

    /// <summary>Returns true if the type of a value is known, and has sizes.</summary>
    public bool HasSize(int operand) => _sizes.ContainsKey(operand);

    /// <summary>Adds the type of a value.</summary>
    public void AddType(int operand, string type)
    {
        if (type is "string" or "list" or "map" or "bytes")
        {
            _sizes.TryAdd(operand, (0, long.MaxValue));
        }
    }

    /// <summary>Returns false if nothing is left that the value may be.</summary>
    public bool CanBe(ValueChoice choice, bool isOneOf)
    {
        if (_values.TryGetValue(choice.Operand, out var known))
        {
            return IsAnyLeft(known, choice, isOneOf);
        }

        return !isOneOf || IsAnyLeft(choice.Values, choice, isOneOf);
    }

    /// <summary>Adds what the value may be, or may not be.</summary>
    public void Add(ValueChoice choice, bool isOneOf)
    {
        if (!isOneOf)
        {
            if (!_others.TryGetValue(choice.Operand, out var others))
            {
                _others[choice.Operand] = others = [];
            }

            others.Add(choice.Values);
        }
        else
        {
            _values[choice.Operand] = _values.TryGetValue(choice.Operand, out var known)
                ? InBoth(known, choice.Values)
                : choice.Values;
        }
    }

    /// <summary>
    /// Returns false if no size is left. The condition can only be evaluated for a value that has a size, which only
    /// its type says.
    /// </summary>
    public bool CanBe(SizeRange range) =>
        !_sizes.TryGetValue(range.Sized, out var known)
        || Math.Max(known.Least, range.Least) <= Math.Min(known.Most, range.Most);

    /// <summary>Adds the sizes that a value may have.</summary>
    public void Add(SizeRange range)
    {
        if (_sizes.TryGetValue(range.Sized, out var known))
        {
            _sizes[range.Sized] = (Math.Max(known.Least, range.Least), Math.Min(known.Most, range.Most));
        }
    }

    private static HashSet<RulesValue> InBoth(HashSet<RulesValue> values, HashSet<RulesValue> others)
    {
        if (values.IsSubsetOf(others))
        {
            return values;
        }

        HashSet<RulesValue> both = [.. values];
        both.IntersectWith(others);
        return both;
    }

    // Asked for each condition of each way: loops make no closures.
    private bool IsAnyLeft(HashSet<RulesValue> values, ValueChoice choice, bool isOneOf)
    {
        foreach (var value in values)
        {
            if (choice.Values.Contains(value) == isOneOf && !IsExcluded(choice, value))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsExcluded(ValueChoice choice, RulesValue value)
    {
        if (choice.IsNeverNull && value.Kind == RulesValueKind.Null)
        {
            return true;
        }

        if (_others.TryGetValue(choice.Operand, out var others))
        {
            foreach (var excluded in others)
            {
                if (excluded.Contains(value))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

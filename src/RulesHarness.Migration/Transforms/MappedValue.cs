using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>0 is draft, 1 is published, everything else is archived</c></summary>
internal sealed class MappedValue(ValueMapStep step) : ValueStep
{
    private readonly Dictionary<string, object?> _values = First(step.Pairs);

    public override string? Apply(RowScope scope, ref object? value)
    {
        if (value is not null && !Values.TryText(value, out _))
        {
            return "is neither a text nor a number";
        }
        if (_values.TryGetValue(Values.Text(value), out var mapped))
        {
            value = mapped;
        }
        else if (step.HasOtherwise)
        {
            value = step.Otherwise;
        }
        else if (!step.OthersStay)
        {
            return "is not a value that the transform lists";
        }
        return null;
    }

    private static Dictionary<string, object?> First(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var first = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            first.TryAdd(key, value);
        }
        return first;
    }
}

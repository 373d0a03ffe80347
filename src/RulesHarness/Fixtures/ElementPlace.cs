using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// A place inside of a list or a map: where an element is, and the list or map with another value there.
/// </summary>
internal static class ElementPlace
{
    /// <summary>The field that an element is in, and the keys that lead to it; null where one is not known.</summary>
    public static (FieldOperand? Root, IReadOnlyList<object?>? Keys) Of(ElementOperand element, EvaluationScope scope)
    {
        var keys = new List<object?>();
        Operand at = element;
        while (at is ElementOperand inner)
        {
            if (!scope.TryGetValue(inner.Key, out var key) || key is not (string or long))
            {
                return (null, null);
            }
            keys.Insert(0, key);
            at = inner.Of;
        }
        return (at as FieldOperand, keys);
    }

    /// <summary>A list or a map with another value at a place in it; null where there can be no such place.</summary>
    public static object? Put(object? of, IReadOnlyList<object?> keys, object? value)
    {
        if (keys.Count == 0)
        {
            return value;
        }
        var rest = keys.Skip(1).ToList();
        switch (keys[0])
        {
            case string key:
                var map = of as IReadOnlyDictionary<string, object?> ?? FieldTree.Empty;
                var inner = Put(map.GetValueOrDefault(key), rest, value);
                return map.Where(entry => entry.Key != key)
                    .Append(KeyValuePair.Create(key, inner))
                    .ToDictionary(entry => entry.Key, entry => entry.Value);
            case long at and >= 0 and < 20:
                var items = (of as IEnumerable<object?> ?? []).ToList();
                while (items.Count <= at)
                {
                    items.Add(items.Count == at ? null : value);
                }
                items[(int)at] = Put(items[(int)at], rest, value);
                return items;
            default:
                return null;
        }
    }
}

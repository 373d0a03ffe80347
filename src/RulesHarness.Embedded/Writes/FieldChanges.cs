using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Writes;

/// <summary>The fields that a write puts and deletes in a map, each with those inside it.</summary>
internal sealed class FieldChanges
{
    private readonly Dictionary<string, FieldChanges> _members = new(StringComparer.Ordinal);
    private object? _value;

    private bool IsDeletion =>
        _value is FieldValue || (_members.Count > 0 && _members.Values.All(member => member.IsDeletion));

    /// <summary>Adds a value that is put at a path; <see cref="FieldValue.Delete"/> deletes what is there.</summary>
    public void Add(IReadOnlyList<string> path, object? put)
    {
        var at = this;
        foreach (var name in path)
        {
            if (!at._members.TryGetValue(name, out var member))
            {
                at._members.Add(name, member = new FieldChanges());
            }
            at = member;
        }

        at._value = put;
    }

    /// <summary>
    /// The map after the changes. A field that keeps its value keeps its place, and all others that were put go to the
    /// end.
    /// </summary>
    // The emulator collects the fields that differ in a hash map, and puts them in its order. Deleted fields are in
    // that map too, so they count for its size.
    public IReadOnlyDictionary<string, object?> Apply(IReadOnlyDictionary<string, object?> map)
    {
        var changed = Changed(map);
        if (changed.Count == 0)
        {
            return map;
        }

        var applied = new Dictionary<string, object?>(
            map.Where(field => !changed.ContainsKey(field.Key)),
            StringComparer.Ordinal
        );
        foreach (var name in HashMapOrder.Of(changed.Keys, HashMapOrder.HashCodeOf))
        {
            if (changed[name] is { IsThere: true, Value: var value })
            {
                applied.Add(name, value);
            }
        }

        return applied;
    }

    private Dictionary<string, Field> Changed(IReadOnlyDictionary<string, object?> map)
    {
        var changed = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var (name, changes) in _members)
        {
            var before = map.TryGetValue(name, out var value) ? new Field(true, value) : default;
            var after = changes.Applied(before);
            if (!after.IsSame(before))
            {
                changed.Add(name, after);
            }
        }

        return changed;
    }

    /// <summary>
    /// One field after its changes. A value in the way that is no map becomes one; but no map is made to delete from,
    /// and an emptied map stays.
    /// </summary>
    private Field Applied(Field before)
    {
        if (_members.Count == 0)
        {
            return IsDeletion ? default : new Field(true, _value);
        }

        if (before.Value is IReadOnlyDictionary<string, object?> inner)
        {
            return new Field(true, Apply(inner));
        }

        return IsDeletion ? before : new Field(true, Apply(FieldTree.Empty));
    }

    private readonly record struct Field(bool IsThere, object? Value)
    {
        public bool IsSame(Field other) => IsThere == other.IsThere && SameValues.Are(Value, other.Value);
    }
}

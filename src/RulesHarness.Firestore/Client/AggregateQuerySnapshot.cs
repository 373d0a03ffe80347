using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>The result of an <see cref="AggregateQuery"/>.</summary>
public sealed class AggregateQuerySnapshot
{
    private readonly IReadOnlyDictionary<AggregateField, object?> _values;

    internal AggregateQuerySnapshot(
        AggregateQuery query,
        IReadOnlyDictionary<AggregateField, object?> values,
        Timestamp readTime
    ) => (Query, _values, ReadTime) = (query, values, readTime);

    /// <summary>The query.</summary>
    public AggregateQuery Query { get; }

    /// <summary>As of when it was computed.</summary>
    public Timestamp ReadTime { get; }

    /// <summary>The count; null if none was requested.</summary>
    public long? Count => _values.TryGetValue(AggregateField.Count(), out var count) ? (long?)count : null;

    /// <summary>A value, in the requested type: long or double, or null for the average of no numbers.</summary>
    /// <exception cref="ArgumentException">The field was not asked for, or its value doesn't fit the type.</exception>
    public T GetValue<T>(AggregateField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _values.TryGetValue(field, out var value)
            ? ValueReader.Read<T>(value, field.ToString())
            : throw new ArgumentException($"{field} was not requested", nameof(field));
    }
}

namespace RulesHarness.Firestore.Values;

/// <summary>The operations that a <see cref="FieldValue"/> can request from the server.</summary>
public enum FieldValueKind
{
    /// <summary>Set the field to the time of the request.</summary>
    ServerTimestamp,

    /// <summary>Remove the field.</summary>
    Delete,

    /// <summary>Append the elements that the array doesn't hold yet.</summary>
    ArrayUnion,

    /// <summary>Remove every occurrence of the elements.</summary>
    ArrayRemove,

    /// <summary>Add a number.</summary>
    Increment,

    /// <summary>Keep the larger of the field and a number.</summary>
    Maximum,

    /// <summary>Keep the smaller of the field and a number.</summary>
    Minimum,
}

/// <summary>Stands in data for a value that the server works out, or for a field to delete.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/manage-data/add-data"/>
public sealed class FieldValue
{
    private FieldValue(FieldValueKind kind, params object?[] arguments) => (Kind, Arguments) = (kind, arguments);

    /// <summary>The time of the request; rules see it as <c>request.time</c>.</summary>
    public static FieldValue ServerTimestamp { get; } = new(FieldValueKind.ServerTimestamp);

    /// <summary>Deletes the field; for updates and merges only.</summary>
    public static FieldValue Delete { get; } = new(FieldValueKind.Delete);

    /// <summary>The operation that is requested from the server.</summary>
    public FieldValueKind Kind { get; }

    /// <summary>The elements of an array operation, the one number of a numeric operation, or nothing.</summary>
    public IReadOnlyList<object?> Arguments { get; }

    /// <summary>Appends the elements that the array doesn't hold yet; a field that is no array becomes one.</summary>
    public static FieldValue ArrayUnion(params object?[] elements) => new(FieldValueKind.ArrayUnion, [.. elements]);

    /// <summary>Removes every occurrence of the elements; a field that is no array becomes an empty one.</summary>
    public static FieldValue ArrayRemove(params object?[] elements) => new(FieldValueKind.ArrayRemove, [.. elements]);

    /// <summary>Adds to the field; a field that is no number becomes <paramref name="value"/>.</summary>
    public static FieldValue Increment(long value) => new(FieldValueKind.Increment, value);

    /// <inheritdoc cref="Increment(long)"/>
    public static FieldValue Increment(double value) => new(FieldValueKind.Increment, value);

    /// <summary>Keeps the larger number; a field that is no number becomes <paramref name="value"/>.</summary>
    public static FieldValue Maximum(long value) => new(FieldValueKind.Maximum, value);

    /// <inheritdoc cref="Maximum(long)"/>
    public static FieldValue Maximum(double value) => new(FieldValueKind.Maximum, value);

    /// <summary>Keeps the smaller number; a field that is no number becomes <paramref name="value"/>.</summary>
    public static FieldValue Minimum(long value) => new(FieldValueKind.Minimum, value);

    /// <inheritdoc cref="Minimum(long)"/>
    public static FieldValue Minimum(double value) => new(FieldValueKind.Minimum, value);

    /// <inheritdoc/>
    public override string ToString() =>
        Arguments.Count == 0 ? $"FieldValue.{Kind}" : $"FieldValue.{Kind}({string.Join(", ", Arguments)})";
}

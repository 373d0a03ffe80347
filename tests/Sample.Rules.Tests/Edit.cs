namespace Sample.Rules.Tests;

/// <summary>What Inkwell's clients send to change a document: the fields, and that it was changed now.</summary>
internal static class Edit
{
    public static IReadOnlyDictionary<string, object?> Of(string field, object? value) =>
        new Dictionary<string, object?> { [field] = value, ["updatedAt"] = FieldValue.ServerTimestamp };

    public static IReadOnlyDictionary<string, object?> Of(object fields) =>
        new Dictionary<string, object?>(FirestoreData.ToDictionary(fields)) { ["updatedAt"] = FieldValue.ServerTimestamp };
}

namespace Sample.Rules.Tests;

/// <summary>The update that Inkwell's clients send: the changed fields, and the time of the change.</summary>
internal static class Edit
{
    public static IReadOnlyDictionary<string, object?> Of(string field, object? value) =>
        new Dictionary<string, object?> { [field] = value, ["updatedAt"] = FieldValue.ServerTimestamp };

    public static IReadOnlyDictionary<string, object?> Of(object fields)
    {
        var edit = new Dictionary<string, object?>(FirestoreData.ToDictionary(fields, out var asked))
        {
            ["updatedAt"] = FieldValue.ServerTimestamp,
        };
        foreach (var (path, value) in asked)
        {
            edit[path.ToString()] = value;
        }
        return edit;
    }
}

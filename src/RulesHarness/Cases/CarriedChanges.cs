using RulesHarness.Firestore.Values;

namespace RulesHarness.Cases;

/// <summary>The changes of one document, made to the fields of another.</summary>
internal static class CarriedChanges
{
    /// <summary>Gets the other fields with what differs between two versions of the first document.</summary>
    public static IReadOnlyDictionary<string, object?> To(
        IReadOnlyDictionary<string, object?> other,
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> after
    ) =>
        FieldTree
            .ChangedFields(before, after)
            .Aggregate(
                other,
                (fields, path) => after.TryGet(path, out var value) ? fields.With(path, value) : fields.Without(path)
            );
}

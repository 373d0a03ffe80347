using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>The dotted paths of the fields that a schema requires, with the names that their maps must have.</summary>
internal static class RequiredNames
{
    public static IEnumerable<string> Of(Collection collection) =>
        collection.StoredFields.SelectMany(field =>
            (field.Required ? [field.Name] : Array.Empty<string>()).Concat(Below(field.Name, field.Type))
        );

    private static IEnumerable<string> Below(string path, FieldType type) =>
        (type.Entries ?? [])
            .Select(entry => (Path: $"{path}.{new FieldPath(entry.Name)}", Entry: entry))
            .SelectMany(each =>
                (each.Entry.Required ? [each.Path] : Array.Empty<string>()).Concat(Below(each.Path, each.Entry.Type))
            );
}

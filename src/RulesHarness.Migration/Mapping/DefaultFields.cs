using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Mapping;

/// <summary>The required fields that no row of the mapping fills and that have a default in the schema.</summary>
internal sealed class DefaultFields
{
    private readonly List<(string[] Segments, object? Value)> _fields;

    public DefaultFields(CollectionMapping mapping)
    {
        var filled = mapping.Parts.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        var missing = mapping
            .Collection.StoredFields.Where(field => field.Required && field.Constraints.Default is not null)
            .Where(field => !filled.Contains(field.Name))
            .ToList();
        Names = [.. missing.Select(field => field.Name)];
        _fields =
        [
            .. missing.Select(field =>
                ((string[])[.. FieldPath.Parse(field.Name).Segments], field.Constraints.Default)
            ),
        ];
    }

    public IReadOnlyList<string> Names { get; }

    public void Fill(Dictionary<string, object?> fields)
    {
        foreach (var (segments, value) in _fields)
        {
            if (!NestedFields.TryGet(fields, segments, out _))
            {
                NestedFields.Set(fields, segments, value);
            }
        }
    }
}

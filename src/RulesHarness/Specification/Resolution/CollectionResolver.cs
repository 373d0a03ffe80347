using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Resolution;

/// <summary>Joins the inventory's rows with their schemas, and checks keys and parents.</summary>
internal static class CollectionResolver
{
    public static IReadOnlyList<Collection> Resolve(SpecParts parts, ReadingContext context)
    {
        var rows = parts.Inventory.GroupBy(row => row.Path).ToList();
        foreach (var duplicate in rows.SelectMany(group => group.Skip(1)))
            context.Report(SpecFindings.DuplicateCollection, duplicate.PathCell, duplicate.Path);
        foreach (var schema in parts.Schemas.Where(schema => rows.All(group => group.Key != schema.Collection)))
            context.Report(SpecFindings.SchemaOfUnknownCollection, schema.Heading, schema.Collection);
        return [.. rows.Select(group => Resolve(group.First(), parts, context))];
    }

    private static Collection Resolve(InventoryRow row, SpecParts parts, ReadingContext context)
    {
        var schemas = parts.Schemas.Where(schema => schema.Collection == row.Path).ToList();
        foreach (var duplicate in schemas.Skip(1))
            context.Report(SpecFindings.DuplicateCollection, duplicate.Heading, row.Path);
        if (schemas.Count == 0)
            context.Report(SpecFindings.MissingSchema, row.PathCell, row.Path);
        if (row.Path.Parent is { } parent && parts.Inventory.All(other => other.Path.Text != parent))
            context.Report(SpecFindings.UndeclaredParent, row.PathCell, row.Path, parent);
        var fields = schemas.Count == 0 ? [] : schemas[0].Fields;
        foreach (var unknown in row.Key.Fields.Where(name => schemas.Count > 0 && fields.All(field => field.Name != name) && !row.Path.Captures.Contains(name)))
            context.Report(SpecFindings.UnknownKeyField, row.KeyCell, row.Path, unknown);
        return new Collection(row.Path, row.Description, row.Key, fields, ReadingContext.PlaceOf(row.PathCell)) { IdName = IdName(row.Path, parts.Inventory) };
    }

    /// <summary>A sub-collection's path names its parents' ids; that name is the parent's wherever it is spoken of.</summary>
    private static string? IdName(CollectionPath path, IReadOnlyList<InventoryRow> inventory) => inventory
        .Where(row => row.Path.Parent == path.Text)
        .Select(row => row.Path.Captures[^1])
        .FirstOrDefault();
}

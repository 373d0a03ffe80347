using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using Comparison = RulesHarness.Specification.Model.Comparison;

namespace RulesHarness.Exploration;

/// <summary>
/// Tells whether documents are as the spec's schemas say: others are not there, as long as every write obeys them.
/// </summary>
internal static class SchemaObedience
{
    /// <summary>
    /// Returns true if the schema of the document's collection allows its fields, or the spec has no such collection.
    /// </summary>
    public static bool Obeys(DataModel model, Document document)
    {
        var collection = model.CollectionOf(document.Path);
        return collection is null || Obeys(collection, document.Fields);
    }

    /// <summary>
    /// The path of a document whose id is built from its fields; null where the spec has no such collection.
    /// </summary>
    public static string? BuiltPath(DataModel model, Document document) =>
        model.CollectionOf(document.Path) is { } collection
        && FixtureFactory.IdOf(collection, document.ParentIds, document.Fields) is { } id
            ? $"{document.CollectionPath}/{id}"
            : null;

    /// <summary>Returns true if a collection's schema allows these fields.</summary>
    public static bool Obeys(Collection collection, IReadOnlyDictionary<string, object?> fields)
    {
        var rows = collection.StoredFields.ToList();
        return rows.All(row => IsAllowed(row, fields))
            && !(fields.Count > collection.MostFields)
            && (collection.IsOpen || fields.Keys.All(IsDeclared));

        bool IsDeclared(string name) => rows.Exists(row => FieldPath.Parse(row.Name).Segments[0] == name);
    }

    /// <summary>Returns true if the schema allows documents that a query asks for by equality.</summary>
    public static bool CanMatch(DataModel model, ListQuery query)
    {
        var collection = model.Collection(query.Collection.Text);
        IEnumerable<Condition> parts = query.Filter is AndCondition all
            ? all.Parts
            : new[] { query.Filter }.OfType<Condition>();
        return collection is null || parts.OfType<Comparison>().All(filter => CanMatch(collection, filter));
    }

    private static bool CanMatch(Collection collection, Comparison filter) =>
        filter is not { Left: FieldOperand field, Comparator: Comparator.Equal, Right: LiteralOperand value }
        || collection.Field(field.Path) is not { } row
        || FieldRules.Allows(row, value.Value);

    private static bool IsAllowed(Field row, IReadOnlyDictionary<string, object?> fields)
    {
        if (fields.TryGet(row.Name, out var value))
        {
            return FieldRules.Allows(row, value);
        }

        var parent = FieldTree.MapOf(row.Name);
        // A field of a map is asked for where the map is there.
        return !row.Required || (parent.Length > 0 && !fields.TryGet(parent, out _));
    }
}

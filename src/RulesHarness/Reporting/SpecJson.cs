using System.Text.Json;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>A data model as the JSON that <c>rulesharness spec --format json</c> prints.</summary>
internal static class SpecJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(SpecReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var model = reading.Model;
        return JsonReport.Write(json =>
        {
            json.WriteString("title", model.FrontMatter?.Title);
            json.Object("collections", model.Rows, Collection);
            json.Object("relationships", model.Relationships, Relationship);
            json.Object("accessPatterns", model.AccessPatterns, AccessPattern);
            json.Object(
                "permissions",
                Sentences(model),
                (inner, permission) => Permission(inner, permission, model.RowOf(permission.Collection))
            );
            json.Object("matrix", PermissionMatrix.Of(model), Matrix);
            json.Indexes("indexes", model.Indexes);
            json.Object("migration", model.Migration.Rows, Mapping);
            json.Diagnostics(reading.Diagnostics);
        });
    }

    private static void Collection(Utf8JsonWriter json, Collection collection)
    {
        json.WriteString("path", collection.Row.Text);
        json.WriteString("description", collection.Description);
        json.WriteString("primaryKey", collection.Key.ToString());
        json.WriteNumber("line", collection.Place.Line);
        json.Object("fields", collection.StoredFields, Field);
        if (collection.Invariants.Count > 0)
        {
            json.Strings("always", collection.Invariants.Select(invariant => $"{invariant}"));
        }
    }

    private static void Field(Utf8JsonWriter json, Field field)
    {
        json.WriteString("name", field.Name);
        json.WriteString("type", field.Type.ToString());
        json.WriteBoolean("required", field.Required);
    }

    private static void Relationship(Utf8JsonWriter json, Relationship relationship)
    {
        json.WriteString("from", $"{relationship.From.Collection}.{relationship.From.Field}");
        json.WriteString("to", $"{relationship.To.Collection}.{relationship.To.Field}");
        json.WriteString("cardinality", relationship.Cardinality?.Text());
        if (relationship.MustExist is { } mustExist)
        {
            json.WriteBoolean("mustExist", mustExist);
        }
        else
        {
            json.WriteNull("mustExist");
        }
        json.WriteNumber("line", relationship.Place.Line);
    }

    private static void AccessPattern(Utf8JsonWriter json, AccessPattern pattern)
    {
        json.WriteString("name", pattern.Name);
        json.WriteString("collection", pattern.Collection.Text);
        json.WriteString("kind", Name(pattern.Kind));
        json.WriteString("filter", pattern.Filter?.ToString());
        json.WriteString("sort", pattern.Nearest is { } nearest ? $"{nearest}" : string.Join(", ", pattern.Sort));
        json.WriteNumber("line", pattern.Place.Line);
    }

    private static void Permission(Utf8JsonWriter json, Permission permission, CollectionPath row)
    {
        json.WriteString("collection", row.Text);
        json.Strings("actors", permission.Actors.Select(actor => actor.ToString()));
        json.WriteBoolean("grants", permission.Grants);
        json.Strings("operations", permission.Operations.Select(Name));
        json.WriteString("condition", permission.Condition?.ToString());
        json.WriteString("text", permission.Text);
        json.WriteNumber("line", permission.Place.Line);
    }

    private static void Matrix(Utf8JsonWriter json, CollectionMatrix matrix)
    {
        json.WriteString("collection", matrix.Collection.Text);
        json.Object("cells", matrix.Cells, Cell);
    }

    private static void Cell(Utf8JsonWriter json, MatrixCell cell)
    {
        json.WriteString("operation", Name(cell.Operation));
        json.WriteString("actor", cell.Actor);
        json.WriteString("value", cell.Sign);
    }

    private static void Mapping(Utf8JsonWriter json, MappingRow mapping)
    {
        json.WriteString("text", mapping.Text);
        json.WriteString("kind", mapping.Kind.ToString());
        json.WriteNumber("line", mapping.Place.Line);
    }

    /// <summary>The sentences, once each where a row of the inventory stands for several collections.</summary>
    private static IEnumerable<Permission> Sentences(DataModel model) =>
        model
            .Policies.SelectMany(policy => policy.Sentences)
            .DistinctBy(sentence => (sentence.Place, model.RowOf(sentence.Collection)));
}

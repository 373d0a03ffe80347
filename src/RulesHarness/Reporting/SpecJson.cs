using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Tracing;

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
            json.Object(
                "collections",
                model.Rows,
                (inner, collection) =>
                {
                    inner.WriteString("path", collection.Row.Text);
                    inner.WriteString("description", collection.Description);
                    inner.WriteString("primaryKey", collection.Key.ToString());
                    inner.WriteNumber("line", collection.Place.Line);
                    inner.Object(
                        "fields",
                        collection.StoredFields,
                        (field, stored) =>
                        {
                            field.WriteString("name", stored.Name);
                            field.WriteString("type", stored.Type.ToString());
                            field.WriteBoolean("required", stored.Required);
                        }
                    );
                }
            );
            json.Object(
                "relationships",
                model.Relationships,
                (inner, relationship) =>
                {
                    inner.WriteString("from", $"{relationship.From.Collection}.{relationship.From.Field}");
                    inner.WriteString("to", $"{relationship.To.Collection}.{relationship.To.Field}");
                    inner.WriteString("cardinality", relationship.Cardinality?.Text());
                    if (relationship.MustExist is { } mustExist)
                    {
                        inner.WriteBoolean("mustExist", mustExist);
                    }
                    else
                    {
                        inner.WriteNull("mustExist");
                    }
                    inner.WriteNumber("line", relationship.Place.Line);
                }
            );
            json.Object(
                "accessPatterns",
                model.AccessPatterns,
                (inner, pattern) =>
                {
                    inner.WriteString("name", pattern.Name);
                    inner.WriteString("collection", pattern.Collection.Text);
                    inner.WriteString("kind", pattern.Kind.ToString().ToLowerInvariant());
                    inner.WriteString("filter", pattern.Filter?.ToString());
                    inner.WriteString(
                        "sort",
                        pattern.Nearest is { } nearest ? $"{nearest}" : string.Join(", ", pattern.Sort)
                    );
                    inner.WriteNumber("line", pattern.Place.Line);
                }
            );
            json.Object(
                "permissions",
                Sentences(model),
                (inner, permission) =>
                {
                    inner.WriteString("collection", model.RowOf(permission.Collection).Text);
                    inner.Array("actors", permission.Actors, (list, actor) => list.WriteStringValue(actor.ToString()));
                    inner.WriteBoolean("grants", permission.Grants);
                    inner.Array(
                        "operations",
                        permission.Operations,
                        (list, operation) => list.WriteStringValue(operation.ToString().ToLowerInvariant())
                    );
                    inner.WriteString("condition", permission.Condition?.ToString());
                    inner.WriteString("text", permission.Text);
                    inner.WriteNumber("line", permission.Place.Line);
                }
            );
            json.Object(
                "matrix",
                PermissionMatrix.Of(model),
                (inner, matrix) =>
                {
                    inner.WriteString("collection", matrix.Collection.Text);
                    inner.Object(
                        "cells",
                        matrix.Cells,
                        (list, cell) =>
                        {
                            list.WriteString("operation", cell.Operation.ToString().ToLowerInvariant());
                            list.WriteString("actor", cell.Actor);
                            list.WriteString("value", cell.Sign);
                        }
                    );
                }
            );
            json.Indexes("indexes", model.Indexes);
            json.Object(
                "migration",
                model.Migration.Rows,
                (row, mapping) =>
                {
                    row.WriteString("text", mapping.Text);
                    row.WriteString("kind", mapping.Kind.ToString());
                    row.WriteNumber("line", mapping.Place.Line);
                }
            );
            json.Diagnostics(reading.Diagnostics);
        });
    }

    /// <summary>The sentences, once each where a row of the inventory stands for several collections.</summary>
    private static IEnumerable<Permission> Sentences(DataModel model) =>
        model
            .Policies.SelectMany(policy => policy.Permissions)
            .DistinctBy(permission => (permission.Place, model.RowOf(permission.Collection)));
}

using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Sections;

namespace RulesHarness.Specification.Resolution;

/// <summary>Joins the inventory's rows with their schemas, and checks keys and parents.</summary>
internal static class CollectionResolver
{
    public static IReadOnlyList<Collection> Resolve(SpecParts parts, ReadingContext context)
    {
        var rows = parts.Inventory.ToLookup(row => row.Path);
        foreach (var group in rows)
        {
            Report(group.Key, [.. group.Select(row => row.PathCell)], context);
        }
        foreach (var schema in parts.Schemas.Where(schema => !rows.Contains(schema.Collection)))
        {
            context.SchemasOfUnknown.Add(schema.Collection.Text);
            context.Report(SpecDiagnostics.SchemaOfUnknownCollection, schema.Heading, schema.Collection);
        }

        var schemas = parts.Schemas.ToLookup(schema => schema.Collection);
        // A sub-collection's path names its parents' ids; that name is the parent's wherever it is spoken of.
        var below = parts
            .Inventory.Where(row => row.Path.Parent is not null)
            .ToLookup(row => row.Path.Parent!, row => row.Path.Captures[^1]);
        var paths = parts.Inventory.Select(row => row.Path.Text).ToHashSet(StringComparer.Ordinal);
        var expansion = new RowExpansion(paths, [.. parts.Patterns.Select(row => row.Pattern.Collection)]);
        var resolved = rows.Select(group => Resolve(group.First(), [.. schemas[group.Key]], paths, context))
            .Select(collection =>
                collection with
                {
                    IdName = below[collection.Path.Text].FirstOrDefault() ?? IdNames.AfterName(collection),
                }
            )
            .Select(collection =>
                collection with
                {
                    Invariants = [.. collection.Invariants.Select(each => IdNames.Resolve(each, [collection])!)],
                }
            )
            .SelectMany(expansion.Of);
        return WithoutRivals([.. resolved], context);
    }

    /// <summary>
    /// The collections, each of the row that says most of it; two rows for any name that mean the same one are a
    /// finding.
    /// </summary>
    private static IReadOnlyList<Collection> WithoutRivals(List<Collection> collections, ReadingContext context)
    {
        var ofPath = collections.ToLookup(collection => collection.Path);
        foreach (var group in ofPath)
        {
            var rivals = group.Where(one => one.Row.AnyName is not null).ToList();
            foreach (var rival in rivals.Skip(1))
            {
                context.Diagnostics.Report(
                    SpecDiagnostics.DuplicateCollection,
                    rival.Place,
                    rival.Names.Count > 0 ? rival.Path : rival.Row,
                    rivals[0].Place
                );
            }
        }
        return
        [
            .. collections.Where(collection =>
                ReferenceEquals(collection, ofPath[collection.Path].MaxBy(rival => rival.Row.Precision))
            ),
        ];
    }

    private static void Report(CollectionPath path, List<TextSlice> declared, ReadingContext context)
    {
        foreach (var duplicate in declared.Skip(1))
        {
            context.Report(SpecDiagnostics.DuplicateCollection, duplicate, path, ReadingContext.PlaceOf(declared[0]));
        }
    }

    private static Collection Resolve(
        InventoryRow row,
        List<SchemaTable> schemas,
        HashSet<string> paths,
        ReadingContext context
    )
    {
        Report(row.Path, [.. schemas.Select(schema => schema.Heading)], context);
        if (schemas.Count == 0)
        {
            context.Report(SpecDiagnostics.MissingSchema, row.PathCell, row.Path);
        }
        if (row.Path.Parent is { } parent && !paths.Contains(parent) && !context.SchemasOfUnknown.Contains(parent))
        {
            context.Report(SpecDiagnostics.UndeclaredParent, row.PathCell, row.Path, parent);
        }
        var fields = schemas.Count == 0 ? [] : schemas[0].Fields;
        foreach (
            var unknown in row.Key.Fields.Where(name =>
                schemas.Count > 0 && fields.All(field => field.Name != name) && !row.Path.Captures.Contains(name)
            )
        )
        {
            context.Report(SpecDiagnostics.UnknownKeyField, row.KeyCell, row.Path, unknown);
        }
        return new Collection(row.Path, row.Description, row.Key, fields, ReadingContext.PlaceOf(row.PathCell))
        {
            WritesPerSecond = row.WritesPerSecond,
            Names = row.Names,
            IsOpen = schemas.Count > 0 && schemas[0].Kind.IsOpen,
            MostFields = schemas.Count > 0 ? schemas[0].Kind.MostFields : null,
            Invariants =
            [
                .. schemas
                    .Take(1)
                    .SelectMany(schema => schema.Invariants)
                    .SelectMany(each => SentenceOperations.Parts(each.Condition)),
            ],
        };
    }
}

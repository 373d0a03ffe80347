using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>
/// Names of the index file that the spec does not know: mostly slips, which Firestore takes without a word.
/// </summary>
internal static class UnknownNames
{
    public static IEnumerable<Diagnostic> Of(DataModel model, IndexFile file)
    {
        var members = model.Collections.ToLookup(collection => collection.Path.Id);
        var indexed = file.Indexes.Select(index =>
            (index.Place, Collection: index.CollectionGroup, Fields: index.Fields.Select(field => field.FieldPath))
        );
        var overridden = file
            .Overrides.Where(each => !IsOfGroups(each))
            .Select(each => (each.Place, each.Collection, Fields: Enumerable.Repeat(each.Field, 1)));
        foreach (var (place, collection, fields) in indexed.Concat(overridden))
        {
            if (!members.Contains(collection) && model.HasUnnamedCollections)
            {
                continue;
            }
            if (!members.Contains(collection))
            {
                yield return IndexDiagnostics.UnknownCollection.At(
                    place.File,
                    place.Line,
                    place.Column,
                    collection,
                    Suggestion.For(collection, members.Select(member => member.Key))
                );
                continue;
            }

            var known = members[collection].SelectMany(member => member.StoredFields).ToList();
            foreach (
                var field in fields.Where(field =>
                    field is not (IndexShape.DocumentName or "*") && !known.Exists(one => IsOf(one, field))
                )
            )
            {
                yield return IndexDiagnostics.UnknownField.At(
                    place.File,
                    place.Line,
                    place.Column,
                    collection,
                    field,
                    Suggestion.For(field, known.Select(one => one.Name))
                );
            }
        }
    }

    /// <summary>
    /// A map that the schema doesn't take apart may hold anything, and one that it does is itself a field.
    /// </summary>
    private static bool IsOf(Field known, string field) =>
        known.Name == field
        || known.Name.StartsWith($"{field}.", StringComparison.Ordinal)
        || known.Type.Kind is TypeKind.Map or TypeKind.Any
            && field.StartsWith($"{known.Name}.", StringComparison.Ordinal);

    private static bool IsOfGroups(FieldOverride field) => field.Indexes.Any(index => index.IsGroup);
}

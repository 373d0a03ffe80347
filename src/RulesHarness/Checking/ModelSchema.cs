using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>Converts a spec's schemas to the form that the checks of rules use.</summary>
internal static class ModelSchema
{
    /// <summary>
    /// The rules' checks part paths at dots: of documents with a dot in a field's name they know nothing. Neither do
    /// they of documents that may have any other field.
    /// </summary>
    public static RulesSchema Of(DataModel model) => new([.. model.Collections.Where(IsKnown).Select(Collection)]);

    private static bool IsKnown(Collection collection) =>
        !collection.IsOpen && !collection.StoredFields.Any(HasDotInName);

    private static bool HasDotInName(Field field) =>
        Names(field).Any(name => name.Contains('.', StringComparison.Ordinal));

    private static IReadOnlyList<string> Names(Field field) => FieldPath.Parse(field.Name).Segments;

    /// <summary>The documents of one collection that have rows of their own are known together.</summary>
    private static CollectionSchema Collection(Collection collection) =>
        new(
            collection.Path.WithoutDocument,
            [
                .. collection.StoredFields.Select(field => new FieldSchema(
                    string.Join('.', Names(field)),
                    Kinds(field.Type),
                    [.. field.Type.Literals]
                )
                {
                    Elements = field.Type.Element is { } element ? Kinds(element) : ValueKinds.Any,
                }),
            ]
        );

    private static ValueKinds Kinds(FieldType type) =>
        (type.Nullable ? ValueKinds.Null : ValueKinds.None)
        | type.Kind switch
        {
            TypeKind.String => ValueKinds.String,
            TypeKind.Int => ValueKinds.Integer,
            TypeKind.Float => ValueKinds.Float,
            TypeKind.Number => ValueKinds.Number,
            TypeKind.Boolean => ValueKinds.Boolean,
            TypeKind.Timestamp => ValueKinds.Timestamp,
            TypeKind.GeoPoint => ValueKinds.LatLng,
            TypeKind.Bytes => ValueKinds.Bytes,
            TypeKind.Reference => ValueKinds.Path,
            TypeKind.Map => ValueKinds.Map,
            TypeKind.Array => ValueKinds.List,
            TypeKind.Union => type.Members.Aggregate(ValueKinds.None, (kinds, member) => kinds | Kinds(member)),
            TypeKind.Enum => type.Literals.Aggregate(ValueKinds.None, (kinds, literal) => kinds | OfLiteral(literal)),
            _ => ValueKinds.Any,
        };

    private static ValueKinds OfLiteral(object literal) =>
        literal switch
        {
            string => ValueKinds.String,
            bool => ValueKinds.Boolean,
            long => ValueKinds.Integer,
            double => ValueKinds.Float,
            _ => ValueKinds.Any,
        };
}

using RulesHarness.Language.Analysis;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>What a spec says of documents, in the words of the rules' own checks.</summary>
internal static class ModelSchema
{
    public static RulesSchema Of(DataModel model) => new([.. model.Collections.Select(Collection)]);

    private static CollectionSchema Collection(Collection collection) =>
        new(collection.Path.Text, [.. collection.StoredFields
            .Select(field => new FieldSchema(field.Name, Kinds(field.Type), [.. field.Type.Literals])
            {
                Elements = field.Type.Element is { } element ? Kinds(element) : ValueKinds.Any,
            })]);

    private static ValueKinds Kinds(FieldType type) => (type.Nullable ? ValueKinds.Null : ValueKinds.None) | type.Kind switch
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
        TypeKind.Enum => type.Literals.Aggregate(ValueKinds.None, (kinds, literal) => kinds | OfLiteral(literal)),
        _ => ValueKinds.Any,
    };

    private static ValueKinds OfLiteral(object literal) => literal switch
    {
        string => ValueKinds.String,
        bool => ValueKinds.Boolean,
        long => ValueKinds.Integer,
        double => ValueKinds.Float,
        _ => ValueKinds.Any,
    };
}

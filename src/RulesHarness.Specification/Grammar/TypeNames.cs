using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>The names of types, with their synonyms.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, TypeKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = TypeKind.String,
        ["text"] = TypeKind.String,
        ["str"] = TypeKind.String,
        ["int"] = TypeKind.Int,
        ["integer"] = TypeKind.Int,
        ["long"] = TypeKind.Int,
        ["float"] = TypeKind.Float,
        ["double"] = TypeKind.Float,
        ["decimal"] = TypeKind.Float,
        ["number"] = TypeKind.Number,
        ["numeric"] = TypeKind.Number,
        ["boolean"] = TypeKind.Boolean,
        ["bool"] = TypeKind.Boolean,
        ["timestamp"] = TypeKind.Timestamp,
        ["datetime"] = TypeKind.Timestamp,
        ["date"] = TypeKind.Timestamp,
        ["geopoint"] = TypeKind.GeoPoint,
        ["latlng"] = TypeKind.GeoPoint,
        ["location"] = TypeKind.GeoPoint,
        ["bytes"] = TypeKind.Bytes,
        ["blob"] = TypeKind.Bytes,
        ["reference"] = TypeKind.Reference,
        ["ref"] = TypeKind.Reference,
        ["map"] = TypeKind.Map,
        ["object"] = TypeKind.Map,
        ["array"] = TypeKind.Array,
        ["list"] = TypeKind.Array,
        ["enum"] = TypeKind.Enum,
        ["vector"] = TypeKind.Vector,
        ["any"] = TypeKind.Any,
    };

    public static IEnumerable<string> All => Kinds.Keys;

    /// <summary>Takes the name of a type; gives null, and moves nothing, where none stands.</summary>
    public static TypeKind? Take(Cursor cursor)
    {
        if (cursor.Current.Kind != TokenKind.Word || !Kinds.TryGetValue(cursor.Current.Text, out var kind))
        {
            return null;
        }
        cursor.Advance();
        return kind;
    }
}

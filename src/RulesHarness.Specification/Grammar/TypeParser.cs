using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Reads the type of a field: <c>string</c>, <c>array of string</c>, <c>enum("a", "b") or null</c>.</summary>
internal static class TypeParser
{
    /// <summary>Why an array of arrays is no type, whatever was expected.</summary>
    public const string NoArrayInArray = "Firestore can't store an array in an array";

    private const int MaximumDepth = 8;

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
        ["any"] = TypeKind.Any,
    };

    public static IEnumerable<string> KindNames => Kinds.Keys;

    /// <summary>
    /// Takes the name of a type that a value can be of; gives null, and moves nothing, where none stands.
    /// </summary>
    public static TypeKind? TakeValueType(Cursor cursor)
    {
        if (
            cursor.Current.Kind != TokenKind.Word
            || !Kinds.TryGetValue(cursor.Current.Text, out var kind)
            || kind is TypeKind.Enum or TypeKind.Any
        )
        {
            return null;
        }
        cursor.Advance();
        return kind;
    }

    public static FieldType? Parse(Cursor cursor)
    {
        var type = Type(cursor, 0);
        if (type is null)
        {
            return null;
        }
        return cursor.AtEnd || cursor.Fail("the end of the type") ? type : null;
    }

    private static FieldType? Type(Cursor cursor, int depth)
    {
        if (
            depth > MaximumDepth
            || cursor.Current.Kind != TokenKind.Word
            || !Kinds.TryGetValue(cursor.Current.Text, out var kind)
        )
        {
            cursor.Fail("a type");
            return null;
        }

        cursor.Advance();
        FieldType? type = kind switch
        {
            TypeKind.Array => Array(cursor, depth),
            TypeKind.Enum => Enum(cursor),
            TypeKind.Reference => new FieldType(kind) { Target = cursor.TakeWord("to") ? Names.Path(cursor) : null },
            _ => new FieldType(kind),
        };
        while (type is not null && cursor.Take("["))
        {
            type = cursor.Expect("]") ? ArrayOf(type, cursor) : null;
        }
        // `array of string or null` is null as a whole: a field can be, and an item seldom is.
        if (
            type is not null
            && (
                cursor.Take("?")
                || depth == 0 && (cursor.TakePhrase("or", "null") || cursor.Take("|") && cursor.TakeWord("null"))
            )
        )
        {
            type = type with { Nullable = true };
        }
        return cursor.Failure is null ? type : null;
    }

    private static FieldType? Array(Cursor cursor, int depth)
    {
        if (!cursor.TakeWord("of"))
        {
            return new FieldType(TypeKind.Array);
        }
        return Type(cursor, depth + 1) is { } element ? ArrayOf(element, cursor) : null;
    }

    private static FieldType? ArrayOf(FieldType element, Cursor cursor)
    {
        if (element.Kind != TypeKind.Array)
        {
            return new FieldType(TypeKind.Array) { Element = element };
        }
        cursor.Fail(NoArrayInArray);
        return null;
    }

    private static FieldType? Enum(Cursor cursor)
    {
        var inParentheses = cursor.Take("(");
        if (!inParentheses)
        {
            cursor.TakeWord("of");
        }
        var literals = new List<object>();
        do
        {
            var token = cursor.Current;
            if (token.Kind is not (TokenKind.String or TokenKind.Number or TokenKind.Word))
            {
                cursor.Fail("a literal");
                return null;
            }

            literals.Add(token.Value ?? token.Text);
            cursor.Advance();
        } while (cursor.Take(",") || cursor.Take("|"));
        return !inParentheses || cursor.Expect(")") ? new FieldType(TypeKind.Enum) { Literals = literals } : null;
    }
}

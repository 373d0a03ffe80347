using System.Globalization;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Reads the Constraints column: <c>immutable, length 1..120</c>.</summary>
internal static class ConstraintParser
{
    private const string ARange = "a range such as ";
    private const string AnyRange = ARange + "`1..120`, `1..` or `..120`, the smaller number first";

    public const string OnePattern = "one pattern";

    public static FieldConstraints? Parse(Cursor cursor)
    {
        var constraints = new FieldConstraints();
        while (!cursor.AtEnd)
        {
            if (One(cursor, constraints) is not { } read)
            {
                return null;
            }
            constraints = read;
            if (!cursor.AtEnd && !cursor.Take(",") && !cursor.Take(";"))
            {
                cursor.Fail("a comma");
                return null;
            }
        }

        return constraints;
    }

    /// <summary>Returns true if a constraint follows that a part of a type can have behind it.</summary>
    public static bool AtPart(Cursor cursor) => Enum.GetValues<TypeKind>().Any(kind => AtPart(cursor, kind));

    /// <summary>Returns true if a constraint follows that fits a type.</summary>
    public static bool AtPart(Cursor cursor, TypeKind kind) =>
        kind switch
        {
            TypeKind.String => cursor.Current.IsWord("length")
                || cursor.Current.IsWord("pattern")
                || EmailForm.IsAt(cursor),
            TypeKind.Array => cursor.Current.IsWord("items") || cursor.Current.IsWord("distinct"),
            TypeKind.Map => cursor.Current.IsWord("items"),
            TypeKind.Int or TypeKind.Float or TypeKind.Number => cursor.Current.Kind == TokenKind.Number
                || cursor.Current.Is(".."),
            _ => false,
        };

    /// <summary>Takes one constraint that stands behind the type of a part.</summary>
    public static FieldConstraints? TakePart(Cursor cursor, FieldConstraints before) => One(cursor, before);

    private static FieldConstraints? One(Cursor cursor, FieldConstraints so)
    {
        if (cursor.TakeWord("immutable"))
        {
            return so with { Immutable = true };
        }
        if (cursor.TakePhrase("server", "time") || cursor.TakeWord("server-time"))
        {
            return so with { ServerTime = true };
        }
        if (cursor.TakeWord("length"))
        {
            return Range(cursor) is { } length ? so with { Length = length } : null;
        }
        if (cursor.TakeWord("items"))
        {
            return Range(cursor) is { } items ? so with { Items = items } : null;
        }
        if (cursor.TakeWord("distinct"))
        {
            return so with { Distinct = true };
        }
        if (EmailForm.IsAt(cursor))
        {
            return Patterned(cursor, so, static at => EmailForm.Take(at) ? EmailForm.Pattern : null);
        }
        if (cursor.Current.IsWord("pattern"))
        {
            return Patterned(cursor, so, TakePattern);
        }
        if (cursor.TakeWord("default"))
        {
            return Literal(cursor) is { } value ? so with { Default = value.Value } : null;
        }
        return Range(cursor) is { } range ? so with { Range = range } : null;
    }

    /// <summary>A second pattern would have to hold as well, which one pattern says better.</summary>
    private static FieldConstraints? Patterned(Cursor cursor, FieldConstraints so, Func<Cursor, string?> take)
    {
        if (so.Pattern is not null)
        {
            return Failed(cursor, OnePattern);
        }
        return take(cursor) is { } pattern ? so with { Pattern = pattern } : null;
    }

    private static string? TakePattern(Cursor cursor)
    {
        cursor.Advance();
        if (Literal(cursor) is { Kind: TokenKind.String } pattern)
        {
            return (string)pattern.Value!;
        }
        cursor.Fail("a pattern in quotes");
        return null;
    }

    private static Bounds? Range(Cursor cursor)
    {
        var minimum = TakeNumber(cursor);
        if (!cursor.Take(".."))
        {
            _ =
                minimum is { } one && AtEndOfConstraint(cursor) ? cursor.FailAsMeant(RangeAround(one))
                : AtRange(minimum, cursor) ? cursor.FailAsMeant(AnyRange)
                : cursor.Fail("a constraint");
            return null;
        }

        var maximum = TakeNumber(cursor);
        if (minimum is null && maximum is null || minimum > maximum)
        {
            cursor.FailAsMeant(AnyRange);
            return null;
        }

        return new Bounds(minimum, maximum);
    }

    private static bool AtRange(double? minimum, Cursor cursor) =>
        minimum is not null || cursor.Current.Kind == TokenKind.Number;

    /// <summary>Returns true where nothing more of a constraint stands.</summary>
    private static bool AtEndOfConstraint(Cursor cursor) =>
        cursor.AtEnd
        || cursor.Current.Is(",")
        || cursor.Current.Is(";")
        || cursor.Current.Is("}")
        || cursor.Current.Is(")");

    /// <summary>The ranges that a single number may stand for.</summary>
    private static string RangeAround(double one) =>
        ARange
        + FormattableString.Invariant($"`{one}..{one}` for exactly {one}, `{one}..` for at least {one}, or ")
        + FormattableString.Invariant($"`..{one}` for at most {one}");

    private static double? TakeNumber(Cursor cursor) =>
        cursor.Current.Kind == TokenKind.Number
            ? Convert.ToDouble(cursor.Advance().Value, CultureInfo.InvariantCulture)
            : null;

    private static Token? Literal(Cursor cursor)
    {
        var token = cursor.Current;
        object? value = token.Kind is TokenKind.String or TokenKind.Number
            ? token.Value
            : token.Text switch
            {
                "true" => true,
                "false" => false,
                _ => null,
            };
        if (value is null && !token.IsWord("null"))
        {
            cursor.Fail("a literal");
            return null;
        }

        cursor.Advance();
        return token with { Value = value };
    }

    private static FieldConstraints? Failed(Cursor cursor, string expected)
    {
        cursor.Fail(expected);
        return null;
    }
}

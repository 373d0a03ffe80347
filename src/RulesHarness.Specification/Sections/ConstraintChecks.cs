using RulesHarness.Language.Patterns;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>Holds the constraints of a field against its type, and against each other.</summary>
internal static class ConstraintChecks
{
    /// <summary>Why rules can't use an expression; null when they can.</summary>
    public static string? Unreadable(string pattern) =>
        PatternParser.Parse(pattern, out var failure) is not null ? null
        : failure >= pattern.Length ? "it ends too early"
        : $"it is not valid from `{pattern[failure..]}` on";

    public static IEnumerable<(string Constraint, string Help)> Misplaced(FieldConstraints constraints, FieldType type)
    {
        if (type.Kind == TypeKind.Any)
        {
            yield break;
        }
        if (type.Kind == TypeKind.Union && OfValue(constraints) is { } ofValue)
        {
            yield return (
                ofValue,
                "write it in the column `Type`, behind the alternative that it is about: `string length 1..10 or int`"
            );
            yield break;
        }
        if (constraints.ServerTime && type.Kind != TypeKind.Timestamp)
        {
            yield return ("server time", "give the field the type timestamp");
        }
        if ((constraints.Length is not null || constraints.Pattern is not null) && type.Kind != TypeKind.String)
        {
            yield return (
                constraints.Length is not null ? "length" : "pattern",
                "use `length` for strings only: write `1..10` for a number, and `items 1..10` for an array"
            );
        }
        if (constraints.Items is not null && type.Kind is not (TypeKind.Array or TypeKind.Map))
        {
            yield return ("items", "use `items` for arrays and maps only: write `length 1..10` for a string");
        }
        if (constraints.Distinct && type.Kind != TypeKind.Array)
        {
            yield return ("distinct", "use `distinct` for arrays only");
        }
        if (constraints is { Distinct: true, Items.Minimum: { } least } && Values(type.Element) < least)
        {
            yield return (
                "distinct",
                $"require at most {Values(type.Element)} items: there are no more values that differ"
            );
        }
        if (constraints.Range is not null && type.Kind is not (TypeKind.Int or TypeKind.Float or TypeKind.Number))
        {
            yield return ("a range of numbers", "write `length 1..10` for a string, and `items 1..10` for an array");
        }
    }

    private static string? OfValue(FieldConstraints constraints) =>
        constraints.Length is not null ? "length"
        : constraints.Pattern is not null ? "pattern"
        : constraints.Items is not null ? "items"
        : constraints.Distinct ? "distinct"
        : constraints.Range is not null ? "a range of numbers"
        : null;

    /// <summary>The number of values of a type; null where it is not known.</summary>
    private static int? Values(FieldType? type) =>
        type?.Kind switch
        {
            TypeKind.Enum => type.Literals.Count,
            TypeKind.Boolean => 2,
            _ => null,
        };

    /// <summary>Why a default is none that the field takes; null when it takes it.</summary>
    public static string? MisfitDefault(FieldConstraints constraints, FieldType type)
    {
        var fits = constraints.Default is null
            ? type.Nullable || type.Kind == TypeKind.Any
            : new[] { type }.Concat(type.Members).Any(member => Fits(constraints.Default, member));
        return !fits ? "write a default of the field's type"
            : constraints.Default is long or double
            && constraints.Range?.Contains(Convert.ToDouble(constraints.Default, null)) == false
                ? $"write a default within {constraints.Range}"
            : constraints.Default is string value
            && constraints.Length?.Contains(value.EnumerateRunes().Count()) == false
                ? $"write a default whose length is within {constraints.Length}"
            : constraints.Default is string written && !Matches(written, constraints.Pattern)
                ? "write a default that matches the pattern"
            : null;
    }

    private static bool Fits(object value, FieldType type) =>
        type.Literals.Contains(value)
        || (value, type.Kind) switch
        {
            (_, TypeKind.Any) => true,
            (string, TypeKind.String) => true,
            (bool, TypeKind.Boolean) => true,
            (long, TypeKind.Int or TypeKind.Float or TypeKind.Number) => true,
            (double, TypeKind.Float or TypeKind.Number) => true,
            _ => false,
        };

    private static bool Matches(string text, string? pattern) =>
        pattern is null || Pattern.Find(pattern)?.Matches(text) != false;
}

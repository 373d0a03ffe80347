using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>Whether a value is one that a field's row of the schema allows.</summary>
internal static class FieldRules
{
    /// <summary>
    /// Whether type and constraints allow a value. A reference is taken to lead to the right collection.
    /// </summary>
    public static bool Allows(Field field, object? value) =>
        IsOf(field.Type, value) && (value is null || Obeys(field.Constraints, value));

    /// <summary>
    /// A number as the field's type writes it: <c>1</c> for a float is <c>1.0</c>. Other values are left as they are.
    /// </summary>
    public static object? Typed(Field field, object? value) =>
        (field.Type.Kind, value) switch
        {
            (TypeKind.Float, long whole) => (double)whole,
            (TypeKind.Int, double number) when double.IsInteger(number) => (long)number,
            _ => value,
        };

    private static bool IsOf(FieldType type, object? value) =>
        value is null
            ? type.Nullable || type.Kind == TypeKind.Any
            : type.Kind switch
            {
                TypeKind.Array => value is IReadOnlyList<object?> items
                    && items.All(item => type.Element is null || IsOf(type.Element, item)),
                TypeKind.Enum => type.Literals.Contains(value),
                TypeKind.Any => true,
                _ => Comparisons.IsOf(value, type.Kind),
            };

    private static bool Obeys(FieldConstraints constraints, object value) =>
        value switch
        {
            string text => constraints.Length?.Contains(text.Length) != false
                && (constraints.Pattern is null || TextFactory.Matches(text, constraints.Pattern)),
            long whole => constraints.Range?.Contains(whole) != false,
            double number => constraints.Range?.Contains(number) != false,
            IReadOnlyList<object?> items => constraints.Items?.Contains(items.Count) != false,
            _ => true,
        };
}

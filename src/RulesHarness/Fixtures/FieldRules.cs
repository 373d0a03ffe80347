using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>Whether a value is one that a field's row of the schema allows.</summary>
internal static class FieldRules
{
    /// <summary>
    /// Whether type and constraints allow a value. A reference is taken to lead to the right collection.
    /// </summary>
    public static bool Allows(Field field, object? value) => SchemaCheck.Violation(field, value) is null;

    /// <summary>The member of a union that a value is of; null when it is of none.</summary>
    public static FieldType? MemberOf(FieldType union, object value) => SchemaCheck.MemberOf(union, value);

    /// <summary>
    /// A number as the field's type writes it: <c>1</c> for a float is <c>1.0</c>. Other values are left as they are.
    /// </summary>
    public static object? Typed(Field field, object? value) =>
        (field.Type.Kind, value) switch
        {
            (TypeKind.Union, long or double) when !Allows(field, value) => field
                .Type.Members.Select(member => Typed(field with { Type = member }, value))
                .FirstOrDefault(typed => Allows(field, typed), value),
            (TypeKind.Float, long whole) => (double)whole,
            (TypeKind.Int, double number) when double.IsInteger(number) => (long)number,
            _ => value,
        };
}

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

    /// <summary>The member of a union that a value is of; null when it is of none.</summary>
    public static FieldType? MemberOf(FieldType union, object value) =>
        union.Members.FirstOrDefault(member => IsOf(member, value));

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

    private static bool IsOf(FieldType type, object? value) =>
        value is null
            ? type.Nullable || type.Kind == TypeKind.Any
            : IsOfKind(type, value) && Obeys(type.Constraints, value);

    private static bool IsOfKind(FieldType type, object value) =>
        type.Kind switch
        {
            TypeKind.Array => value is IReadOnlyList<object?> items && AreElements(type, items),
            TypeKind.Map => value is IReadOnlyDictionary<string, object?> map
                && AreElements(type, map.Values)
                && AreEntries(type, map),
            TypeKind.Enum => type.Literals.Contains(value),
            TypeKind.Union => MemberOf(type, value) is not null,
            TypeKind.Any => true,
            _ => Comparisons.IsOf(value, type.Kind),
        };

    private static bool AreElements(FieldType type, IEnumerable<object?> values) =>
        type.Element is not { } element || values.All(value => IsOf(element, value));

    private static bool AreEntries(FieldType type, IReadOnlyDictionary<string, object?> map) =>
        type.Entries is not { } entries
        || map.Keys.All(name => entries.Any(entry => entry.Name == name))
            && entries.All(entry =>
                map.TryGetValue(entry.Name, out var value) ? IsOf(entry.Type, value) : !entry.Required
            );

    private static bool Obeys(FieldConstraints constraints, object value) =>
        value switch
        {
            string text => constraints.Length?.Contains(text.Length) != false
                && (constraints.Pattern is null || TextFactory.Matches(text, constraints.Pattern)),
            long whole => constraints.Range?.Contains(whole) != false,
            double number => constraints.Range?.Contains(number) != false,
            IReadOnlyList<object?> items => constraints.Items?.Contains(items.Count) != false,
            IReadOnlyDictionary<string, object?> map => constraints.Items?.Contains(map.Count) != false,
            _ => true,
        };
}

using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Patterns;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Compares values with a field's row of the schema. A reference is taken to lead to the right collection.
/// </summary>
public static class SchemaCheck
{
    /// <summary>
    /// The rule of the schema that a value violates, as in <c>is longer than 60 characters</c>; null if type and
    /// constraints allow the value.
    /// </summary>
    public static string? Violation(Field field, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return OfType(field.Type, value) ?? (value is null ? null : OfConstraints(field.Constraints, value));
    }

    /// <summary>The member of a union that a value is of; null when it is of none.</summary>
    public static FieldType? MemberOf(FieldType union, object value)
    {
        ArgumentNullException.ThrowIfNull(union);
        return union.Members.FirstOrDefault(member => OfType(member, value) is null);
    }

    private static string? OfType(FieldType type, object? value)
    {
        if (value is null)
        {
            return type.Nullable || type.Kind == TypeKind.Any ? null : "is null";
        }
        return OfKind(type, value) ?? OfConstraints(type.Constraints, value);
    }

    private static string? OfKind(FieldType type, object value) =>
        type.Kind switch
        {
            TypeKind.Array => value is IReadOnlyList<object?> items ? OfElements(type, items) : NotOf(type),
            TypeKind.Map => value is IReadOnlyDictionary<string, object?> map
                ? OfElements(type, map.Values) ?? OfEntries(type, map)
                : NotOf(type),
            TypeKind.Enum => type.Literals.Contains(value) ? null : $"is not one of {Listed(type)}",
            TypeKind.Union => MemberOf(type, value) is null ? NotOf(type) : null,
            TypeKind.Any => null,
            TypeKind.Vector => value is VectorValue vector ? OfDimension(type, vector) : NotOf(type),
            _ => Comparisons.IsOf(value, type.Kind) ? null : NotOf(type),
        };

    private static string? OfDimension(FieldType type, VectorValue vector) =>
        type.Dimension is null || vector.Count == type.Dimension
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"has {vector.Count} dimensions");

    private static string NotOf(FieldType type) => $"is not of type {type}";

    private static string Listed(FieldType type) => string.Join(", ", type.Literals.Select(Literal.Show));

    private static string? OfElements(FieldType type, IEnumerable<object?> values)
    {
        if (type.Element is not { } element)
        {
            return null;
        }
        foreach (var value in values)
        {
            if (OfType(element, value) is { } violation)
            {
                return $"has an item that {violation}";
            }
        }
        return null;
    }

    private static string? OfEntries(FieldType type, IReadOnlyDictionary<string, object?> map)
    {
        if (type.Entries is not { } entries)
        {
            return null;
        }
        foreach (var entry in entries)
        {
            if (!map.TryGetValue(entry.Name, out var value))
            {
                if (entry.Required)
                {
                    return $"lacks `{entry.Name}`";
                }
            }
            else if (OfType(entry.Type, value) is { } violation)
            {
                return $"has a `{entry.Name}` that {violation}";
            }
        }
        var unknown = map.Keys.FirstOrDefault(name => !IsListed(name));
        return unknown is null ? null : $"has `{unknown}`, which its type does not list";

        bool IsListed(string name) => entries.Any(entry => entry.Name == name);
    }

    private static string? OfConstraints(FieldConstraints constraints, object value) =>
        value switch
        {
            string text => OfText(constraints, text),
            long whole => OfRange(constraints.Range, whole),
            double number => OfRange(constraints.Range, number),
            IReadOnlyList<object?> items => OfCount(constraints.Items, items.Count, "items")
                ?? (constraints.Distinct && HasTwice(items) ? "has an item twice" : null),
            IReadOnlyDictionary<string, object?> map => OfCount(constraints.Items, map.Count, "entries"),
            _ => null,
        };

    private static bool HasTwice(IReadOnlyList<object?> items) =>
        items.Index().Any(one => Comparisons.IsAmong(one.Item, items.Take(one.Index)));

    private static string? OfText(FieldConstraints constraints, string text) =>
        OfCount(constraints.Length, text.Length, "characters")
        ?? (
            constraints.Pattern is not { } pattern || Pattern.Find(pattern)?.Matches(text) == true
                ? null
                : $"does not match the pattern \"{pattern}\""
        );

    private static string? OfRange(Bounds? range, double value) =>
        range?.Contains(value) != false ? null : $"is not in {range}";

    private static string? OfCount(Bounds? range, int count, string what) =>
        range is not { } bounds || bounds.Contains(count) ? null
        : count < bounds.Minimum ? FormattableString.Invariant($"has fewer than {bounds.Minimum} {what}")
        : FormattableString.Invariant($"has more than {bounds.Maximum} {what}");
}

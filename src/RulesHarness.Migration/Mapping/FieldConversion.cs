using System.Globalization;
using NodaTime.Text;
using RulesHarness.Firestore.Values;
using RulesHarness.Migration.Sources;
using RulesHarness.Migration.Transforms;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migration.Mapping;

/// <summary>
/// Makes the value of a field's type from what the last step made: a file has texts alone, and a step for each number
/// would hide the steps that matter. Only what can be read in one way is read.
/// </summary>
internal static class FieldConversion
{
    /// <summary>Converts a value. Returns null, or the reason why it can't be done.</summary>
    public static string? Convert(FieldType type, ref object? value)
    {
        if (value is "" && !KeepsEmpty(type))
        {
            value = null;
        }
        if (value is null)
        {
            return null;
        }
        if (value is UnrepresentableNumber)
        {
            return Failures.TooLarge;
        }
        return type.Kind switch
        {
            TypeKind.Int or TypeKind.Float or TypeKind.Number => Number(type.Kind, ref value),
            TypeKind.Boolean => Boolean(ref value),
            TypeKind.Timestamp => Time(ref value),
            TypeKind.Reference => Reference(type, ref value),
            TypeKind.Enum => Enumerated(type, ref value),
            TypeKind.Array => Items(type, ref value),
            TypeKind.Map => Entries(type, ref value),
            TypeKind.Union => Member(type, ref value),
            TypeKind.String => value is string ? null : Failures.NotText,
            TypeKind.GeoPoint => value is GeoPoint ? null : "is not a point",
            TypeKind.Vector => Vector(type, ref value),
            TypeKind.Bytes => value is Blob ? null : "is not bytes",
            _ => null,
        };
    }

    private static bool KeepsEmpty(FieldType type) =>
        type.Kind is TypeKind.String or TypeKind.Any
        || type.Literals.Contains("")
        || type.Members.Any(member => member.Kind == TypeKind.String);

    private static string? Number(TypeKind kind, ref object? value)
    {
        if (value is string text)
        {
            value = Values.Number(text) ?? value;
            if (value is string)
            {
                return Values.IsWhole(text) ? Failures.TooLarge : Failures.NotNumber;
            }
        }
        value = (kind, value) switch
        {
            (TypeKind.Float, long whole) => (double)whole,
            (TypeKind.Int, double number) when double.IsInteger(number) && Math.Abs(number) < long.MaxValue =>
                (long)number,
            _ => value,
        };
        return value switch
        {
            double when kind == TypeKind.Int => "is not a whole number",
            long or double => null,
            _ => Failures.NotNumber,
        };
    }

    private static string? Boolean(ref object? value)
    {
        value = value switch
        {
            "true" => true,
            "false" => false,
            _ => value,
        };
        return value is bool ? null : "is neither true nor false";
    }

    private static string? Time(ref object? value)
    {
        if (value is not string text)
        {
            return value is Timestamp ? null : "is not a time";
        }
        if (!OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var time))
        {
            return "is not a time in ISO 8601 with its offset";
        }
        value = Timestamp.FromDateTimeOffset(time.ToDateTimeOffset());
        return null;
    }

    private static string? Reference(FieldType type, ref object? value)
    {
        if (value is DocumentName)
        {
            return null;
        }
        if (!Values.TryText(value, out var text))
        {
            return Failures.NotText;
        }
        var path = text.Contains('/', StringComparison.Ordinal) || type.Target is null ? text : $"{type.Target}/{text}";
        var segments = path.Split('/');
        if (segments.Length % 2 != 0 || segments.Contains(""))
        {
            return "is not the path of a document";
        }
        value = new DocumentName(MigratedDocument.ProjectId, DatabaseName.DefaultId, path);
        return null;
    }

    /// <summary>A literal that is written as the value is.</summary>
    private static string? Enumerated(FieldType type, ref object? value)
    {
        if (!type.Literals.Contains(value!) && value is string text)
        {
            value = type.Literals.FirstOrDefault(literal => Written(literal) == text) ?? value;
        }
        return null;
    }

    private static string Written(object literal) =>
        System.Convert.ToString(literal, CultureInfo.InvariantCulture) ?? "";

    private static string? Items(FieldType type, ref object? value)
    {
        if (value is not IReadOnlyList<object?> items)
        {
            return "is not a list";
        }
        if (type.Element is not { } element)
        {
            return null;
        }
        var converted = new List<object?>(items.Count);
        foreach (var item in items)
        {
            var one = item;
            if (Convert(element, ref one) is { } failure)
            {
                return $"has an item that {failure}";
            }
            converted.Add(one);
        }
        value = converted;
        return null;
    }

    /// <summary>A file has vectors as lists of numbers.</summary>
    private static string? Vector(FieldType type, ref object? value)
    {
        if (value is IReadOnlyList<object?> items && items.All(item => item is long or double))
        {
            value = new VectorValue([
                .. items.Select(item => System.Convert.ToDouble(item, CultureInfo.InvariantCulture)),
            ]);
        }
        return value is VectorValue vector && vector.Count == (type.Dimension ?? vector.Count)
            ? null
            : $"is not a {type}";
    }

    private static string? Entries(FieldType type, ref object? value)
    {
        if (value is not IReadOnlyDictionary<string, object?> map)
        {
            return "is not a map";
        }
        var converted = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, entry) in map)
        {
            var one = entry;
            var entryType = type.Entries?.FirstOrDefault(each => each.Name == name)?.Type ?? type.Element;
            if (entryType is not null && Convert(entryType, ref one) is { } failure)
            {
                return $"has a `{name}` that {failure}";
            }
            converted[name] = one;
        }
        value = converted;
        return null;
    }

    /// <summary>The first type of a union that the value is of, as it is or converted.</summary>
    private static string? Member(FieldType type, ref object? value)
    {
        if (SchemaCheck.MemberOf(type, value!) is not null)
        {
            return null;
        }
        foreach (var member in type.Members)
        {
            var one = value;
            if (Convert(member, ref one) is null && one is not null && SchemaCheck.MemberOf(type, one) is not null)
            {
                value = one;
                return null;
            }
        }
        return $"is not of type {type}";
    }
}

using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// Values of claims that just meet a comparison. A claim is JSON: it holds no time, place, octets or reference.
/// </summary>
internal static class ClaimValues
{
    /// <summary>A value that a claim may hold; null is that of a claim that is absent.</summary>
    public sealed record Found(object? Value);

    /// <summary>
    /// A value that stands on the left of a comparison with <paramref name="other"/>; null when there is none.
    /// </summary>
    public static Found? For(Comparator comparator, object? other)
    {
        var first = Items(other).FirstOrDefault();
        return comparator switch
        {
            Comparator.Equal or Comparator.LessOrEqual or Comparator.GreaterOrEqual => Json(other),
            Comparator.NotEqual => Json(ValueFactory.Different(other)),
            Comparator.Less => Next(other, -1),
            Comparator.Greater => Next(other, 1),
            Comparator.In => first is null ? null : Json(first),
            Comparator.NotIn => Json(ValueFactory.Different(first)),
            // What is asked for is not the only item, nor the first.
            Comparator.Has => Json(new List<object?> { ValueFactory.Different(other), other }),
            Comparator.HasNot => Json(new List<object?> { ValueFactory.Different(other) }),
            Comparator.HasAny => first is null
                ? null
                : Json(new List<object?> { ValueFactory.Different(first), first }),
            Comparator.HasNone => Json(new List<object?> { ValueFactory.Different(first) }),
            Comparator.Is => OfType((TypeKind)other!),
            Comparator.IsNot => OfType((TypeKind)other! == TypeKind.String ? TypeKind.Int : TypeKind.String),
            _ => null,
        };
    }

    /// <summary>
    /// A uid that stands on the left of a comparison; null when only some callers have one that does.
    /// </summary>
    public static string? Uid(Comparator comparator, object? other) =>
        comparator switch
        {
            Comparator.Equal => other as string,
            Comparator.In => Items(other).LastOrDefault() as string,
            Comparator.NotEqual => ValueFactory.Different(other) as string,
            _ => null,
        };

    private static Found? Next(object? value, int by) =>
        value switch
        {
            long whole => new Found(whole + by),
            double number => new Found(number + (by * 0.5)),
            string text when by > 0 => new Found($"{text}a"),
            string { Length: > 0 } text => new Found(text[..^1]),
            _ => null,
        };

    private static Found? OfType(TypeKind kind) =>
        kind switch
        {
            TypeKind.String => new Found("text"),
            TypeKind.Int or TypeKind.Number => new Found(1L),
            TypeKind.Float => new Found(0.5),
            TypeKind.Boolean => new Found(true),
            TypeKind.Array => new Found(new List<object?> { "item" }),
            TypeKind.Map => new Found(new Dictionary<string, object?> { ["key"] = "value" }),
            _ => null,
        };

    private static Found? Json(object? value) => IsJson(value) ? new Found(value) : null;

    private static bool IsJson(object? value) =>
        value switch
        {
            null or string or bool or long => true,
            double number => double.IsFinite(number),
            IReadOnlyDictionary<string, object?> map => map.Values.All(IsJson),
            IEnumerable<object?> list => list.All(IsJson),
            _ => false,
        };

    private static IEnumerable<object?> Items(object? value) => value as IEnumerable<object?> ?? [];
}

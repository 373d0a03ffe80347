using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Comparisons that hold for a value at the edge of a field.</summary>
internal static class EdgeComparisons
{
    /// <summary>
    /// The very value, or where a sentence asks for something in it, one of the same size.
    /// </summary>
    public static IEnumerable<Comparison> Of(Field field, FieldOperand operand, object? edge)
    {
        yield return new Comparison(operand, Comparator.Equal, new LiteralOperand(edge));
        long? size = edge switch
        {
            string text when field.Type.Kind == TypeKind.String => text.Length,
            IReadOnlyList<object?> items => items.Count,
            IReadOnlyDictionary<string, object?> map => map.Count,
            _ => null,
        };
        if (size is { } count)
        {
            yield return new Comparison(new SizeOperand(operand), Comparator.Equal, new LiteralOperand(count));
        }
    }
}

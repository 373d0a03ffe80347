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
        if (SizeOf(field, edge) is { } size)
        {
            yield return OfSize(operand, size);
        }
    }

    /// <summary>
    /// For an update the same, and the size of the stored list or map as well: where only one of its parts may change,
    /// it has as many, or one less, or one more.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Comparison>> OfWrite(Field field, FieldOperand written, object? edge)
    {
        foreach (var wanted in Of(field, written, edge))
        {
            yield return [wanted];
        }
        if (!written.IsNew || edge is string || SizeOf(field, edge) is not { } size)
        {
            yield break;
        }
        foreach (var stored in new[] { size, size - 1, size + 1 }.Where(count => count >= 0))
        {
            yield return [OfSize(written, size), OfSize(written with { IsNew = false }, stored)];
        }
    }

    private static Comparison OfSize(FieldOperand operand, long size) =>
        new(new SizeOperand(operand), Comparator.Equal, new LiteralOperand(size));

    private static long? SizeOf(Field field, object? edge) =>
        edge switch
        {
            string text when field.Type.Kind == TypeKind.String => text.Length,
            IReadOnlyList<object?> items => items.Count,
            IReadOnlyDictionary<string, object?> map => map.Count,
            _ => null,
        };
}

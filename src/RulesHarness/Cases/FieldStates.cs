using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>The states that a stored field can be in. A sentence that does not mention the field allows each.</summary>
internal static class FieldStates
{
    /// <summary>The items that a list has beyond its least where the schema does not end it.</summary>
    private const int MoreItems = 6;

    /// <summary>Items; a list that may have more is tried with this many, as nobody fills it.</summary>
    private const int LongList = 50;

    /// <summary>Characters, more than a limit for names and titles would let in.</summary>
    private const int LongText = 600;

    /// <summary>
    /// The states of a field as comparisons with <paramref name="operand"/>, which stands for it: each of its values,
    /// where it has a few; else that it has none, or has one, which is as long as it may be unless it <paramref
    /// name="refers"/> to another document. Empty for a field without states.
    /// </summary>
    public static IReadOnlyList<Comparison> Of(Field field, Operand operand, bool refers)
    {
        if (field.States.Count > 0)
        {
            return field.States.Count == 1 ? [] : [.. field.States.Select(value => Is(operand, value))];
        }
        if (!field.Type.Nullable && field.Required)
        {
            return [];
        }
        var isThere = new Comparison(operand, Comparator.NotEqual, new LiteralOperand(null));
        var lengths = refers ? [] : Lengths(field);
        return [Is(operand, null), lengths.Select(length => OfSize(operand, length)).FirstOrDefault(isThere)];
    }

    /// <summary>The same, with the ends of what a number, a time, or the size of a list or text can be.</summary>
    public static IReadOnlyList<Comparison> WithEnds(Field field, Operand operand, bool refers)
    {
        var (states, ends) = (Of(field, operand, refers), Ends(field, operand, refers));
        return ends.Count == 0 || states.Count > 0 && field.Type.Kind == TypeKind.String ? states
            : states.Count == 0 ? ends
            : [states[0], .. ends];
    }

    /// <summary>Much and little of what the schema leaves without bounds; empty for another field.</summary>
    public static IReadOnlyList<Comparison> WithoutBounds(Field field, Operand operand)
    {
        var isFree = field.Constraints is { Range: null, Length: null, Items: null, Pattern: null };
        return (isFree, field.Type.Kind) switch
        {
            (true, TypeKind.Int or TypeKind.Number) => [Is(operand, (long)EdgeFactory.Far), Is(operand, 0L)],
            (true, TypeKind.Float) => [Is(operand, (double)EdgeFactory.Far), Is(operand, 0.0)],
            (true, TypeKind.String) => [OfSize(operand, LongText), OfSize(operand, 1)],
            (true, TypeKind.Array) => [OfSize(operand, MoreItems), OfSize(operand, 0)],
            (true, TypeKind.Map) when field.Type.Entries is null => [OfSize(operand, MoreItems), OfSize(operand, 0)],
            _ => [],
        };
    }

    /// <summary>
    /// That a text which may be an id is the caller's, or that a list which may hold ids has it; null for another
    /// field.
    /// </summary>
    public static Comparison? OfCaller(Field field, Operand operand)
    {
        var (type, constraints) = (field.Type, field.Constraints);
        if (type.Kind == TypeKind.Array && type.Element is { } element)
        {
            (type, constraints) = (element, element.Constraints);
        }
        var isId = type.Kind == TypeKind.String && constraints is { Length: null, Pattern: null };
        return field.Type.Kind == TypeKind.Array && (isId || field.Type.Element is null)
                ? new Comparison(operand, Comparator.Has, new UidOperand())
            : isId ? new Comparison(operand, Comparator.Equal, new UidOperand())
            : null;
    }

    private static IReadOnlyList<Comparison> Ends(Field field, Operand operand, bool refers) =>
        field.Type.Kind switch
        {
            TypeKind.Int => [.. Numbers(field).Select(end => Is(operand, (long)end))],
            TypeKind.Number or TypeKind.Float => [.. Numbers(field).Select(end => Is(operand, end))],
            TypeKind.Timestamp when !field.Constraints.ServerTime =>
            [
                .. EdgeFactory.Times.Reverse().Select(time => Is(operand, time)),
            ],
            TypeKind.String when !refers => [.. Lengths(field).Select(length => OfSize(operand, length))],
            TypeKind.Array => [.. Sizes(field).Select(size => OfSize(operand, size))],
            TypeKind.Map when field.Type.Entries is null => [.. Sizes(field).Select(size => OfSize(operand, size))],
            _ => [],
        };

    private static IEnumerable<double> Numbers(Field field)
    {
        var range = field.Constraints.Range;
        var least = range?.Minimum ?? range?.Maximum - EdgeFactory.Far ?? 0;
        return [least, range?.Maximum ?? least + EdgeFactory.Far];
    }

    /// <summary>The longest text and the shortest; none where a pattern says more of it.</summary>
    private static IEnumerable<long> Lengths(Field field)
    {
        var length = field.Constraints.Length;
        var (least, most) = ((long)(length?.Minimum ?? 1), (long)Math.Min(length?.Maximum ?? LongText, LongText));
        return field.Type.Kind != TypeKind.String || field.Constraints.Pattern is not null || least >= most
            ? []
            : [most, least];
    }

    private static IEnumerable<long> Sizes(Field field)
    {
        var least = (long)(field.Constraints.Items?.Minimum ?? 0);
        var most = (long)(field.Constraints.Items?.Maximum ?? least + MoreItems);
        return least == most ? [] : [least, Math.Min(most, least + LongList)];
    }

    private static Comparison OfSize(Operand operand, long size) => Is(new SizeOperand(operand), size);

    private static Comparison Is(Operand operand, object? value) =>
        new(operand, Comparator.Equal, new LiteralOperand(value));
}

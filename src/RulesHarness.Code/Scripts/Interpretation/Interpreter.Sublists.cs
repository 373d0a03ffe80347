using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Parts of lists, by the names of all languages.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets the part of a list that a method returns; null if the method is another one.</summary>
    private static ListValue? Part(ListValue list, string name, CallSite site)
    {
        var (first, second) = (site[0], site[1]);
        Func<int, (int From, int To)?>? bounds = name switch
        {
            "take" or "prefix" when first is not null => count => Range(0, Whole(first), count),
            "skip" or "drop" when first is not null => count => Range(Whole(first), count, count),
            "dropFirst" => count => Range(Whole(first ?? One), count, count),
            "takeLast" or "suffix" when first is not null => count => Range(count - Whole(first), count, count),
            "dropLast" => count => Range(0, count - Whole(first ?? One), count),
            "slice" => count => Range(FromEnd(first ?? ConstantValue.Zero, count), FromEnd(second, count), count),
            "sublist" or "subList" => count => Range(Whole(first), second is null ? count : Whole(second), count),
            _ => null,
        };
        return bounds is null ? null : Copy(Unions.Map(Content(list), content => Part(content, bounds)));
    }

    private static ConstantValue One { get; } = new(1.0);

    /// <summary>If it is not known which items are in the part, each of them can be missing.</summary>
    private static Value Part(Value content, Func<int, (int From, int To)?> bounds)
    {
        if (content is not ListContent list)
        {
            return content;
        }
        var isKnown = list.Rest is null && !list.Items.Any(IsUncertain);
        return isKnown && bounds(list.Items.Count) is var (from, to)
            ? new ListContent([.. list.Items.Take(to).Skip(from)])
            : new ListContent([.. list.Items.Select(item => Unions.Of([item, AbsentValue.Instance]))], list.Rest);
    }

    /// <summary>Returns true for an item that can be missing.</summary>
    public static bool IsUncertain(Value item) => Unions.Alternatives(item).Any(each => each is AbsentValue);

    private static int? Whole(Value? value) => value is ConstantValue { Content: double number } ? (int)number : null;

    /// <summary>In JavaScript a negative place counts from the end, and one that is left out is the end.</summary>
    private static int? FromEnd(Value? place, int count) =>
        place is null ? count
        : Whole(place) is < 0 and var back ? count + back
        : Whole(place);

    private static (int From, int To)? Range(int? from, int? to, int count) =>
        from is { } first && to is { } last ? (Math.Clamp(first, 0, count), Math.Clamp(last, 0, count)) : null;

    /// <summary>
    /// Gets the first or the last item of a list that is known; null if it is not, or a test chooses it.
    /// </summary>
    private static Value? EndOf(ListValue list, string name, CallSite site)
    {
        var isPlain = name is "first" or "last" or "pop" or "shift" && site.Arguments.Count == 0;
        if (!isPlain || KnownItems(list) is not { Count: > 0 } items || items.Any(IsUncertain))
        {
            return null;
        }
        return name is "first" or "shift" ? items[0] : items[^1];
    }
}

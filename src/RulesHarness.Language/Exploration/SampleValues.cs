using System.Globalization;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Values that stand for all of their type, and values next to others.</summary>
internal static class SampleValues
{
    /// <summary>Seconds.</summary>
    private const int OneDay = 86_400;

    private static readonly string[] Likely = ["string", "bool", "int", "list", "map", "timestamp"];

    /// <summary>A value of a type by its name in <c>is</c>; null for types that documents have no values of.</summary>
    public static RulesValue? OfType(string type) =>
        type switch
        {
            "string" => RulesValue.From("text"),
            "int" or "number" => RulesValue.From(1L),
            "float" => RulesValue.From(1.5),
            "bool" => RulesValue.From(true),
            "timestamp" => RulesValue.FromTimestamp(1_700_000_000, 0),
            "list" => RulesValue.FromList([]),
            "map" => RulesValue.From(RulesMap.Empty),
            "bytes" => RulesValue.FromBytes(new byte[] { 1 }),
            "latlng" => RulesValue.FromLatLng(1, 1),
            "vector" => RulesValue.FromVector([0.5, 0.25]),
            "path" => RulesValue.FromPath(["databases", "(default)", "documents", "any", "document"]),
            "null" => RulesValue.Null,
            _ => null,
        };

    /// <summary>Values of all types, the likeliest first, for a value about which nothing is known.</summary>
    public static IEnumerable<RulesValue> Any() => Likely.Select(type => OfType(type)!.Value);

    /// <summary>A value of another type than one that <c>is</c> names.</summary>
    public static RulesValue OfOtherType(string type) => OfType(type is "string" or "path" ? "int" : "string")!.Value;

    /// <summary>
    /// Values of other types that meet conditions as a value does: a number that is equal, and what has the same size.
    /// </summary>
    public static IEnumerable<RulesValue> LikeOfOtherType(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.Int => [RulesValue.From((double)value.AsInt)],
            RulesValueKind.Float when value.AsFloat is >= int.MinValue and <= int.MaxValue =>
            [
                RulesValue.From((long)value.AsFloat),
            ],
            RulesValueKind.String => Sized(value.AsString.Length),
            RulesValueKind.List => Sized(value.AsList.Items.Length),
            RulesValueKind.Map => Sized(value.GetMembers().Count),
            _ => [],
        };

    private static IEnumerable<RulesValue> Sized(int size) =>
        new[] { RulesValue.FromList([]), RulesValue.From(RulesMap.Empty), RulesValue.From("") }
            .Select(like => OfSize(like, size))
            .OfType<RulesValue>();

    /// <summary>A value of the same type that is not equal.</summary>
    public static RulesValue Other(RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.Bool => RulesValue.From(!value.AsBool),
            RulesValueKind.Int => RulesValue.From(value.AsInt == long.MaxValue ? 0 : value.AsInt + 1),
            RulesValueKind.Float => RulesValue.From(value.AsFloat + 1),
            RulesValueKind.String => RulesValue.From(value.AsString + "-other"),
            RulesValueKind.Timestamp => Moved(value, -OneDay) ?? Moved(value, OneDay)!.Value,
            RulesValueKind.List => RulesValue.FromList([.. value.AsList.Items.ToArray(), RulesValue.From("other")]),
            RulesValueKind.Set => RulesValue.From(RulesSet.Of([.. value.AsSet.Items, RulesValue.From("other")])),
            RulesValueKind.Map => MapWriter.Set(value, ["other"], RulesValue.From("other"))!.Value,
            _ => RulesValue.From("other"),
        };

    /// <summary>The nearest values on either side of one that can be ordered: below, or above.</summary>
    public static RulesValue? Beside(RulesValue value, bool isBelow) =>
        value.Kind switch
        {
            RulesValueKind.Int => RulesValue.From(value.AsInt + (isBelow ? -1 : 1)),
            RulesValueKind.Float => RulesValue.From(value.AsFloat + (isBelow ? -0.5 : 0.5)),
            RulesValueKind.Timestamp => Moved(value, isBelow ? -OneDay : OneDay),
            RulesValueKind.Duration => RulesValue.FromDuration(value.Seconds + (isBelow ? -1 : 1), value.Nanoseconds),
            RulesValueKind.String when !isBelow => RulesValue.From(value.AsString + "a"),
            RulesValueKind.String when value.AsString.Length > 0 => RulesValue.From(value.AsString[..^1]),
            _ => null,
        };

    // The items of a list of maps mostly have the same keys.
    private static IEnumerable<RulesValue> MoreItems(RulesList list, IEnumerable<string> more) =>
        list.Items is [.., { Kind: RulesValueKind.Map } last] ? more.Select(_ => last) : more.Select(RulesValue.From);

    /// <summary>A timestamp so many seconds away; null where there is none, beyond the years 1 and 9999.</summary>
    private static RulesValue? Moved(RulesValue time, long by) =>
        Spans.Timestamp(Spans.Nanoseconds(time) + ((Int128)by * Spans.NanosecondsASecond))
            is { IsUndefined: false } moved
            ? moved
            : null;

    /// <summary>A value with a size: as much of another as fits, and what is missing.</summary>
    public static RulesValue? OfSize(RulesValue like, long size)
    {
        const int Largest = 100_000;
        if (size is < 0 or > Largest)
        {
            return null;
        }

        var more = Enumerable
            .Range(1, (int)size)
            .Select(number => $"item{number.ToString(CultureInfo.InvariantCulture)}");
        return like.Kind switch
        {
            RulesValueKind.List => RulesValue.FromList([
                .. like.AsList.Items.ToArray().Concat(MoreItems(like.AsList, more)).Take((int)size),
            ]),
            RulesValueKind.Set => RulesValue.From(
                RulesSet.Of([.. like.AsSet.Items.ToArray().Concat(more.Select(RulesValue.From)).Take((int)size)])
            ),
            RulesValueKind.Map => RulesValue.FromMap(
                like.AsMap.ToDictionary()
                    .Concat(more.Select(name => KeyValuePair.Create(name, RulesValue.From(name))))
                    // A map that was made longer before has some of these names.
                    .DistinctBy(entry => entry.Key)
                    .Take((int)size)
                    .ToDictionary()
            ),
            RulesValueKind.Bytes => RulesValue.FromBytes(new byte[size]),
            RulesValueKind.String => RulesValue.From(like.AsString.PadRight((int)size, 'a')[..(int)size]),
            _ => RulesValue.From(new string('a', (int)size)),
        };
    }
}

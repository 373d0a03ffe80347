using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>The ways in which a document can violate its schema.</summary>
public enum ViolationKind
{
    /// <summary>A required field is not there.</summary>
    Missing,

    /// <summary>A field is null that may not be.</summary>
    Null,

    /// <summary>A field's value is of another type.</summary>
    WrongType,

    /// <summary>A part of a list or a map is wrong.</summary>
    WrongItem,

    /// <summary>A field's value is none of those listed.</summary>
    NotInEnum,

    /// <summary>A number is below or above its range.</summary>
    OutOfRange,

    /// <summary>A text or a list is shorter than it may be.</summary>
    TooShort,

    /// <summary>A text or a list is longer than it may be.</summary>
    TooLong,

    /// <summary>A text does not match its pattern.</summary>
    NotMatching,

    /// <summary>A time is not the request's.</summary>
    NotServerTime,

    /// <summary>The schema has no such field.</summary>
    Unknown,

    /// <summary>An update changes what may not change.</summary>
    Immutable,

    /// <summary>A field names a document that does not exist.</summary>
    Dangling,

    /// <summary>A value is of none of the types of a union.</summary>
    NotInUnion,

    /// <summary>A list has an item twice.</summary>
    Repeated,
}

/// <summary>
/// One thing wrong with a document: at a dotted path a value, or of <see cref="ViolationKind.Missing"/> none. Described
/// in words.
/// </summary>
internal sealed record SchemaViolation(ViolationKind Kind, string Path, object? Value, string Description)
{
    /// <summary>
    /// The name in a map that is wrong, missing or unknown, where the rest of the map is right; null for anything else.
    /// </summary>
    public string? Entry { get; init; }

    /// <summary>The place of the item that is wrong in a list; null for anything else.</summary>
    public int? Item { get; init; }

    /// <summary>Whether there is a value, and it is wrong.</summary>
    public bool IsOfValue => Kind != ViolationKind.Missing;

    /// <summary>
    /// The flaw as it is in a document that is otherwise right: a whole number of a wrong type is the same number with
    /// a fraction of nothing, which all conditions take for the number but one that asks its type. Instead of a map it
    /// is a list of its names, which has as many of them, and has the same ones.
    /// </summary>
    public SchemaViolation In(IReadOnlyDictionary<string, object?> fields) =>
        (Kind, fields.At(Path), Value) switch
        {
            (ViolationKind.WrongType, long whole, double) => this with { Value = (double)whole },
            (ViolationKind.WrongType, IReadOnlyDictionary<string, object?> map, string) => this with
            {
                Value = map.Keys.ToList<object?>(),
            },
            _ => this,
        };

    /// <summary>
    /// The same flaw with as much as possible of what a right document has in the field: conditions may ask for it.
    /// Empty where nothing can be kept; several where it can be kept in several places.
    /// </summary>
    public IEnumerable<SchemaViolation> Keeping(IReadOnlyDictionary<string, object?> fields) =>
        Kept(fields.At(Path)).Select(value => this with { Value = value });

    private IEnumerable<object> Kept(object? kept) =>
        (kept, Value) switch
        {
            (string right, string wrong) when Kind == ViolationKind.TooLong && right.Length < wrong.Length =>
            [
                right + wrong[right.Length..],
            ],
            (string right, string wrong) when Kind == ViolationKind.TooShort => [right[..wrong.Length]],
            (IReadOnlyList<object?> right, IReadOnlyList<object?> wrong) => Kept(right, wrong),
            // A map has its names as a list has its items.
            (IReadOnlyList<object?> right, string)
                when Kind == ViolationKind.WrongType && right.All(item => item is string) =>
            [
                right.Cast<string>().Distinct().ToDictionary(name => name, _ => (object?)true),
            ],
            (IReadOnlyDictionary<string, object?> right, IReadOnlyDictionary<string, object?> wrong)
                when Entry is { } entry =>
            [
                wrong.TryGetValue(entry, out var part)
                    ? new Dictionary<string, object?>(right) { [entry] = part }
                    : right.Where(each => each.Key != entry).ToDictionary(),
            ],
            _ => [],
        };

    /// <summary>Conditions may ask for items wherever they are, or for those at a place in the list.</summary>
    private IEnumerable<List<object?>> Kept(IReadOnlyList<object?> right, IReadOnlyList<object?> wrong) =>
        Kind switch
        {
            ViolationKind.TooLong when right.Count < wrong.Count =>
            [
                [.. wrong.Take(wrong.Count - right.Count), .. right],
                [.. right, .. wrong.Skip(right.Count)],
            ],
            ViolationKind.TooShort =>
            [
                [.. right.Take(wrong.Count)],
                [.. right.TakeLast(wrong.Count)],
            ],
            ViolationKind.Repeated when right.Count > 0 => [.. Again(right, wrong), [.. right, right[^1]]],
            ViolationKind.WrongItem when Item is { } at =>
            [
                [.. wrong, .. right],
                [.. right.Take(at), .. wrong.Take(at).Skip(right.Count), wrong[at], .. right.Skip(at + 1)],
            ],
            _ => [],
        };

    /// <summary>The right items in a list as long, with the same item at the same two places.</summary>
    private static IEnumerable<List<object?>> Again(IReadOnlyList<object?> right, IReadOnlyList<object?> wrong)
    {
        var second = wrong.Index().First(item => Comparisons.IsAmong(item.Item, wrong.Take(item.Index))).Index;
        var first = wrong.Index().First(item => Comparisons.Same(item.Item, wrong[second])).Index;
        List<object?> again = [.. right.Take(wrong.Count), .. wrong.Skip(right.Count)];
        again[second] = again[first];
        yield return again;
    }

    /// <summary>A flaw of a field's value.</summary>
    public static SchemaViolation Of(Field field, ViolationKind kind, object? value, string description) =>
        new(kind, field.Name, value, $"{field.Name} {description}");

    /// <summary>
    /// A field that the schema hasn't, in the document itself, or in a map that the schema describes.
    /// </summary>
    public static SchemaViolation Unknown(string map = "") =>
        map.Length == 0
            ? new SchemaViolation(ViolationKind.Unknown, "unknownField", "unknown", "an unknown field")
            : new SchemaViolation(
                ViolationKind.Unknown,
                $"{map}.unknownField",
                "unknown",
                $"an unknown field in {map}"
            );

    /// <summary>The same under a name, in the document itself or in a map.</summary>
    public static SchemaViolation Named(string name, string? map) =>
        new(
            ViolationKind.Unknown,
            map is null ? name : $"{map}.{name}",
            "unknown",
            $"an unknown field {(map is null ? name : $"{map}.{name}")}"
        );
}

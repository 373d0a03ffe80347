using System.Collections.Concurrent;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>
/// The values that a check of a field must let in and is most likely to be wrong about: the ends of its bounds, each
/// value of an enum or of a short range, true and false, a time that is over and one that is to come.
/// </summary>
internal sealed class EdgeFactory(SeededRandom random, ValueFactory values)
{
    /// <summary>A document holds a mebibyte in all. Longer text is not tried.</summary>
    private const int Longest = 100_000;

    /// <summary>Farther from a limit than any other limit of the same rules is likely to be.</summary>
    public const int Far = 1_000_000;

    /// <summary>As many whole numbers as a choice of stars or of weekdays has are tried one by one.</summary>
    private const int ShortRange = 7;

    /// <summary>Longer text is made once a field: documents that differ need not differ there.</summary>
    private const int Shared = 1_000;

    /// <summary>After every request, and before it.</summary>
    public static readonly IReadOnlyList<Timestamp> Times =
    [
        Timestamp.Parse("2099-12-31T00:00:00Z"),
        Timestamp.Parse("2001-01-01T00:00:00Z"),
    ];

    private readonly ConcurrentDictionary<(Field, int Length), string?> _longTexts = [];

    /// <summary>
    /// The most first, and then the least: a document that holds all it can comes before one that holds no more than it
    /// must.
    /// </summary>
    public IReadOnlyList<object> Of(Field field, string place) =>
        [.. Enumerable.Range(0, Count(field)).Select(at => At(field, at, place)).OfType<object>()];

    /// <summary>The maximum number of edges of a field: the pattern may not allow some of the lengths.</summary>
    public static int Count(Field field) =>
        field.Type.Kind switch
        {
            TypeKind.Enum => field.Type.Literals.Count,
            TypeKind.Boolean => 2,
            TypeKind.Int => Wholes(field.Constraints.Range).Count(),
            TypeKind.Number => Numbers(field.Constraints.Range).Count(),
            TypeKind.Float => Ends(field.Constraints.Range).Count(),
            TypeKind.String => Lengths(field).Count() + Matching(field).Count,
            TypeKind.Array or TypeKind.Map or TypeKind.Union => PartEdges.Count(field),
            TypeKind.Timestamp when !field.Constraints.ServerTime => Times.Count,
            _ => 0,
        };

    /// <summary>One of the edges; null when no value is found for it.</summary>
    public object? At(Field field, int at, string place)
    {
        switch (field.Type.Kind)
        {
            case TypeKind.Enum:
                return field.Type.Literals[at];
            case TypeKind.Boolean:
                return at == 0;
            case TypeKind.Float:
                return Ends(field.Constraints.Range).ElementAt(at);
            case TypeKind.Number:
                return Numbers(field.Constraints.Range).ElementAt(at);
            case TypeKind.String:
                var lengths = Lengths(field).ToList();
                return at < lengths.Count ? OfLength(field, lengths[at], place) : OfPattern(field, at - lengths.Count);
            case TypeKind.Timestamp:
                return Times[at];
            case TypeKind.Array:
            case TypeKind.Map:
            case TypeKind.Union:
                return new PartEdges(this, values).At(field, at, place);
            default:
                return Wholes(field.Constraints.Range).ElementAt(at);
        }
    }

    private static IEnumerable<int> Lengths(Field field) =>
        field.Constraints.Length is { } length ? Counts(length, Longest) : [];

    private static IReadOnlyList<string> Matching(Field field) =>
        field.Constraints.Pattern is { } pattern ? PatternVariations.Of(pattern).Matching : [];

    private string? OfLength(Field field, int length, string place) =>
        length > Shared
            ? Long(field, length)
            : TextFactory.OfLength(field, length, random.For($"{place}#{field.Name}#{length}"));

    private static string? OfPattern(Field field, int at) =>
        Matching(field)[at] is var text && field.Constraints.Length?.Contains(text.Length) != false ? text : null;

    private string? Long(Field field, int length) =>
        _longTexts.GetOrAdd(
            (field, length),
            longest => TextFactory.OfLength(field, longest.Length, random.For($"{field.Name}#{longest.Length}"))
        );

    /// <summary>The ends of a range. An open one ends far from the other: rules may know a few values only.</summary>
    private static IEnumerable<double> Ends(Bounds? range) =>
        range is { } ends
            ? new[] { ends.Maximum ?? ends.Minimum + Far, ends.Minimum ?? ends.Maximum - Far }
                .OfType<double>()
                .Distinct()
            : [];

    /// <summary>
    /// The whole numbers at the ends of a range, and those between the ends of a short one: rules may list them.
    /// </summary>
    private static IEnumerable<long> Wholes(Bounds? range)
    {
        var ends = Ends(range).Where(double.IsInteger).Select(end => (long)end).ToList();
        return ends is [var most, var least] && most - least < ShortRange
            ? ends.Concat(Enumerable.Range(1, (int)(most - least) - 1).Select(above => least + above))
            : ends;
    }

    /// <summary>Whole numbers, and then one with a fraction: rules may know one of the two types.</summary>
    private static IEnumerable<object> Numbers(Bounds? range)
    {
        var least = range?.Minimum ?? range?.Maximum - 1 ?? 0;
        var most = range?.Maximum ?? least + 1;
        var ends = Wholes(range).ToList();
        var wholes = ends.Count == 0 && Math.Floor(most) >= least ? [(long)Math.Floor(most)] : ends;
        return wholes.Cast<object>().Concat(Fraction(least, most));
    }

    /// <summary>A number with a fraction between two others, if there is one.</summary>
    private static IEnumerable<object> Fraction(double least, double most)
    {
        var middle = least + ((most - least) / 2);
        if (double.IsInteger(middle))
        {
            middle += Math.Min(0.5, (most - middle) / 2);
        }
        return double.IsInteger(middle) ? [] : [middle];
    }

    /// <summary>The lengths at the ends of a range, those left out that are more than the most.</summary>
    public static IEnumerable<int> Counts(Bounds bounds, int most)
    {
        if (bounds.Maximum <= most)
        {
            yield return (int)bounds.Maximum;
        }
        if ((bounds.Minimum ?? 0) <= most && bounds.Minimum != bounds.Maximum)
        {
            yield return (int)(bounds.Minimum ?? 0);
        }
    }
}

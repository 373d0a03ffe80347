using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>
/// The values that a check of a field must let in and is most likely to be wrong about: the ends of its bounds, each value of an enum, true
/// and false.
/// </summary>
internal sealed class EdgeFactory(SeededRandom random, ValueFactory values)
{
    /// <summary>A document holds a mebibyte in all. Longer text, and longer lists, are not tried.</summary>
    private const int Longest = 100_000;
    private const int MostItems = 1_000;

    /// <summary>The most first, and then the least: a document that holds all it can comes before one that holds no more than it must.</summary>
    public IReadOnlyList<object> Of(Field field, string place) => field.Type.Kind switch
    {
        TypeKind.Enum => field.Type.Literals,
        TypeKind.Boolean => [true, false],
        TypeKind.Int or TypeKind.Number => [.. Ends(field.Constraints.Range).Where(double.IsInteger).Select(end => (object)(long)end)],
        TypeKind.Float => [.. Ends(field.Constraints.Range).Select(end => (object)end)],
        TypeKind.String when field.Constraints.Length is { } length =>
            [.. Counts(length, Longest).Select(count => TextFactory.OfLength(field, count, random.For($"{place}#{field.Name}#{count}"))).OfType<string>()],
        TypeKind.Array when field.Constraints.Items is { } items => [.. Counts(items, MostItems).Select(count => values.Items(field, count, place))],
        _ => [],
    };

    private static IEnumerable<double> Ends(Bounds? range) => new[] { range?.Maximum, range?.Minimum }.OfType<double>().Distinct();

    private static IEnumerable<int> Counts(Bounds bounds, int most)
    {
        if (bounds.Maximum <= most)
            yield return (int)bounds.Maximum;
        if ((bounds.Minimum ?? 0) <= most && bounds.Minimum != bounds.Maximum)
            yield return (int)(bounds.Minimum ?? 0);
    }
}

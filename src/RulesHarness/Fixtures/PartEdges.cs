using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// The edges of a value that has parts: the numbers of items that a list or a map may have, a map with all of its names
/// and with those alone that it must have, each member of a union, and each edge of each part.
/// </summary>
internal sealed class PartEdges(EdgeFactory edges, ValueFactory values)
{
    /// <summary>Longer lists are not tried: a document holds a mebibyte in all.</summary>
    private const int MostItems = 1_000;

    private static readonly int[] OneAndNone = [1, 0];

    /// <summary>The maximum number of edges of a field.</summary>
    public static int Count(Field field) =>
        field.Type switch
        {
            { Kind: TypeKind.Union } => Members(field).Sum(CountOfMember),
            { Entries: { } entries } => Wholes(entries) + entries.Sum(entry => CountOfEntry(field, entry)),
            { Element: not null } => Sizes(field).Count() + EdgeFactory.Count(Element(field)),
            _ => Sizes(field).Count(),
        };

    /// <summary>One of the edges; null when no value is found for it.</summary>
    public object? At(Field field, int at, string place) =>
        field.Type switch
        {
            { Kind: TypeKind.Union } => OfMember(field, at, place),
            { Entries: { } entries } => OfMap(field, entries, at, place),
            _ => OfSize(field, at, place),
        };

    private static IEnumerable<Field> Members(Field field) =>
        field.Type.Members.Select(member => field.Part(field.Name, member));

    private static Field Element(Field field) => field.Part(field.Name, field.Type.Element!);

    /// <summary>A member without an edge is tried with one of its values.</summary>
    private static int CountOfMember(Field member) => Math.Max(1, EdgeFactory.Count(member));

    /// <summary>With all names, and with only those that must be there.</summary>
    private static int Wholes(IReadOnlyList<MapEntry> entries) => entries.All(entry => entry.Required) ? 1 : 2;

    private static int CountOfEntry(Field field, MapEntry entry) =>
        EdgeFactory.Count(field.Part(entry)) + (entry.Type.Nullable ? 1 : 0);

    private static IEnumerable<int> Sizes(Field field) =>
        field.Constraints.Items is { } items ? EdgeFactory.Counts(items, MostItems).Concat(OneLess(field, items))
        : field.Type is { Kind: TypeKind.Map, Element: not null } ? OneAndNone
        : [];

    /// <summary>
    /// One item less than the most. Rules have no loops: they check the items of a list one by one, and the check of
    /// the last one must let in a list that does not have it.
    /// </summary>
    private static IEnumerable<int> OneLess(Field field, Bounds items) =>
        field.Type.Kind == TypeKind.Array
        && items.Maximum - 1 is var size and <= MostItems
        && size > (items.Minimum ?? 0)
            ? [(int)size]
            : [];

    private object? OfMember(Field field, int at, string place)
    {
        foreach (var member in Members(field))
        {
            var count = EdgeFactory.Count(member);
            if (at < Math.Max(1, count))
            {
                return count == 0 ? values.Make(member, place) : edges.At(member, at, place);
            }
            at -= Math.Max(1, count);
        }

        return null;
    }

    private object? OfMap(Field field, IReadOnlyList<MapEntry> entries, int at, string place)
    {
        var whole = new Dictionary<string, object?>((IReadOnlyDictionary<string, object?>)values.Whole(field, place));
        if (at == 0)
        {
            return whole;
        }
        if (at < Wholes(entries))
        {
            var required = entries.Where(entry => entry.Required);
            return required.ToDictionary(entry => entry.Name, entry => whole[entry.Name]);
        }
        at -= Wholes(entries);
        foreach (var entry in entries)
        {
            var part = field.Part(entry);
            var count = EdgeFactory.Count(part);
            if (at < CountOfEntry(field, entry))
            {
                whole[entry.Name] = at < count ? edges.At(part, at, place) ?? whole[entry.Name] : null;
                return whole;
            }
            at -= CountOfEntry(field, entry);
        }

        return null;
    }

    private object? OfSize(Field field, int at, string place)
    {
        var sizes = Sizes(field).ToList();
        var isList = field.Type.Kind == TypeKind.Array;
        if (at < sizes.Count)
        {
            return isList ? values.Items(field, sizes[at], place)
                : field.Type.Element is null ? ValueFactory.Named(sizes[at], _ => true)
                : values.Values(field, sizes[at], place);
        }
        if (edges.At(Element(field), at - sizes.Count, place) is not { } edge)
        {
            return null;
        }
        var count = (int)Math.Max(1, field.Constraints.Items?.Minimum ?? 1);
        return isList ? Of(field, edge, count, place) : ValueFactory.Named(count, _ => edge);
    }

    /// <summary>So many items of one value; of a list that has none twice, one of them.</summary>
    private List<object?> Of(Field field, object edge, int count, string place) =>
        field.Constraints.Distinct
            ?
            [
                .. values
                    .Items(field, count, place)
                    .Where(item => !Comparisons.Same(item, edge))
                    .Prepend(edge)
                    .Take(count),
            ]
            : [.. Enumerable.Repeat<object?>(edge, count)];
}

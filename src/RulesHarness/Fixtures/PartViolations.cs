using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// The ways in which a part of a value can be wrong: an item of a list, a value of a map, a member of a union.
/// </summary>
internal sealed partial class PartViolations(FixtureFactory fixtures, FieldViolations flaws)
{
    /// <summary>No set of items that rules can look through is larger.</summary>
    private const int MostDifferent = 100;

    private const string UnknownEntry = "unknownField";

    /// <summary>Rules look at so many items one by one, hardly at more.</summary>
    private static readonly string[] Ordinals =
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ];

    /// <summary>Values of all kinds, of which a union allows a few.</summary>
    private static readonly object[] OfAllKinds =
    [
        42L,
        0.5,
        "text",
        true,
        new Timestamp(1_700_000_000, 0),
        new List<object?> { "item" },
        new Dictionary<string, object?> { ["key"] = "value" },
    ];

    /// <summary>
    /// Values of kinds that a union does not have, and those that just miss a member and are of no other.
    /// </summary>
    public IEnumerable<SchemaViolation> OfUnion(Field field)
    {
        if (field.Type.Kind != TypeKind.Union)
        {
            return [];
        }
        var ofKinds = OfAllKinds.Select(value =>
            SchemaViolation.Of(field, ViolationKind.NotInUnion, value, $"is {Written(value)}")
        );
        var misses = field
            .Type.Members.SelectMany(member => flaws.Values(field.Part(field.Name, member)))
            .Where(flaw => flaw.Value is not null)
            .Select(flaw => flaw with { Kind = ViolationKind.NotInUnion });
        return ofKinds
            .Concat(misses)
            .Where(flaw => !FieldRules.Allows(field, flaw.Value))
            .DistinctBy(flaw => flaw.Value, FirestoreValueComparer.Instance);
    }

    /// <summary>Lists and maps with one part that is wrong.</summary>
    public IEnumerable<SchemaViolation> Of(Field field) =>
        field.Type switch
        {
            { Kind: TypeKind.Array, Element: { } element } => WrongItems(field, element),
            { Kind: TypeKind.Map, Element: { } element } => WrongValues(field, element),
            { Entries: { } entries } => WrongEntries(field, entries),
            _ => [],
        };

    /// <summary>A list or a map with too many or too few parts, each of which is right.</summary>
    public SchemaViolation OfSize(Field field, ViolationKind kind, int count)
    {
        if (field.Type.Kind != TypeKind.Map)
        {
            return SchemaViolation.Of(field, kind, RightItems(field, count), $"has {count} items");
        }
        var part = field.Type.Element is { } element ? Right(field, element) : "item";
        var map = ValueFactory.Named(count, _ => part);
        return SchemaViolation.Of(field, kind, map, $"has {count} names");
    }

    /// <summary>
    /// Rules have no loops, and look at items one by one: each item is wrong once, as the last of its list, if that
    /// is long enough. Of a long list only the first and the last that it may have are. The first is wrong in every way,
    /// each other one in two.
    /// </summary>
    private IEnumerable<SchemaViolation> WrongItems(Field field, FieldType element)
    {
        var inside = Inside(field, element).ToList();
        var (least, most) = (
            (int)(field.Constraints.Items?.Minimum ?? 0),
            (int)(field.Constraints.Items?.Maximum ?? 2)
        );
        var right = RightItems(field, Math.Max(0, Math.Max(least, most) - 1));
        // Of a few values no longer list can be made that has none of them twice.
        most = field.Constraints.Distinct ? Math.Min(most, DistinctCount(right) + 1) : most;
        for (var at = 0; at < most; at++)
        {
            if (at > 0 && at < most - 1 && most > Ordinals.Length)
            {
                continue;
            }
            var which = at > 0 && at == most - 1 ? "last" : Ordinals[at];
            if (element.Kind is not (TypeKind.Any or TypeKind.Union))
            {
                yield return With(at, WrongItem(element), $"has a {which} item of the wrong type");
            }
            foreach (var flaw in at == 0 ? inside : inside.Skip(at % Math.Max(1, inside.Count)).Take(1))
            {
                yield return With(at, flaw.Value, $"has a {which} item {Told(field, flaw)}");
            }
        }

        // A list that is too short is denied by itself.
        SchemaViolation With(int at, object? wrong, string told) =>
            SchemaViolation.Of(
                field,
                ViolationKind.WrongItem,
                (List<object?>)[.. right[..at], wrong, .. right.Skip(at).Take(least - 1 - at)],
                told
            ) with
            {
                Item = at,
            };
    }

    private IEnumerable<SchemaViolation> WrongValues(Field field, FieldType element)
    {
        var part = field.Part(field.Name, element);
        var right = Right(field, element);
        var wrong = flaws.Values(part).ToList();
        foreach (var flaw in wrong)
        {
            yield return SchemaViolation.Of(
                field,
                ViolationKind.WrongItem,
                new Dictionary<string, object?> { ["key1"] = flaw.Value },
                $"has a value {Told(field, flaw)}"
            );
        }
        if (wrong.Count > 0 && field.Constraints.Items?.Maximum is not 1)
        {
            yield return SchemaViolation.Of(
                field,
                ViolationKind.WrongItem,
                new Dictionary<string, object?> { ["key1"] = right, ["key2"] = wrong[0].Value },
                $"has a second value {Told(field, wrong[0])}"
            );
        }
    }

    private IEnumerable<SchemaViolation> WrongEntries(Field field, IReadOnlyList<MapEntry> entries)
    {
        var whole = (IReadOnlyDictionary<string, object?>)fixtures.Whole(field);
        foreach (var entry in entries)
        {
            var part = field.Part(entry);
            if (entry.Required)
            {
                var without = whole.Where(each => each.Key != entry.Name).ToDictionary();
                yield return SchemaViolation.Of(field, ViolationKind.WrongItem, without, $"has no {entry.Name}") with
                {
                    Entry = entry.Name,
                };
            }
            foreach (var flaw in flaws.Values(part))
            {
                var changed = new Dictionary<string, object?>(whole) { [entry.Name] = flaw.Value };
                yield return new SchemaViolation(ViolationKind.WrongItem, field.Name, changed, flaw.Description)
                {
                    Entry = entry.Name,
                };
            }
        }

        yield return SchemaViolation.Of(
            field,
            ViolationKind.WrongItem,
            new Dictionary<string, object?>(whole) { [UnknownEntry] = "unknown" },
            "has an unknown name"
        ) with
        {
            Entry = UnknownEntry,
        };
    }

    /// <summary>
    /// The flaws inside of an item, beside its wrong type. What can be wrong with a plain value is seen by its type.
    /// </summary>
    private IEnumerable<SchemaViolation> Inside(Field field, FieldType element)
    {
        var part = field.Part(field.Name, element);
        var isPlain =
            element is { Members.Count: 0, Literals.Count: 0, Entries: null, Element: null }
            && element.Constraints == new FieldConstraints();
        // Firestore stores no list in a list.
        return isPlain
            ? []
            : flaws
                .Values(part)
                .Where(flaw =>
                    flaw.Value is not IReadOnlyList<object?>
                    && !(flaw.Kind == ViolationKind.WrongType && element.Kind != TypeKind.Union)
                );
    }

    private static object WrongItem(FieldType element) =>
        FieldViolations.WrongType(element, element.Constraints) is var wrong and not IReadOnlyList<object?>
            ? wrong
            : 42L;

    private object Right(Field field, FieldType element) =>
        IsAnyText(element) ? "item" : fixtures.Whole(field.Part(field.Name, element));

    /// <summary>
    /// So many items, each of which is right. They differ as far as there are different ones: rules may refuse an item
    /// that is there twice, and then the list shows nothing else.
    /// </summary>
    private List<object?> RightItems(Field field, int count)
    {
        if (field.Type.Element is not { } element || IsAnyText(element))
        {
            return [.. Enumerable.Range(1, count).Select(at => (object?)$"item{at}")];
        }
        var right = Right(field, element);
        var items = new List<object?> { right };
        items.AddRange(
            fixtures.Items(field, Math.Min(count, MostDifferent)).Where(item => !Comparisons.Same(item, right))
        );
        items.AddRange(Enumerable.Repeat(right, count));
        return items[..count];
    }

    private static bool IsAnyText(FieldType element) =>
        element.Kind == TypeKind.String && element.Constraints == new FieldConstraints();

    /// <summary>A flaw of a part, which is called as its field is, as a clause about that part.</summary>
    private static string Told(Field field, SchemaViolation flaw)
    {
        var rest = flaw.Description[(field.Name.Length + 1)..];
        return flaw.Description[field.Name.Length] == '.' ? $"whose {rest}" : $"that {rest}";
    }

    private static string Written(object value) =>
        value switch
        {
            IReadOnlyList<object?> => "a list",
            IReadOnlyDictionary<string, object?> => "a map",
            Timestamp => "a timestamp",
            _ => Literal.Show(value),
        };
}

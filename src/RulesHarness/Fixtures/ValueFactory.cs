using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>Values for fields: by type, constraint and name.</summary>
internal sealed class ValueFactory(SeededRandom random)
{
    /// <summary>
    /// The times of fixtures lie in this year, before any request; names that speak of an end give times far behind all
    /// requests.
    /// </summary>
    private static readonly DateTimeOffset Past = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The length of a vector of which the schema says none.</summary>
    private const int AnyDimension = 3;

    private static readonly string[] Ends = ["expire", "due", "until", "deadline"];

    /// <summary>A valid value for a field, not null, that depends on the place alone.</summary>
    public object Make(Field field, string place) => Make(field, field.Type, place);

    /// <summary>
    /// A valid value that differs from another one, and is none of <paramref name="not"/>; null when the field has no
    /// other.
    /// </summary>
    public object? Another(Field field, string place, params IReadOnlyList<object?> not)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var value = Make(field, $"{place}~{attempt}");
            if (!Comparisons.IsAmong(value, not))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A valid value in which each map has all the names that its schema allows.</summary>
    public object Whole(Field field, string place) => Make(field, field.Type, place, isWhole: true);

    /// <summary>A value of a type: where the field takes one, one that it takes.</summary>
    public object OfType(Field field, TypeKind kind)
    {
        var own = Alternatives(field).FirstOrDefault(member => member.Type.Kind == kind);
        return Alternatives(field)
                .SelectMany(member => member.Type.Literals)
                .FirstOrDefault(literal => IsOf(literal, kind))
            ?? (own is null ? Make(field, new FieldType(kind), field.Name) : Make(own, field.Name));
    }

    /// <summary>
    /// A value that is of another type: where the field takes one, one that it takes, which may be null.
    /// </summary>
    public object? NotOfType(Field field, TypeKind kind)
    {
        if (field.Type.Nullable)
        {
            return null;
        }
        var own = Alternatives(field)
            .Select(member => member.Type.Kind)
            .Where(member => member != TypeKind.Enum)
            .SelectMany(member => member == TypeKind.Number ? [TypeKind.Float, TypeKind.Int] : new[] { member });
        return Alternatives(field)
                .SelectMany(member => member.Type.Literals)
                .FirstOrDefault(literal => !IsOf(literal, kind))
            ?? own.Concat([TypeKind.String, TypeKind.Boolean])
                .Select(other => OfType(field, other))
                .First(value => !IsOf(value, kind));
    }

    /// <summary>A value of the same type that is another one.</summary>
    public static object Different(object? value) =>
        value switch
        {
            bool flag => !flag,
            long whole => whole + 1,
            double number => number + 0.5,
            string text => $"{text}-not",
            _ => "another",
        };

    private static bool IsOf(object value, TypeKind kind) => Comparisons.Holds(value, Comparator.Is, kind);

    /// <summary>The members of a union, each as a field by itself; a field of another type is its only one.</summary>
    private static IEnumerable<Field> Alternatives(Field field) =>
        field.Type.Kind == TypeKind.Union
            ? field.Type.Members.Select(member => field.Part(field.Name, member))
            : [field];

    private object Make(Field field, FieldType type, string place, bool isWhole = false)
    {
        var faker = random.For($"{place}#{field.Name}");
        var (least, most) = Range(field.Constraints.Range);
        return type.Kind switch
        {
            TypeKind.String => TextFactory.Make(field, faker),
            TypeKind.Int or TypeKind.Number => faker.Random.Long((long)Math.Ceiling(least), (long)Math.Floor(most)),
            // Quarters are exact in binary: sums and averages come out the same in any order.
            TypeKind.Float => Quarter(faker.Random.Double(least, most), field.Constraints.Range),
            TypeKind.Boolean => faker.Random.Bool(),
            TypeKind.Timestamp => Time(field, faker.Random.Int(0, 365 * 24 * 60)),
            TypeKind.GeoPoint => new GeoPoint(
                Quarter(faker.Random.Double(-90, 90), null),
                Quarter(faker.Random.Double(-180, 180), null)
            ),
            TypeKind.Bytes => Blob.CopyFrom(faker.Random.Bytes(8)),
            TypeKind.Vector => VectorFactory.Make(faker, type.Dimension ?? AnyDimension),
            TypeKind.Enum => type.Literals[faker.Random.Int(0, type.Literals.Count - 1)],
            TypeKind.Array => Items(field, type, place),
            TypeKind.Map when type.Entries is { } entries => Entries(field, entries, place, isWhole),
            TypeKind.Map when type.Element is not null => Values(field, Count(field, place).Count, place),
            TypeKind.Map => new Dictionary<string, object?> { ["key"] = faker.Lorem.Word() },
            TypeKind.Union => Member(field, type, faker.Random.Int(0, type.Members.Count - 1), place, isWhole),
            TypeKind.Reference => new DocumentName(
                "demo-rulesharness",
                "(default)",
                $"{type.Target ?? "references"}/{faker.Random.AlphaNumeric(8)}"
            ),
            _ => faker.Lorem.Word(),
        };
    }

    private List<object?> Items(Field field, FieldType type, string place)
    {
        var (least, count) = Count(field, place);
        return Items(field, type, place, least, count);
    }

    /// <summary>The number of items that a list must have, and a number that it can have.</summary>
    private (int Least, int Count) Count(Field field, string place)
    {
        var least = (int)(field.Constraints.Items?.Minimum ?? 0);
        var most = (int)Math.Min(field.Constraints.Items?.Maximum ?? 3, Math.Max(3, least));
        var count = random.For($"{place}#{field.Name}#count").Random.Int(Math.Max(least, Math.Min(1, most)), most);
        return (least, count);
    }

    /// <summary>A map of exactly so many values that the field's type allows.</summary>
    public IReadOnlyDictionary<string, object?> Values(Field field, int count, string place)
    {
        var part = field.Part(field.Name, field.Type.Element!);
        return Named(count, at => Make(part, $"{place}#{at}"));
    }

    /// <summary>A map of so many names: <c>key1</c>, <c>key2</c>, and so on.</summary>
    public static Dictionary<string, object?> Named(int count, Func<int, object?> value) =>
        Enumerable.Range(1, count).ToDictionary(at => $"key{at}", value);

    private object Member(Field field, FieldType union, int at, string place, bool isWhole)
    {
        var member = field.Part(field.Name, union.Members[at]);
        return Make(member, member.Type, place, isWhole);
    }

    private Dictionary<string, object?> Entries(
        Field field,
        IReadOnlyList<MapEntry> entries,
        string place,
        bool isWhole
    ) =>
        entries
            .Where(entry => isWhole || entry.Required || random.For($"{place}#{entry.Name}?").Random.Bool(0.7f))
            .ToDictionary(entry => entry.Name, entry => (object?)Make(field.Part(entry), entry.Type, place, isWhole));

    /// <summary>A list of exactly so many items that the field's type allows.</summary>
    public List<object?> Items(Field field, int count, string place) => Items(field, field.Type, place, count, count);

    private List<object?> Items(Field field, FieldType type, string place, int least, int most)
    {
        var element = type.Element ?? new FieldType(TypeKind.String);
        var items = new List<object?>();
        // Items differ as far as there are different ones: of two values an array of three repeats one.
        for (var at = 0; items.Count < most && at < most * 4; at++)
        {
            var item = Make(field.Part(field.Name, element), $"{place}#{at}");
            var mayRepeat = at >= most * 3 && items.Count < least && !field.Constraints.Distinct;
            if (mayRepeat || !Comparisons.IsAmong(item, items))
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>Up to a hundred apart where an end is open.</summary>
    private static (double Least, double Most) Range(Bounds? range) =>
        range switch
        {
            { Minimum: { } least, Maximum: { } most } => (least, most),
            { Minimum: { } least } => (least, Math.Max(100, least + 100)),
            { Maximum: { } most } => (Math.Min(0, most - 100), most),
            _ => (0, 100),
        };

    private static double Quarter(double value, Bounds? range) =>
        Math.Clamp(Math.Round(value * 4) / 4, range?.Minimum ?? double.MinValue, range?.Maximum ?? double.MaxValue);

    private static Timestamp Time(Field field, int minutes)
    {
        var isEnd = Ends.Any(end => field.Name.Contains(end, StringComparison.OrdinalIgnoreCase));
        return Timestamp.FromDateTimeOffset((isEnd ? Future : Past).AddMinutes(minutes));
    }
}

using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>
/// The ways in which one field can break its row of the schema, each just barely: a wrong type is one that lives
/// through the checks beside it, as a list has a size as text has.
/// </summary>
internal sealed class FieldViolations
{
    private static readonly string[] Unlikely = [" ", "!", "A b", "0"];
    private const int LongestShown = 40;
    private const int LargestFlaw = 500_000;

    private const long Hour = 3600;

    /// <summary>
    /// The distance of a fraction from its range, unless the number is too large for such a small difference.
    /// </summary>
    private const double Fraction = 0.001;

    private readonly FixtureFactory _fixtures;
    private readonly Timestamp _now;
    private readonly PartViolations _parts;

    public FieldViolations(FixtureFactory fixtures, Timestamp now)
    {
        _fixtures = fixtures;
        _now = now;
        _parts = new PartViolations(fixtures, this);
    }

    /// <summary>
    /// Those that are worth a request: of a time that the server sets, what a client's clock could have said.
    /// </summary>
    public IEnumerable<SchemaViolation> Of(Field field, Operation operation)
    {
        if (field.Constraints is { ServerTime: true, Immutable: true } && operation == Operation.Update)
        {
            return [];
        }
        return field.Constraints.ServerTime
            ? [.. Absence(field), .. Times(field)]
            : [.. Absence(field), .. Values(field)];
    }

    /// <summary>All that the field's row forbids of a new document.</summary>
    public IEnumerable<SchemaViolation> Forbidden(Field field) =>
        field.Constraints.ServerTime ? [.. Of(field, Operation.Create), Wrong(field)] : Of(field, Operation.Create);

    private static IEnumerable<SchemaViolation> Absence(Field field)
    {
        if (field.Required)
        {
            yield return new SchemaViolation(ViolationKind.Missing, field.Name, null, $"{field.Name} is missing");
        }
    }

    /// <summary>A second ago can't become the request's time; what is to come must be far enough.</summary>
    private IEnumerable<SchemaViolation> Times(Field field) =>
        [
            SchemaViolation.Of(field, ViolationKind.Null, null, "is null"),
            SchemaViolation.Of(
                field,
                ViolationKind.NotServerTime,
                new Timestamp(_now.Seconds - 1, _now.Nanoseconds),
                "is not the server's time"
            ),
            SchemaViolation.Of(
                field,
                ViolationKind.NotServerTime,
                new Timestamp(_now.Seconds + Hour, _now.Nanoseconds),
                "is in the future"
            ),
        ];

    private static SchemaViolation Wrong(Field field) =>
        SchemaViolation.Of(
            field,
            ViolationKind.WrongType,
            WrongType(field.Type, field.Constraints),
            "has the wrong type"
        );

    /// <summary>All wrong values of a field, or of a part of one.</summary>
    public IEnumerable<SchemaViolation> Values(Field field) =>
        field.Type.Kind == TypeKind.Any
            ? []
            : OfType(field)
                .Concat(OutOfRange(field))
                .Concat(OfWrongLength(field))
                .Concat(_parts.Of(field))
                .Concat(OfWrongSize(field))
                .Concat(_parts.Repeated(field))
                .Concat(NotMatching(field));

    private IEnumerable<SchemaViolation> OfType(Field field)
    {
        if (field.Type.Kind != TypeKind.Union)
        {
            yield return Wrong(field);
        }
        foreach (var flaw in _parts.OfUnion(field))
        {
            yield return flaw;
        }
        if (!field.Type.Nullable)
        {
            yield return SchemaViolation.Of(field, ViolationKind.Null, null, "is null");
        }
        foreach (var value in NotListed(field.Type))
        {
            yield return SchemaViolation.Of(field, ViolationKind.NotInEnum, value, "is not one of its values");
        }
    }

    private static IEnumerable<SchemaViolation> OutOfRange(Field field) =>
        field.Constraints.Range is not { } range
            ? []
            : Outside(range, field.Type.Kind)
                .Select(value =>
                    SchemaViolation.Of(field, ViolationKind.OutOfRange, value, $"is {Literal.Show(value)}")
                );

    private IEnumerable<SchemaViolation> OfWrongLength(Field field) =>
        field.Constraints.Length is not { } length
            ? []
            : Outside(length)
                .Select(outside =>
                    SchemaViolation.Of(
                        field,
                        outside.Kind,
                        _fixtures.Text(field, outside.Count) ?? new string('x', outside.Count),
                        $"has {outside.Count} characters"
                    )
                );

    private IEnumerable<SchemaViolation> OfWrongSize(Field field) =>
        field.Constraints.Items is not { } items
            ? []
            : Outside(items).Select(outside => _parts.OfSize(field, outside.Kind, outside.Count));

    private IEnumerable<SchemaViolation> NotMatching(Field field)
    {
        if (
            field.Constraints.Pattern is not { } pattern
            || field.Type.Kind != TypeKind.String
            || NotMatching(field, pattern) is not { } text
        )
        {
            yield break;
        }
        yield return SchemaViolation.Of(field, ViolationKind.NotMatching, text, "does not match its pattern");
        if (_fixtures.NearMiss(field) is { } near && near != text)
        {
            yield return SchemaViolation.Of(field, ViolationKind.NotMatching, near, "nearly matches its pattern");
        }
        foreach (var varied in PatternVariations.Of(pattern).NotMatching.Where(varied => varied != text))
        {
            if (field.Constraints.Length?.Contains(varied.Length) != false)
            {
                yield return SchemaViolation.Of(field, ViolationKind.NotMatching, varied, ShownNotMatching(varied));
            }
        }
    }

    /// <summary>Describes text that does not match its pattern; long text by its length.</summary>
    public static string ShownNotMatching(string notMatching) =>
        notMatching.Length <= LongestShown
            ? $"is {Literal.Show(notMatching)}"
            : $"has {notMatching.Length} characters, and does not match its pattern";

    /// <summary>The nearest values that an enum does not list; of one whose values are texts, any text.</summary>
    private static IEnumerable<object> NotListed(FieldType type)
    {
        if (type.Kind != TypeKind.Enum)
        {
            yield break;
        }
        yield return "no-such-value";
        if (type.Literals.OfType<long>().Select(literal => literal + 1).FirstOrDefault(IsOther) is not 0 and var next)
        {
            yield return next;
        }

        bool IsOther(long number) => !type.Literals.Contains(number);
    }

    /// <summary>
    /// A value of another type that all but the check of the type may take for right: a number of the other kind is in
    /// the range, and a list and a text are as long as each other may be.
    /// </summary>
    public static object WrongType(FieldType type, FieldConstraints constraints) =>
        type.Kind switch
        {
            TypeKind.Int => (constraints.Range?.Minimum ?? constraints.Range?.Maximum - 1 ?? 0) + 0.5,
            TypeKind.Float => (long)Math.Ceiling(constraints.Range?.Minimum ?? constraints.Range?.Maximum - 1 ?? 0),
            TypeKind.String when constraints is { Pattern: null, Length: { } length } => Enumerable
                .Repeat<object?>("item", Count(length))
                .ToList(),
            TypeKind.String or TypeKind.Enum => 42L,
            TypeKind.Boolean => "true",
            TypeKind.Map => "map",
            // Clients store a vector that is not wrapped as a list.
            TypeKind.Vector => new List<object?> { 0.5, 0.25 },
            TypeKind.Array => new string('x', Count(constraints.Items ?? default)),
            _ => "text",
        };

    private static int Count(Bounds bounds) => (int)Math.Max(bounds.Minimum ?? 0, Math.Min(1, bounds.Maximum ?? 1));

    private static IEnumerable<(ViolationKind Kind, int Count)> Outside(Bounds bounds)
    {
        if (bounds.Minimum is > 0)
        {
            yield return (ViolationKind.TooShort, (int)bounds.Minimum - 1);
        }
        // What is longer than a document may be is refused before any rule is asked.
        if (bounds.Maximum is { } most and < LargestFlaw)
        {
            yield return (ViolationKind.TooLong, (int)most + 1);
        }
    }

    private static IEnumerable<object> Outside(Bounds range, TypeKind kind)
    {
        var isWhole = kind == TypeKind.Int;
        if (range.Minimum is { } least)
        {
            yield return isWhole ? (long)least - 1 : (object)Math.Min(least - Fraction, Math.BitDecrement(least));
        }
        if (range.Maximum is { } most)
        {
            yield return isWhole ? (long)most + 1 : (object)Math.Max(most + Fraction, Math.BitIncrement(most));
        }
    }

    /// <summary>
    /// Text that is nothing like the pattern or, where the pattern takes nearly all, that only just does not match.
    /// </summary>
    private string? NotMatching(Field field, string pattern)
    {
        var least = (int)(field.Constraints.Length?.Minimum ?? 1);
        return Unlikely
                .Where(text => field.Constraints.Length?.Maximum is not { } most || text.Length <= most)
                .Select(text => text.PadRight(Math.Max(least, text.Length), text[0]))
                .FirstOrDefault(text => !TextFactory.Matches(text, pattern))
            ?? _fixtures.NearMiss(field);
    }
}

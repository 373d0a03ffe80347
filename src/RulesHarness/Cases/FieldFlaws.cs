using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

internal enum FlawKind
{
    /// <summary>The field is not there.</summary>
    Missing,

    /// <summary>The field has a value that it may not have.</summary>
    Value,
}

/// <summary>One thing wrong with a document.</summary>
internal sealed record Flaw(FlawKind Kind, string Path, object? Value)
{
    public string Description { get; init; } = "";
}

/// <summary>The ways in which one field can break its row of the schema, each just barely.</summary>
internal static class FieldFlaws
{
    private static readonly string[] Unlikely = [" ", "!", "A b", "0"];
    private const int LargestFlaw = 500_000;
    private static readonly Timestamp ClientTime = new(1_700_000_000, 0);

    public static IEnumerable<Flaw> Of(Field field, FixtureFactory fixtures, Operation operation)
    {
        if (field.Constraints is { ServerTime: true, Immutable: true } && operation == Operation.Update)
            yield break;
        if (field.Required && !field.Constraints.ServerTime)
            yield return new Flaw(FlawKind.Missing, field.Name, null) { Description = $"{field.Name} is missing" };
        foreach (var (value, description) in Values(field, fixtures))
            yield return new Flaw(FlawKind.Value, field.Name, value) { Description = $"{field.Name} {description}" };
    }

    private static IEnumerable<(object? Value, string Description)> Values(Field field, FixtureFactory fixtures)
    {
        if (field.Type.Kind != TypeKind.Any)
            yield return (WrongType(field.Type), "has a wrong type");
        if (!field.Type.Nullable && field.Type.Kind != TypeKind.Any)
            yield return (null, "is null");
        if (field.Constraints.ServerTime)
            yield return (ClientTime, "is not the server's time");
        if (field.Type.Kind == TypeKind.Enum)
            yield return ("no-such-value", "is none of its values");
        if (field.Constraints.Range is { } range)
        {
            foreach (var value in Outside(range, field.Type.Kind))
                yield return (value, $"is {RequestText.Value(value)}");
        }

        if (field.Constraints.Length is { } length)
        {
            foreach (var count in Outside(length))
                yield return (Text(field, count, fixtures), $"has {count} characters");
        }

        foreach (var (list, description) in WrongItems(field))
            yield return (list, description);
        if (field.Constraints.Items is { } items)
        {
            foreach (var count in Outside(items))
                yield return (Enumerable.Repeat(field.Type.Element?.Kind == TypeKind.Int ? (object)1L : "item", count).ToList<object?>(), $"has {count} items");
        }

        if (field.Constraints.Pattern is { } pattern && field.Type.Kind == TypeKind.String && NotMatching(field, pattern) is { } text)
            yield return (text, "does not match its pattern");
    }

    /// <summary>Rules have no loops, and look at items one by one: the first and the last that a list may have are the ones to forget.</summary>
    private static IEnumerable<(object? List, string Description)> WrongItems(Field field)
    {
        if (field.Type is not { Kind: TypeKind.Array, Element.Kind: TypeKind.String })
            yield break;
        var most = (int)(field.Constraints.Items?.Maximum ?? 2);
        if (most >= 1)
            yield return (new List<object?> { WrongType(field.Type.Element) }, "has a first item of a wrong type");
        if (most >= 2)
            yield return (Enumerable.Repeat<object?>("item", most - 1).Append(WrongType(field.Type.Element)).ToList(), "has a last item of a wrong type");
    }

    private static object WrongType(FieldType type) => type.Kind switch
    {
        TypeKind.String or TypeKind.Enum => 42L,
        TypeKind.Boolean => "true",
        TypeKind.Map => "map",
        TypeKind.Array => "item",
        _ => "text",
    };

    private static IEnumerable<int> Outside(Bounds bounds)
    {
        if (bounds.Minimum is > 0)
            yield return (int)bounds.Minimum - 1;
        // What is longer than a document may be is refused before any rule is asked.
        if (bounds.Maximum is { } most and < LargestFlaw)
            yield return (int)most + 1;
    }

    private static IEnumerable<object> Outside(Bounds range, TypeKind kind)
    {
        foreach (var value in new[] { range.Minimum - 1, range.Maximum + 1 })
        {
            if (value is { } outside)
                yield return kind == TypeKind.Float ? outside : (object)(long)outside;
        }
    }

    /// <summary>Text of a length that obeys the pattern where the pattern leaves room: the length alone is to be wrong.</summary>
    private static string Text(Field field, int length, FixtureFactory fixtures)
    {
        var sample = field.Constraints.Pattern is null ? "" : fixtures.Text(field);
        if (sample.Length == 0 || length == 0)
            return new string('x', length);
        return sample.Length >= length ? sample[..length] : sample + new string(char.IsLetterOrDigit(sample[^1]) ? sample[^1] : 'x', length - sample.Length);
    }

    private static string? NotMatching(Field field, string pattern)
    {
        var least = (int)(field.Constraints.Length?.Minimum ?? 1);
        return Unlikely.Select(text => text.PadRight(Math.Max(least, text.Length), text[0])).FirstOrDefault(text => !TextFactory.Matches(text, pattern));
    }
}

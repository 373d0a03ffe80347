using Bogus;
using RulesHarness.Language.Patterns;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>Text that looks like what a field's name says, and obeys the field's constraints.</summary>
internal static class TextFactory
{
    /// <summary>The length of the longest text that is matched with a pattern again and again.</summary>
    private const int LongestMatched = 10_000;

    /// <summary>Where a pattern has no length, a sample of as many repeats as it allows is about so long.</summary>
    private const int UsualLength = 100;

    /// <summary>A pattern repeats nothing more often, unless it does so without end.</summary>
    private const int MostRepeats = 1_000;

    private const string Signs = "<[{(&%;'\"\\|^`~=";

    /// <summary>The number of samples that are lengthened or shortened to reach a length.</summary>
    private const int Resizable = 40;

    /// <summary>
    /// The number of samples that are tried: a pattern may exclude some by its anchors, and a length may exclude
    /// others.
    /// </summary>
    private const int Samples = 120;

    private static readonly (string[] Names, Func<Faker, string> Make)[] ByName =
    [
        (["email"], faker => faker.Internet.ExampleEmail().ToLowerInvariant()),
        (["firstname", "givenname"], faker => faker.Name.FirstName()),
        (["lastname", "familyname", "surname"], faker => faker.Name.LastName()),
        (["displayname", "fullname", "authorname"], faker => faker.Name.FullName()),
        (["username", "handle", "nickname"], faker => faker.Internet.UserName()),
        (["phone"], faker => faker.Phone.PhoneNumber("+1555#######")),
        (
            ["url", "website", "link", "avatar", "photo", "cover"],
            faker => $"https://{faker.Internet.DomainName()}/{faker.Lorem.Slug()}"
        ),
        (["slug"], faker => faker.Lorem.Slug()),
        (["company", "organisation", "organization"], faker => faker.Company.CompanyName()),
        (["street", "address"], faker => faker.Address.StreetAddress()),
        (["city", "town"], faker => faker.Address.City()),
        (["country"], faker => faker.Address.CountryCode()),
        (["zip", "postal", "postcode"], faker => faker.Address.ZipCode()),
        (["currency"], faker => faker.Finance.Currency().Code),
        (["color", "colour"], faker => faker.Commerce.Color()),
        (["title", "headline", "subject"], faker => faker.Lorem.Sentence(4).TrimEnd('.')),
        (
            [
                "body",
                "text",
                "content",
                "message",
                "description",
                "bio",
                "about",
                "excerpt",
                "summary",
                "details",
                "note",
                "comment",
            ],
            faker => faker.Lorem.Paragraph(1)
        ),
        (["tag", "keyword", "interest", "label", "category"], faker => faker.Lorem.Word()),
        (["name"], faker => faker.Commerce.ProductName()),
    ];

    public static string Make(Field field, Faker faker)
    {
        var text = Fit(Named(field, faker), field.Constraints.Length);
        if (field.Constraints.Pattern is not { } pattern || Matches(text, pattern))
        {
            return text;
        }
        var fitting = Sampled(pattern, field.Constraints.Length, faker)
            .FirstOrDefault(sample => field.Constraints.Length?.Contains(sample.Length) != false);
        return fitting
            ?? OfLength(
                field,
                (int)(field.Constraints.Length?.Minimum ?? field.Constraints.Length?.Maximum ?? 1),
                faker
            )
            ?? throw new FixtureException(
                $"no text of an allowed length was found for the pattern `{pattern}` of `{field.Name}`",
                field.Place
            );
    }

    private static string Named(Field field, Faker faker)
    {
        var name = field.Name[(field.Name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        // One delegate for all entries: texts are made by the million.
        Func<string, bool> isInName = known => name.Contains(known, StringComparison.Ordinal);
        var make = ByName.FirstOrDefault(entry => entry.Names.Any(isInName)).Make;
        return make is null ? string.Join(' ', faker.Lorem.Words(2)) : make(faker);
    }

    /// <summary>Returns true if the pattern matches the whole text, as rules' <c>matches</c> has it.</summary>
    public static bool Matches(string text, string pattern) => Pattern.Find(pattern)?.Matches(text) == true;

    /// <summary>
    /// Text that the pattern just does not match: one character is in another case, too many, too few or another one.
    /// Null where each of these still matches.
    /// </summary>
    public static string? NearMiss(Field field, string pattern, Faker faker)
    {
        var text = Make(field, faker);
        return Edits(text)
            .FirstOrDefault(edited =>
                edited.Length > 0
                && field.Constraints.Length?.Contains(edited.Length) != false
                && !Matches(edited, pattern)
            );
    }

    private static IEnumerable<string> Edits(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var upper = char.ToUpperInvariant(text[at]);
            if (upper != text[at] && char.IsAscii(upper))
            {
                yield return $"{text[..at]}{upper}{text[(at + 1)..]}";
            }
        }

        yield return $"{text}!";
        yield return $" {text}";
        yield return $"{text}\n";
        if (text.Length > 0)
        {
            yield return text[..^1];
            yield return text[1..];
            foreach (var sign in Signs)
            {
                yield return text[..^1] + sign;
            }
        }

        yield return text + new string('x', MostRepeats);
    }

    /// <summary>Samples that match: some of any length, some as short as can be, some long.</summary>
    private static IEnumerable<string> Sampled(string pattern, Bounds? length, Faker faker)
    {
        if (PatternParser.Parse(pattern) is not { } tree)
        {
            yield break;
        }
        var longest = (int)Math.Min(length?.Maximum ?? UsualLength, LongestMatched);
        for (var at = 0; at < Samples; at++)
        {
            var repeats =
                at < Samples / 2 ? Repeats.Any
                : at % 2 == 0 ? Repeats.Fewest
                : Repeats.Most;
            var text = PatternSampler.Sample(tree, faker.Random, repeats, longest);
            if (!text.Contains('\0', StringComparison.Ordinal) && Matches(text, pattern))
            {
                yield return text;
            }
        }
    }

    /// <summary>Text of exactly a length that obeys the field's pattern; null when none is found.</summary>
    public static string? OfLength(Field field, int length, Faker faker)
    {
        if (field.Constraints.Pattern is not { } pattern)
        {
            return Fit(Named(field, faker), new Bounds(length, length));
        }
        return length > LongestMatched
            ? null
            : Sampled(pattern, new Bounds(length, length), faker)
                .Take(Resizable)
                .Select(text => Resized(text, length, pattern))
                .FirstOrDefault(text => text is not null);
    }

    /// <summary>
    /// Text that matches made longer by more of one character, or shorter by one after the other, so that it still
    /// matches.
    /// </summary>
    private static string? Resized(string text, int length, string pattern)
    {
        if (text.Length < length)
        {
            return Enumerable
                .Range(0, text.Length)
                .Reverse()
                .Select(at => text.Insert(at, new string(text[at], length - text.Length)))
                .FirstOrDefault(longer => Matches(longer, pattern));
        }

        string? fitting = text;
        while (fitting?.Length > length)
        {
            fitting = Enumerable
                .Range(0, fitting.Length)
                .Select(at => fitting.Remove(at, 1))
                .FirstOrDefault(shorter => Matches(shorter, pattern));
        }
        return fitting is not null && Matches(fitting, pattern) ? fitting : null;
    }

    /// <summary>The text cut or padded at its end to a length within bounds.</summary>
    public static string Fit(string text, Bounds? length)
    {
        if (length is not { } bounds)
        {
            return text;
        }
        var least = (int)(bounds.Minimum ?? 0);
        return (text.Length > bounds.Maximum ? text[..(int)bounds.Maximum.Value].TrimEnd() : text).PadRight(least, 'x');
    }
}

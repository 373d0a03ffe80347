using System.Text.RegularExpressions;
using Bogus;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>Text that looks like what a field's name says, and obeys the field's constraints.</summary>
internal static class TextFactory
{
    /// <summary>Longer text is not held against a pattern again and again.</summary>
    private const int LongestMatched = 10_000;

    private static readonly (string[] Names, Func<Faker, string> Make)[] ByName =
    [
        (["email"], faker => faker.Internet.ExampleEmail().ToLowerInvariant()),
        (["firstname", "givenname"], faker => faker.Name.FirstName()),
        (["lastname", "familyname", "surname"], faker => faker.Name.LastName()),
        (["displayname", "fullname", "authorname"], faker => faker.Name.FullName()),
        (["username", "handle", "nickname"], faker => faker.Internet.UserName()),
        (["phone"], faker => faker.Phone.PhoneNumber("+1555#######")),
        (["url", "website", "link", "avatar", "photo", "cover"], faker => $"https://{faker.Internet.DomainName()}/{faker.Lorem.Slug()}"),
        (["slug"], faker => faker.Lorem.Slug()),
        (["company", "organisation", "organization"], faker => faker.Company.CompanyName()),
        (["street", "address"], faker => faker.Address.StreetAddress()),
        (["city", "town"], faker => faker.Address.City()),
        (["country"], faker => faker.Address.CountryCode()),
        (["zip", "postal", "postcode"], faker => faker.Address.ZipCode()),
        (["currency"], faker => faker.Finance.Currency().Code),
        (["color", "colour"], faker => faker.Commerce.Color()),
        (["title", "headline", "subject"], faker => faker.Lorem.Sentence(4).TrimEnd('.')),
        (["body", "text", "content", "message", "description", "bio", "about", "excerpt", "summary", "details", "note", "comment"], faker => faker.Lorem.Paragraph(1)),
        (["tag", "keyword", "interest", "label", "category"], faker => faker.Lorem.Word()),
        (["name"], faker => faker.Commerce.ProductName()),
    ];

    public static string Make(Field field, Faker faker)
    {
        var text = Fit(Named(field, faker), field.Constraints.Length);
        if (field.Constraints.Pattern is not { } pattern || Matches(text, pattern))
            return text;
        for (var attempt = 0; attempt < 100; attempt++)
        {
            text = PatternSampler.Sample(pattern, faker.Random);
            if (Matches(text, pattern) && field.Constraints.Length?.Contains(text.Length) != false)
                return text;
        }

        throw new FixtureException($"no text of the right length was found for the pattern `{pattern}` of `{field.Name}`", field.Place);
    }

    private static string Named(Field field, Faker faker)
    {
        var name = field.Name[(field.Name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        var make = ByName.FirstOrDefault(entry => entry.Names.Any(known => name.Contains(known, StringComparison.Ordinal))).Make;
        return make is null ? string.Join(' ', faker.Lorem.Words(2)) : make(faker);
    }

    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, $"^(?:{OfDotNet(pattern)})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>RE2 writes the name of a group with a P.</summary>
    public static string OfDotNet(string pattern) => pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);

    /// <summary>Text of exactly a length that obeys the field's pattern; null when none is found.</summary>
    public static string? OfLength(Field field, int length, Faker faker)
    {
        if (field.Constraints.Pattern is not { } pattern)
            return Fit(Named(field, faker), new Bounds(length, length));
        return length > LongestMatched ? null
            : Enumerable.Range(0, 20).Select(_ => Resized(PatternSampler.Sample(pattern, faker.Random), length, pattern)).FirstOrDefault(text => text is not null);
    }

    /// <summary>Text that matches made longer by more of one character, or shorter by one after the other, so that it still matches.</summary>
    private static string? Resized(string text, int length, string pattern)
    {
        if (text.Length < length)
        {
            return Enumerable.Range(0, text.Length).Reverse().Select(at => text.Insert(at, new string(text[at], length - text.Length)))
                .FirstOrDefault(longer => Matches(longer, pattern));
        }

        string? fitting = text;
        while (fitting?.Length > length)
            fitting = Enumerable.Range(0, fitting.Length).Select(at => fitting.Remove(at, 1)).FirstOrDefault(shorter => Matches(shorter, pattern));
        return fitting is not null && Matches(fitting, pattern) ? fitting : null;
    }

    private static string Fit(string text, Bounds? length)
    {
        if (length is not { } bounds)
            return text;
        var least = (int)(bounds.Minimum ?? 0);
        return (text.Length > bounds.Maximum ? text[..(int)bounds.Maximum.Value].TrimEnd() : text).PadRight(least, 'x');
    }
}

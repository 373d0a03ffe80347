using System.Text.RegularExpressions;
using Bogus;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>Text that looks like what a field's name says, and obeys the field's constraints.</summary>
internal static class TextFactory
{
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
        var name = field.Name[(field.Name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        var make = ByName.FirstOrDefault(entry => entry.Names.Any(known => name.Contains(known, StringComparison.Ordinal))).Make
            ?? (any => string.Join(' ', any.Lorem.Words(2)));
        var text = Fit(make(faker), field.Constraints.Length, faker);
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

    public static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, $"^(?:{OfDotNet(pattern)})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>RE2 writes the name of a group with a P.</summary>
    public static string OfDotNet(string pattern) => pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);

    private static string Fit(string text, Bounds? length, Faker faker)
    {
        if (length is not { } bounds)
            return text;
        while (text.Length < bounds.Minimum)
            text += faker.Random.Char('a', 'z');
        return text.Length > bounds.Maximum ? text[..(int)bounds.Maximum.Value].TrimEnd().PadRight((int)(bounds.Minimum ?? 0), 'x') : text;
    }
}

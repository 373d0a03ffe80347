using System.Globalization;

namespace RulesHarness.Language.Patterns;

/// <summary>
/// The classes that patterns name: <c>\d</c>, <c>[:alpha:]</c>, <c>\p{Greek}</c>
/// (https://github.com/google/re2/wiki/Syntax).
/// </summary>
internal static class CharacterClasses
{
    public static CodePoints All => CodePoints.Of((0, CodePoints.Last));

    public static CodePoints NoLineEnd => CodePoints.Of(('\n', '\n')).Negated();

    /// <summary><c>\d</c> and its like, of ASCII alone; null for another letter.</summary>
    public static CodePoints? Perl(char letter) =>
        letter switch
        {
            'd' => CodePoints.Of(('0', '9')),
            's' => CodePoints.Of(('\t', '\n'), ('\f', '\r'), (' ', ' ')),
            'w' => CodePoints.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')),
            'D' or 'S' or 'W' => Perl(char.ToLowerInvariant(letter))!.Negated(),
            _ => null,
        };

    /// <summary>The class that is named between <c>[:</c> and <c>:]</c>; null if there is none of that name.</summary>
    public static CodePoints? Posix(string name) =>
        name switch
        {
            ['^', .. var rest] => Posix(rest)?.Negated(),
            "alnum" => CodePoints.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
            "alpha" => CodePoints.Of(('A', 'Z'), ('a', 'z')),
            "ascii" => CodePoints.Of((0, 0x7F)),
            "blank" => CodePoints.Of(('\t', '\t'), (' ', ' ')),
            "cntrl" => CodePoints.Of((0, 0x1F), (0x7F, 0x7F)),
            "digit" => CodePoints.Of(('0', '9')),
            "graph" => CodePoints.Of(('!', '~')),
            "lower" => CodePoints.Of(('a', 'z')),
            "print" => CodePoints.Of((' ', '~')),
            "punct" => CodePoints.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
            "space" => CodePoints.Of(('\t', '\r'), (' ', ' ')),
            "upper" => CodePoints.Of(('A', 'Z')),
            "word" => Perl('w'),
            "xdigit" => CodePoints.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
            _ => null,
        };

    /// <summary>
    /// A general category, all that begin with a letter, or a script; null where there is no such one.
    /// </summary>
    public static CodePoints? Unicode(string name)
    {
        if (name is "Any")
        {
            return All;
        }

        if (Scripts.Find(name) is { } script)
        {
            return script;
        }

        var categories = Enum.GetValues<UnicodeCategory>()
            .Where(category => Abbreviation(category) is var text && (text == name || text[..1] == name))
            .ToHashSet();
        // What is not assigned is in no class.
        categories.Remove(UnicodeCategory.OtherNotAssigned);
        return categories.Count == 0 ? null : OfCategories(categories);
    }

    private static CodePoints OfCategories(HashSet<UnicodeCategory> categories)
    {
        var set = new CodePoints();
        var start = -1;
        for (var point = 0; point <= CodePoints.Last + 1; point++)
        {
            var isIn = point <= CodePoints.Last && categories.Contains(CharUnicodeInfo.GetUnicodeCategory(point));
            if (isIn && start < 0)
            {
                start = point;
            }
            else if (!isIn && start >= 0)
            {
                set.Add(start, point - 1);
                start = -1;
            }
        }

        return set;
    }

    private static string Abbreviation(UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.UppercaseLetter => "Lu",
            UnicodeCategory.LowercaseLetter => "Ll",
            UnicodeCategory.TitlecaseLetter => "Lt",
            UnicodeCategory.ModifierLetter => "Lm",
            UnicodeCategory.OtherLetter => "Lo",
            UnicodeCategory.NonSpacingMark => "Mn",
            UnicodeCategory.SpacingCombiningMark => "Mc",
            UnicodeCategory.EnclosingMark => "Me",
            UnicodeCategory.DecimalDigitNumber => "Nd",
            UnicodeCategory.LetterNumber => "Nl",
            UnicodeCategory.OtherNumber => "No",
            UnicodeCategory.SpaceSeparator => "Zs",
            UnicodeCategory.LineSeparator => "Zl",
            UnicodeCategory.ParagraphSeparator => "Zp",
            UnicodeCategory.Control => "Cc",
            UnicodeCategory.Format => "Cf",
            UnicodeCategory.Surrogate => "Cs",
            UnicodeCategory.PrivateUse => "Co",
            UnicodeCategory.ConnectorPunctuation => "Pc",
            UnicodeCategory.DashPunctuation => "Pd",
            UnicodeCategory.OpenPunctuation => "Ps",
            UnicodeCategory.ClosePunctuation => "Pe",
            UnicodeCategory.InitialQuotePunctuation => "Pi",
            UnicodeCategory.FinalQuotePunctuation => "Pf",
            UnicodeCategory.OtherPunctuation => "Po",
            UnicodeCategory.MathSymbol => "Sm",
            UnicodeCategory.CurrencySymbol => "Sc",
            UnicodeCategory.ModifierSymbol => "Sk",
            UnicodeCategory.OtherSymbol => "So",
            _ => "Cn",
        };
}

namespace RulesHarness.Tests.Specification;

/// <summary>
/// A text changed at random, as slips, tools and bad merges change one. The same seed gives the same text.
/// </summary>
internal static class SpecMutations
{
    private static readonly string[] Signs =
    [
        "|",
        "`",
        "``",
        "*",
        "**",
        "_",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ".",
        "..",
        ",",
        ":",
        ";",
        "\"",
        "'",
        "\\",
        "/",
        "<",
        ">",
        "=",
        "==",
        "!",
        "-",
        "#",
        "&",
        "@",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "\0",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u0301",
        "\ufeff",
        "\ufffd",
        "\ud83d\ude00",
        "\ud83d",
        "\udc00",
        "→",
        "â†’",
        "â€œ",
        "“",
        "”",
        "’",
        "–",
        "—",
        "…",
        "≤",
        "ß",
        "İ",
        "中",
        "0",
        "1e9",
        "99999999999999999999",
        "-1",
        "null",
        "not ",
        "and ",
        " or ",
        "is ",
        "new.",
        "token.",
        "query.limit",
        "{postId}",
        "**/",
        "---\n",
        "## ",
        "### `posts`\n",
        "- ",
    ];

    /// <summary>One to four changes.</summary>
    public static string Of(string text, int seed)
    {
        var random = new Random(seed);
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            text = Changed(text, random);
        }
        return text;
    }

    private static string Changed(string text, Random random)
    {
        var at = random.Next(text.Length - 1);
        var length = Math.Min(random.Next(1, 30), text.Length - at);
        return random.Next(10) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Remove(at, 1).Insert(random.Next(text.Length - 1), text.Substring(at, 1)),
            3 => text.Remove(at, 2).Insert(at, $"{text[at + 1]}{text[at]}"),
            4 or 5 => text.Insert(at, Signs[random.Next(Signs.Length)]),
            6 => text.Remove(at, 1).Insert(at, Signs[random.Next(Signs.Length)]),
            7 or 8 => Parts(text, '\n', random),
            _ => CellOf(text, random),
        };
    }

    /// <summary>A cell of a random table row is changed; the text itself where the line is none.</summary>
    private static string CellOf(string text, Random random)
    {
        var lines = text.Split('\n');
        var at = random.Next(lines.Length);
        if (lines[at].Contains('|', StringComparison.Ordinal))
        {
            lines[at] = Parts(lines[at], '|', random);
        }
        return string.Join('\n', lines);
    }

    /// <summary>A part is deleted, doubled, exchanged with another, or cut short.</summary>
    private static string Parts(string text, char separator, Random random)
    {
        var parts = text.Split(separator).ToList();
        var (one, other) = (random.Next(parts.Count), random.Next(parts.Count));
        switch (random.Next(4))
        {
            case 0:
                parts.RemoveAt(one);
                break;
            case 1:
                parts.Insert(other, parts[one]);
                break;
            case 2:
                (parts[one], parts[other]) = (parts[other], parts[one]);
                break;
            default:
                parts[one] = parts[one][..random.Next(parts[one].Length + 1)];
                break;
        }

        // A text keeps something to change.
        return string.Join(separator, parts) is { Length: > 10 } changed ? changed : text;
    }
}

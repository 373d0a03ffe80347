using System.Text;

namespace RulesHarness.Specification.Markdown;

/// <summary>
/// Undoes what editors and wrong encodings do to a text, so that nothing behind it needs to know: signs in UTF-8 that
/// were read as windows-1252, line ends of old, spaces that don't break, and lines and bullets that were drawn with
/// dashes. Offsets of the repaired text can be told as offsets of the original.
/// </summary>
internal sealed class TextRepair
{
    private const char MarkOfBroken = 'â';

    /// <summary>
    /// The windows-1252 form of characters with three octets of UTF-8. An octet without a character there stays a
    /// control character or is lost.
    /// </summary>
    private static readonly (string Broken, char Sign)[] Signs =
    [
        ("â†’", '→'),
        ("â€œ", '“'),
        ("â€\u009d", '”'),
        ("â€\uFFFD", '”'),
        ("â€˜", '‘'),
        ("â€™", '’'),
        ("â€ž", '„'),
        ("â€“", '–'),
        ("â€”", '—'),
        ("â€¦", '…'),
        ("â€¢", '•'),
        ("â‰¤", '≤'),
        ("â‰¥", '≥'),
        ("â‰\u00a0", '≠'),
        ("â‰ ", '≠'),
        ("âˆ’", '−'),
    ];

    /// <summary>
    /// Where the repaired text got shorter: its offset there, and by how much it is shorter from there on.
    /// </summary>
    private readonly List<(int Offset, int Shorter)> _cuts = [];

    public TextRepair(string original)
    {
        var repaired = new StringBuilder(original.Length);
        for (var at = 0; at < original.Length; at++)
        {
            var (sign, length) = SignAt(original, at);
            repaired.Append(sign);
            if (length == 1)
            {
                continue;
            }
            at += length - 1;
            _cuts.Add((repaired.Length, at + 1 - repaired.Length));
        }

        Text = DrawnWithHyphens(repaired.ToString());
    }

    public string Text { get; }

    /// <summary>The offset in the original text.</summary>
    public int Original(int offset)
    {
        var (first, last) = (0, _cuts.Count);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = _cuts[middle].Offset <= offset ? (middle + 1, last) : (first, middle);
        }

        return first == 0 ? offset : offset + _cuts[first - 1].Shorter;
    }

    private static (char Sign, int Length) SignAt(string text, int at)
    {
        switch (text[at])
        {
            case MarkOfBroken:
                foreach (var (broken, sign) in Signs)
                {
                    if (string.CompareOrdinal(text, at, broken, 0, broken.Length) == 0)
                    {
                        return (sign, broken.Length);
                    }
                }

                return (MarkOfBroken, 1);
            case 'Â' when at + 1 < text.Length && text[at + 1] == '\u00a0':
                return (' ', 2);
            case '\u00a0' or '\u202f' or '\u2007':
                return (' ', 1);
            case '\r' when at + 1 >= text.Length || text[at + 1] != '\n':
                return ('\n', 1);
            default:
                return (text[at], 1);
        }
    }

    /// <summary>
    /// A line of nothing but dashes, pipes and colons parts a table's heading from its rows. A dash before a space, and
    /// before what bullets of a spec begin with, begins a bullet; before other words it is a dash.
    /// </summary>
    private static string DrawnWithHyphens(string text)
    {
        if (text.AsSpan().IndexOfAny('–', '—', '•') < 0)
        {
            return text;
        }
        return string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                {
                    var indent = line.Length - line.TrimStart().Length;
                    if (
                        line.Length > indent + 2
                        && line[indent + 1] == ' '
                        && (line[indent] == '•' || line[indent] is '–' or '—' && line[indent + 2] is '*' or '`' or '(')
                    )
                    {
                        return $"{line[..indent]}-{line[(indent + 1)..]}";
                    }
                    var isRule =
                        line.Contains('|', StringComparison.Ordinal)
                        && line.All(c => " \t\r|:-–—".Contains(c, StringComparison.Ordinal));
                    return isRule ? line.Replace('–', '-').Replace('—', '-') : line;
                })
        );
    }
}

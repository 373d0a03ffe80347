using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RulesHarness.Language.Patterns;

/// <summary>
/// The replacement of a match: text in which <c>$1</c> and <c>${name}</c> stand for groups, and a backslash makes the
/// next character stand for itself.
/// </summary>
internal sealed class Replacement
{
    private readonly ImmutableArray<(string Text, int Group)> _parts;

    private Replacement(ImmutableArray<(string Text, int Group)> parts) => _parts = parts;

    /// <summary>Null where it names a group that the pattern hasn't.</summary>
    public static Replacement? Parse(string text, TranslatedPattern pattern)
    {
        var parts = ImmutableArray.CreateBuilder<(string Text, int Group)>();
        var literal = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            // The last character always stands for itself.
            if (at == text.Length - 1 || text[at] is not ('\\' or '$'))
            {
                literal.Append(text[at++]);
            }
            else if (text[at] == '\\')
            {
                literal.Append(text[at + 1]);
                at += 2;
            }
            else if (char.IsAsciiDigit(text[at + 1]))
            {
                at++;
                var group = Number(text, ref at, pattern.Groups);
                if (group > pattern.Groups)
                {
                    return null;
                }

                Add(parts, literal, group);
            }
            else if (text[at + 1] == '{')
            {
                var end = text.IndexOf('}', at);
                if (end < 0 || !pattern.Names.TryGetValue(text[(at + 2)..end], out var group))
                {
                    return null;
                }

                at = end + 1;
                Add(parts, literal, group);
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        Add(parts, literal, -1);
        return new Replacement(parts.ToImmutable());
    }

    /// <summary>Gets the replacement of a match.</summary>
    public string Of(Match match)
    {
        var text = new StringBuilder();
        foreach (var (literal, group) in _parts)
        {
            text.Append(literal)
                .Append(group < 0 ? "" : match.Groups[group.ToString(CultureInfo.InvariantCulture)].Value);
        }

        return text.ToString();
    }

    /// <summary>Reads the number of a group, as many digits of it as a group may have.</summary>
    private static int Number(string text, ref int at, int groups)
    {
        var group = text[at++] - '0';
        while (at < text.Length && char.IsAsciiDigit(text[at]) && (group * 10) + text[at] - '0' <= groups)
        {
            group = (group * 10) + text[at++] - '0';
        }

        return group;
    }

    private static void Add(ImmutableArray<(string Text, int Group)>.Builder parts, StringBuilder literal, int group)
    {
        parts.Add((literal.ToString(), group));
        literal.Clear();
    }
}

using System.Globalization;
using System.Text;
using Bogus;

namespace RulesHarness.Fixtures;

/// <summary>
/// Makes a string that matches a regular expression: literals, classes, groups, alternatives and repeats. What else a pattern may hold
/// (look-around, back references) RE2 has not either.
/// </summary>
internal sealed class PatternSampler(string pattern, Randomizer random)
{
    /// <summary>How often an open-ended repeat goes on: enough to tell it from a fixed one.</summary>
    private const int Most = 8;

    private int at;

    public static string Sample(string pattern, Randomizer random) => new PatternSampler(pattern, random).Alternatives();

    private string Alternatives()
    {
        var choices = new List<string> { Sequence() };
        while (Take('|'))
            choices.Add(Sequence());
        return random.ListItem(choices);
    }

    private string Sequence()
    {
        var sampled = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var start = at;
            Item();
            var end = at;
            var (least, most) = Repeat();
            var after = at;
            for (var count = random.Int(least, most); count > 0; count--)
            {
                // Sampled anew for each repeat: [a-z]{3} is seldom "aaa".
                at = start;
                sampled.Append(Item());
                at = end;
            }

            at = after;
        }

        return sampled.ToString();
    }

    private string Item()
    {
        var c = pattern[at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return random.Char('a', 'z').ToString();
            case '(':
                if (Take('?') && !TakeGroupHead())
                    return "";
                var inner = Alternatives();
                Take(')');
                return inner;
            case '[':
                return Class();
            case '\\' when at < pattern.Length:
                return Escape(pattern[at++]);
            default:
                return c.ToString();
        }
    }

    /// <summary>What follows <c>(?</c>: flags, a name or both. False when there is nothing else in the group: <c>(?i)</c>.</summary>
    private bool TakeGroupHead()
    {
        var closing = pattern.AsSpan(at).StartsWith("P<") || pattern.AsSpan(at).StartsWith("<") ? '>' : ':';
        while (at < pattern.Length && pattern[at] != closing && pattern[at] != ')')
            at++;
        return at < pattern.Length && pattern[at++] == closing;
    }

    private (int Least, int Most) Repeat()
    {
        if (Take('?'))
            return (0, 1);
        if (Take('*'))
            return (0, Most);
        if (Take('+'))
            return (1, Most);
        if (!Take('{'))
            return (1, 1);
        var close = pattern.IndexOf('}', at);
        var bounds = pattern[at..close].Split(',');
        at = close + 1;
        var least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        return bounds is [_, { Length: > 0 } most] ? (least, int.Parse(most, CultureInfo.InvariantCulture)) : (least, bounds.Length == 1 ? least : least + Most);
    }

    private string Class()
    {
        var excludes = Take('^');
        var members = new List<char>();
        do
        {
            var c = pattern[at++];
            if (c == '\\')
                members.AddRange(Members(pattern[at++]));
            else if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
                members.AddRange(Range(c, pattern[(at += 2) - 1]));
            else
                members.Add(c);
        }
        while (at < pattern.Length && pattern[at] != ']');
        Take(']');
        var candidates = excludes ? Range('a', 'z').Concat(Range('0', '9')).Except(members).ToList() : members;
        return random.ListItem(candidates).ToString();
    }

    private string Escape(char c) => random.ListItem([.. Members(c)]).ToString();

    private static IEnumerable<char> Members(char escaped) => escaped switch
    {
        'd' => Range('0', '9'),
        'w' => Range('a', 'z').Concat(Range('0', '9')).Append('_'),
        's' => " ",
        _ => [escaped],
    };

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    private bool Take(char c)
    {
        if (at >= pattern.Length || pattern[at] != c)
            return false;
        at++;
        return true;
    }
}

using System.Text;

namespace RulesHarness.Language.Patterns;

/// <summary>
/// A set of code points, as ranges. It is built, and then written as a class of UTF-16 units, which is what .NET's
/// patterns are about.
/// </summary>
public sealed class CodePoints
{
    /// <summary>The last code point of Unicode.</summary>
    public const int Last = 0x10FFFF;

    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;
    private const int LastUnit = 0xFFFF;

    private readonly List<(int From, int To)> _ranges = [];

    /// <summary>Makes a set of ranges, both ends included.</summary>
    public static CodePoints Of(params ReadOnlySpan<(int From, int To)> ranges)
    {
        var set = new CodePoints();
        foreach (var (from, to) in ranges)
        {
            set.Add(from, to);
        }

        return set;
    }

    /// <summary>The ranges in their order, none touching another.</summary>
    public IReadOnlyList<(int From, int To)> Ranges => Merged();

    /// <summary>Adds a range, both ends included.</summary>
    public void Add(int from, int to) => _ranges.Add((from, to));

    /// <summary>Adds all of another set.</summary>
    public void Add(CodePoints other) => _ranges.AddRange(other._ranges);

    /// <summary>All others.</summary>
    public CodePoints Negated()
    {
        var others = new CodePoints();
        var next = 0;
        foreach (var (from, to) in Merged())
        {
            if (from > next)
            {
                others.Add(next, from - 1);
            }

            next = to + 1;
        }

        if (next <= Last)
        {
            others.Add(next, Last);
        }

        return others;
    }

    /// <summary>The same with the other cases of all that is in it.</summary>
    public CodePoints Folded()
    {
        var folded = new CodePoints();
        folded.Add(this);
        foreach (var (from, to) in Merged())
        {
            CaseFolding.AddOthers(from, to, folded);
        }

        return folded;
    }

    /// <summary>
    /// As a part of a .NET pattern that takes one code point. A code point beyond 16 bits is two units there.
    /// </summary>
    public string Write()
    {
        var units = new StringBuilder();
        var pairs = new SurrogatePairs();
        foreach (var (from, to) in Merged())
        {
            WriteUnits(units, from, Math.Min(to, FirstSurrogate - 1));
            WriteUnits(units, Math.Max(from, LastSurrogate + 1), Math.Min(to, LastUnit));
            pairs.Add(Math.Max(from, LastUnit + 1), to);
        }

        var single = units.Length == 0 ? null : $"[{units}]";
        var alternatives = pairs.Write();
        return alternatives.Count == 0
            ? single ?? @"[^\u0000-\uFFFF]"
            : $"(?:{string.Join('|', single is null ? alternatives : alternatives.Prepend(single))})";
    }

    private List<(int From, int To)> Merged()
    {
        var merged = new List<(int From, int To)>(_ranges.Count);
        _ranges.Sort();
        foreach (var range in _ranges)
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static void WriteUnits(StringBuilder text, int from, int to)
    {
        if (from <= to)
        {
            text.Append(Range((char)from, (char)to));
        }
    }

    internal static string Range(char from, char to) =>
        from == to ? $@"\u{(int)from:X4}" : $@"\u{(int)from:X4}-\u{(int)to:X4}";
}

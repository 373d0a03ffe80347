using System.Text;

namespace RulesHarness.Language.Patterns;

/// <summary>
/// Finds the characters that differ only in case, by Unicode's simple folding: <c>k</c>, <c>K</c> and the sign for
/// kelvin.
/// </summary>
internal static class CaseFolding
{
    private const int LastWithCase = 0x1FFFF;

    // Most patterns need no more than ASCII.
    private static readonly Lazy<Dictionary<int, int[]>> Others = new(Find);

    public static void AddOthers(int from, int to, CodePoints set)
    {
        for (var point = from; point <= Math.Min(to, LastWithCase); point++)
        {
            if (point > 0x7F)
            {
                foreach (var other in Others.Value.GetValueOrDefault(point, []))
                {
                    set.Add(other, other);
                }
            }
            else if (char.IsAsciiLetter((char)point))
            {
                set.Add(point ^ 0x20, point ^ 0x20);
                var sign = (point | 0x20) switch
                {
                    'k' => 0x212A,
                    's' => 0x017F,
                    _ => point,
                };
                set.Add(sign, sign);
            }
        }
    }

    private static Dictionary<int, int[]> Find()
    {
        var families = new Dictionary<int, List<int>>();
        for (var point = 0; point <= LastWithCase; point++)
        {
            if (
                Rune.IsValid(point)
                && Rune.IsLetter(new Rune(point))
                    | Rune.ToLowerInvariant(new Rune(point)) != Rune.ToUpperInvariant(new Rune(point))
            )
            {
                var root = Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(point))).Value;
                if (!families.TryGetValue(root, out var family))
                {
                    families[root] = family = [];
                }

                family.Add(point);
            }
        }

        var others =
            from family in families.Values
            where family.Count > 1
            from point in family
            select (point, family.Where(other => other != point).ToArray());
        return others.ToDictionary();
    }
}

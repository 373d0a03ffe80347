using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Puts a part into a text or a list, so that a slice of it is the part.</summary>
internal static class Spliced
{
    private const int Longest = 1_000;

    /// <summary>
    /// The whole with the part from a place on, made as long as that needs; null where the two don't belong together.
    /// </summary>
    public static RulesValue? Of(RulesValue whole, long start, RulesValue part) =>
        part.Kind switch
        {
            _ when start is < 0 or > Longest => null,
            RulesValueKind.String => RulesValue.From(
                Text(whole.IsString ? whole.AsString : "", (int)start, part.AsString)
            ),
            RulesValueKind.List => RulesValue.FromList(
                Items(whole.Kind == RulesValueKind.List ? whole.AsList.Items.ToArray() : [], (int)start, part)
            ),
            _ => null,
        };

    private static string Text(string whole, int start, string part)
    {
        var end = start + part.Length;
        var before = whole.PadRight(start, part.Length > 0 ? part[0] : 'a')[..start];
        return before + part + (whole.Length > end ? whole[end..] : "");
    }

    private static RulesValue[] Items(RulesValue[] whole, int start, RulesValue part)
    {
        var items = part.AsList.Items.ToArray();
        var missing = Enumerable.Repeat(RulesValue.From("item"), Math.Max(0, start - whole.Length));
        return [.. whole.Concat(missing).Take(start), .. items, .. whole.Skip(start + items.Length)];
    }
}

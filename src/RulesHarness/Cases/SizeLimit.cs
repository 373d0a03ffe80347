using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>A comparison of the size of a list or map, as an update writes it, with a stored field.</summary>
internal static class SizeLimit
{
    /// <summary>The comparison with the size on its left side; null for any other comparison.</summary>
    public static Comparison? Of(Comparison comparison)
    {
        var turned = comparison.Left is SizeOperand ? comparison : comparison.Mirrored();
        return
            turned is { Left: SizeOperand { Of: FieldOperand { IsNew: true } }, Right: FieldOperand { IsNew: false } }
            ? turned
            : null;
    }

    /// <summary>
    /// What the stored document must have so that one item more meets the comparison: it is full, or has room for that
    /// one. Null for a comparison that asks for neither.
    /// </summary>
    public static Comparison? WhenFull(Comparison comparison)
    {
        if (Of(comparison) is not { Left: SizeOperand { Of: FieldOperand written } } limit)
        {
            return null;
        }
        var size = new SizeOperand(written with { IsNew = false });
        var one = new LiteralOperand(1L);
        return limit.Comparator switch
        {
            Comparator.Greater or Comparator.GreaterOrEqual => new Comparison(limit.Right, Comparator.Equal, size),
            Comparator.Equal => new Comparison(
                limit.Right,
                Comparator.Equal,
                new ArithmeticOperand(size, ArithmeticSign.Plus, one)
            ),
            _ => null,
        };
    }
}

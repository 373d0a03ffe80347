using System.Globalization;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The id of the requested document where a condition asks for its number: <c>int of {docId} &lt;= 5</c>. An id that is
/// no number meets no such comparison, and no opposite of one.
/// </summary>
internal static class NumberedId
{
    /// <summary>The number where nothing that is known says which.</summary>
    private const long Usual = 7;

    /// <summary>The first number that meets all comparisons with literals; null where none asks for a number.</summary>
    public static string? Of(IReadOnlyList<Comparison> comparisons)
    {
        var asked = comparisons.Select(Turned).OfType<Comparison>().ToList();
        if (asked.Count == 0)
        {
            return null;
        }
        var known = asked
            .Where(comparison => EvaluationScope.IsConstant(comparison.Right))
            .Select(comparison => (comparison.Comparator, Value: ValueOf(comparison.Right)))
            .ToList();
        return known
            .SelectMany(each => Near(each.Value))
            .Append(Usual)
            .Where(IsAsked)
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .FirstOrDefault();

        bool IsAsked(long number) => known.TrueForAll(each => Comparisons.Holds(number, each.Comparator, each.Value));
    }

    /// <summary>
    /// That the id is a number still, where a comparison of its number is missed for another reason.
    /// </summary>
    public static IEnumerable<Comparison> Kept(Comparison comparison) =>
        Turned(comparison) is { } asked
            ? [new Comparison(asked.Left, Comparator.GreaterOrEqual, new LiteralOperand(0L))]
            : [];

    /// <summary>The comparison with the id's number on its left side; null for any other.</summary>
    private static Comparison? Turned(Comparison comparison) =>
        IsNumber(comparison.Left) ? comparison
        : IsNumber(comparison.Right) ? comparison.Mirrored()
        : null;

    private static bool IsNumber(Operand operand) =>
        operand is DerivedOperand { Derivation: Derivation.Int, Of: PathIdOperand { IsOwn: true } };

    private static object? ValueOf(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => literal.Value,
            ListOperand list => list.Items.Select(ValueOf).ToList(),
            _ => null,
        };

    /// <summary>The numbers at a boundary.</summary>
    private static IEnumerable<long> Near(object? value) =>
        value switch
        {
            long number => [number, number + 1, number - 1],
            IEnumerable<object?> items => items.SelectMany(Near),
            _ => [],
        };
}

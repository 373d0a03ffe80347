using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Leaves out of the ways in which a condition can hold those that say two things of one operand: of
/// <c>(a is null or b == 1) and (a is not null or b == 2)</c> two of four remain.
/// </summary>
internal static class Conjunctions
{
    /// <summary>The conjunctions that may hold, each part of them once; all of them where none may.</summary>
    public static IReadOnlyList<IReadOnlyList<Comparison>> Possible(
        IReadOnlyList<IReadOnlyList<Comparison>> conjunctions
    )
    {
        if (conjunctions.Count < 2)
        {
            return conjunctions;
        }
        IReadOnlyList<Comparison>[] possible =
        [
            .. from each in conjunctions where !IsImpossible(each) select each.Distinct().ToList(),
        ];
        return possible.Length == 0 ? conjunctions : possible;
    }

    /// <summary>
    /// Whether comparisons can't all hold, by themselves. Orders are left alone: null is in none, nor in its opposite.
    /// </summary>
    public static bool IsImpossible(IReadOnlyList<Comparison> conjunction)
    {
        return conjunction.Any(ContradictsOther);

        bool ContradictsOther(Comparison one) => conjunction.Any(other => AreApart(one, other));
    }

    private static bool AreApart(Comparison one, Comparison other) =>
        one.Left == other.Left
        && (one.Comparator, other.Comparator) switch
        {
            (Comparator.Equal, Comparator.NotEqual) when one.Right == other.Right => true,
            (Comparator.Equal, Comparator.Is) => one.Right is LiteralOperand { Value: null },
            (Comparator.Equal or Comparator.In, _) => Values(one) is { } values
                && Values(other) is not null
                && !values.Any(value => Comparisons.Holds(value, other.Comparator, Constant(other.Right))),
            _ => false,
        };

    /// <summary>The values that a comparison names; null where one of them is no literal.</summary>
    private static IReadOnlyList<object?>? Values(Comparison comparison) =>
        (comparison.Comparator, Constant(comparison.Right)) switch
        {
            (Comparator.In or Comparator.NotIn, IReadOnlyList<object?> values) => values,
            (Comparator.Equal or Comparator.NotEqual, { } value) => [value],
            (Comparator.Equal or Comparator.NotEqual, null) when comparison.Right is LiteralOperand => [null],
            _ => null,
        };

    private static object? Constant(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => literal.Value,
            ListOperand list when list.Items.All(item => item is LiteralOperand) => (IReadOnlyList<object?>)
                [.. list.Items.Select(item => ((LiteralOperand)item).Value)],
            _ => null,
        };
}

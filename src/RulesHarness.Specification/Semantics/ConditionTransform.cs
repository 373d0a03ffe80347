using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Rewrites conditions: with their operands replaced, with <c>not</c> worked in, and as a choice of conjunctions.
/// </summary>
public static class ConditionTransform
{
    /// <summary>Replaces operands of a condition.</summary>
    public static Condition Replace(Condition condition, Func<Operand, Operand> replace) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(part => Replace(part, replace))]),
            OrCondition or => new OrCondition([.. or.Parts.Select(part => Replace(part, replace))]),
            NotCondition not => new NotCondition(Replace(not.Inner, replace)),
            Comparison comparison => new Comparison(
                Replace(comparison.Left, replace),
                comparison.Comparator,
                Replace(comparison.Right, replace)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    /// <summary>
    /// The conjunctions of comparisons of which one holds exactly when the condition does; negated when it does not.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Comparison>> Disjuncts(Condition? condition, bool negated = false) =>
        condition switch
        {
            null => negated
                ? []
                :
                [
                    [],
                ],
            Comparison comparison =>
            [
                [negated ? Negate(comparison) : comparison],
            ],
            NotCondition not => Disjuncts(not.Inner, !negated),
            AndCondition and => negated ? Any(and.Parts, negated) : All(and.Parts, negated),
            OrCondition or => negated ? All(or.Parts, negated) : Any(or.Parts, negated),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    /// <summary>The first of the disjuncts, without working out the others.</summary>
    public static IReadOnlyList<Comparison> First(Condition? condition, bool negated = false) =>
        condition switch
        {
            null => [],
            Comparison comparison => [negated ? Negate(comparison) : comparison],
            NotCondition not => First(not.Inner, !negated),
            AndCondition and => negated
                ? First(and.Parts[0], negated)
                : [.. and.Parts.SelectMany(part => First(part, negated))],
            OrCondition or => negated
                ? [.. or.Parts.SelectMany(part => First(part, negated))]
                : First(or.Parts[0], negated),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    /// <summary>The number of disjuncts, counted without creating them; at most <see cref="int.MaxValue"/>.</summary>
    public static int Count(Condition? condition, bool negated = false) =>
        condition switch
        {
            NotCondition not => Count(not.Inner, !negated),
            AndCondition and => Count(and.Parts, negated, isSum: negated),
            OrCondition or => Count(or.Parts, negated, isSum: !negated),
            _ => 1,
        };

    private static int Count(IReadOnlyList<Condition> parts, bool negated, bool isSum) =>
        (int)
            parts
                .Select(part => (long)Count(part, negated))
                .Aggregate((left, right) => Math.Min(int.MaxValue, isSum ? left + right : left * right));

    /// <summary>
    /// A query's filter with a choice for each <c>in</c> and each list of items, which Firestore judges one value at a
    /// time.
    /// </summary>
    public static Condition OneValueEach(Condition filter) =>
        filter switch
        {
            Comparison { Comparator: Comparator.In, Right: ListOperand list } comparison => OneValueEach(
                comparison,
                Comparator.Equal,
                list
            ),
            AndCondition and => new AndCondition([.. and.Parts.Select(OneValueEach)]),
            OrCondition or => new OrCondition([.. or.Parts.Select(OneValueEach)]),
            _ => filter,
        };

    private static OrCondition OneValueEach(Comparison comparison, Comparator comparator, ListOperand list) =>
        new([.. list.Items.Select(item => new Comparison(comparison.Left, comparator, item))]);

    /// <summary>Gets the comparison that holds where another does not.</summary>
    public static Comparison Negate(Comparison comparison) =>
        comparison.Comparator switch
        {
            Comparator.Equal => comparison with { Comparator = Comparator.NotEqual },
            Comparator.NotEqual => comparison with { Comparator = Comparator.Equal },
            Comparator.Less => comparison with { Comparator = Comparator.GreaterOrEqual },
            Comparator.LessOrEqual => comparison with { Comparator = Comparator.Greater },
            Comparator.Greater => comparison with { Comparator = Comparator.LessOrEqual },
            Comparator.GreaterOrEqual => comparison with { Comparator = Comparator.Less },
            Comparator.In => comparison with { Comparator = Comparator.NotIn },
            Comparator.NotIn => comparison with { Comparator = Comparator.In },
            Comparator.Has => comparison with { Comparator = Comparator.HasNot },
            Comparator.HasNot => comparison with { Comparator = Comparator.Has },
            Comparator.HasAny => comparison with { Comparator = Comparator.HasNone },
            Comparator.HasNone => comparison with { Comparator = Comparator.HasAny },
            Comparator.Is => comparison with { Comparator = Comparator.IsNot },
            _ => comparison with { Comparator = Comparator.Is },
        };

    private static Operand Replace(Operand operand, Func<Operand, Operand> replace) =>
        operand is ListOperand list
            ? new ListOperand([.. list.Items.Select(item => Replace(item, replace))])
            : replace(operand);

    private static List<IReadOnlyList<Comparison>> Any(IReadOnlyList<Condition> parts, bool negated) =>
        [.. parts.SelectMany(part => Disjuncts(part, negated))];

    private static IReadOnlyList<IReadOnlyList<Comparison>> All(IReadOnlyList<Condition> parts, bool negated)
    {
        IReadOnlyList<IReadOnlyList<Comparison>> product =
        [
            [],
        ];
        foreach (var part in parts)
        {
            product =
            [
                .. from left in product
                from right in Disjuncts(part, negated)
                select (IReadOnlyList<Comparison>)[.. left, .. right],
            ];
        }
        return product;
    }
}

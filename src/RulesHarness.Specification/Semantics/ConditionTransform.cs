using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Rewrites conditions: with their operands replaced, with <c>not</c> worked in, and as a choice of conjunctions.
/// </summary>
public static class ConditionTransform
{
    /// <summary>More disjuncts than this are not worked out to see which of them may hold.</summary>
    private const int Most = 1_000;

    /// <summary>
    /// Replaces operands of a condition, those inside of others first. Lists and what is computed of others are kept.
    /// </summary>
    public static Condition Replace(Condition condition, Func<Operand, Operand> replace) =>
        condition switch
        {
            AndCondition and => new AndCondition([.. and.Parts.Select(part => Replace(part, replace))]),
            OrCondition or => new OrCondition([.. or.Parts.Select(part => Replace(part, replace))]),
            NotCondition not => new NotCondition(Replace(not.Inner, replace)),
            Comparison comparison => Replace(comparison, replace, isOfPaths: true),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    /// <summary>The condition on a document as it is written: each field is that of the new document.</summary>
    public static Condition OfNew(Condition condition) =>
        Replace(condition, operand => operand is FieldOperand field ? field with { IsNew = true } : operand);

    /// <summary>The condition on a document that is created: there is no other one than the new document.</summary>
    public static Condition OfCreated(Condition condition) =>
        Replace(
            condition,
            operand => operand is FieldOperand { IsNew: true } field ? field with { IsNew = false } : operand
        );

    /// <summary>Replaces what is compared, and nothing in the paths of documents.</summary>
    public static Comparison ReplaceCompared(Comparison comparison, Func<Operand, Operand> replace)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Replace(comparison, replace, isOfPaths: false);
    }

    private static Comparison Replace(Comparison comparison, Func<Operand, Operand> replace, bool isOfPaths) =>
        comparison with
        {
            Left = Replace(comparison.Left, replace, isOfPaths),
            Right = Replace(comparison.Right, replace, isOfPaths),
        };

    /// <summary>Gets the operands of a condition that hold no others, and those that look something up.</summary>
    public static IEnumerable<Operand> Operands(Condition? condition) =>
        condition switch
        {
            null => [],
            AndCondition and => and.Parts.SelectMany(Operands),
            OrCondition or => or.Parts.SelectMany(Operands),
            NotCondition not => Operands(not.Inner),
            Comparison comparison => Inside(comparison.Left).Concat(Inside(comparison.Right)),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    /// <summary>Gets all operands of a condition, those too that hold others.</summary>
    public static IEnumerable<Operand> All(Condition? condition) =>
        condition switch
        {
            null => [],
            AndCondition and => and.Parts.SelectMany(All),
            OrCondition or => or.Parts.SelectMany(All),
            NotCondition not => All(not.Inner),
            Comparison comparison => All(comparison.Left).Concat(All(comparison.Right)),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "not a condition"),
        };

    private static IEnumerable<Operand> All(Operand operand) => (Parts(operand) ?? []).SelectMany(All).Prepend(operand);

    /// <summary>
    /// Gets the operands that make an operand, and itself where it holds no others or looks something up.
    /// </summary>
    public static IEnumerable<Operand> Inside(Operand operand) =>
        operand switch
        {
            LookUpOperand or ExistsOperand => Parts(operand)!.SelectMany(Inside).Prepend(operand),
            _ => Parts(operand) is { } parts ? parts.SelectMany(Inside) : [operand],
        };

    /// <summary>
    /// Gets the same of a comparison without what stands in the paths of documents: only what is compared itself.
    /// </summary>
    public static IEnumerable<Operand> Compared(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Outside(comparison.Left).Concat(Outside(comparison.Right));
    }

    private static IEnumerable<Operand> Outside(Operand operand) =>
        operand switch
        {
            LookUpOperand or ExistsOperand => [operand],
            _ => Parts(operand) is { } parts ? parts.SelectMany(Outside) : [operand],
        };

    /// <summary>The operands of which another is made; null for one that holds no others.</summary>
    private static IEnumerable<Operand>? Parts(Operand operand) =>
        operand switch
        {
            ListOperand list => list.Items,
            ArithmeticOperand sum => [sum.Left, sum.Right],
            SizeOperand size => [size.Of],
            DerivedOperand derived => derived.With is { } with ? [derived.Of, with] : [derived.Of],
            ElementOperand element => [element.Of, element.Key],
            LookUpOperand lookUp => lookUp.Path.Parts,
            ExistsOperand exists => exists.Path.Parts,
            _ => null,
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

    /// <summary>The first of the disjuncts, without working out the others where it is one that may hold.</summary>
    public static IReadOnlyList<Comparison> First(Condition? condition, bool negated = false)
    {
        var first = FirstOfEach(condition, negated);
        return Conjunctions.IsImpossible(first) && Count(condition, negated) <= Most
            ? Disjuncts(condition, negated)[0]
            : first;
    }

    private static IReadOnlyList<Comparison> FirstOfEach(Condition? condition, bool negated) =>
        condition switch
        {
            null => [],
            Comparison comparison => [negated ? Negate(comparison) : comparison],
            NotCondition not => FirstOfEach(not.Inner, !negated),
            AndCondition and => negated
                ? FirstOfEach(and.Parts[0], negated)
                : [.. and.Parts.SelectMany(part => FirstOfEach(part, negated))],
            OrCondition or => negated
                ? [.. or.Parts.SelectMany(part => FirstOfEach(part, negated))]
                : FirstOfEach(or.Parts[0], negated),
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
                .Aggregate(
                    isSum ? 0L : 1L,
                    (left, right) => Math.Min(int.MaxValue, isSum ? left + right : left * right)
                );

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
            Comparator.HasAll => comparison with { Comparator = Comparator.HasNotAll },
            Comparator.HasNotAll => comparison with { Comparator = Comparator.HasAll },
            Comparator.HasOnly => comparison with { Comparator = Comparator.HasNotOnly },
            Comparator.HasNotOnly => comparison with { Comparator = Comparator.HasOnly },
            Comparator.StartsWith => comparison with { Comparator = Comparator.StartsNotWith },
            Comparator.StartsNotWith => comparison with { Comparator = Comparator.StartsWith },
            Comparator.Matches => comparison with { Comparator = Comparator.MatchesNot },
            Comparator.MatchesNot => comparison with { Comparator = Comparator.Matches },
            Comparator.Is => comparison with { Comparator = Comparator.IsNot },
            _ => comparison with { Comparator = Comparator.Is },
        };

    private static Operand Replace(Operand operand, Func<Operand, Operand> replace, bool isOfPaths)
    {
        return operand switch
        {
            ListOperand list => new ListOperand([.. list.Items.Select(Inner)]),
            ArithmeticOperand sum => sum with { Left = Inner(sum.Left), Right = Inner(sum.Right) },
            SizeOperand size => new SizeOperand(Inner(size.Of)),
            DerivedOperand derived => derived with
            {
                Of = Inner(derived.Of),
                With = derived.With is { } with ? Inner(with) : null,
            },
            ElementOperand element => new ElementOperand(Inner(element.Of), Inner(element.Key)),
            LookUpOperand lookUp when isOfPaths => replace(lookUp with { Path = Replace(lookUp.Path, replace) }),
            ExistsOperand exists when isOfPaths => replace(exists with { Path = Replace(exists.Path, replace) }),
            _ => replace(operand),
        };

        Operand Inner(Operand inner) => Replace(inner, replace, isOfPaths);
    }

    /// <summary>Replaces the parts of a path.</summary>
    public static DocumentPath Replace(DocumentPath path, Func<Operand, Operand> replace) =>
        new([
            .. path.Segments.Select(segment =>
                (IReadOnlyList<Operand>)[.. segment.Select(part => Replace(part, replace, isOfPaths: true))]
            ),
        ]);

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
            product = Conjunctions.Possible([
                .. from left in product
                from right in Disjuncts(part, negated)
                select (IReadOnlyList<Comparison>)[.. left, .. right],
            ]);
        }
        return product;
    }
}

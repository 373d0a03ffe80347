using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The comparisons that follow for documents before a batch from what is asked of them afterwards: whoever asks for
/// <c>new.count == count + 1 and new.count == number</c> asks for <c>number == count + 1</c>, in any wording.
/// </summary>
internal static class BatchFacts
{
    /// <summary>
    /// The comparisons that follow from a conjunction for what is there before, without those that are in it. A field
    /// that no sentence lets anyone change is afterwards as it was.
    /// </summary>
    public static IReadOnlyList<Comparison> Following(DataModel model, IReadOnlyList<Comparison> conjunction)
    {
        var after = conjunction.SelectMany(ConditionTransform.Operands).OfType<LookUpOperand>().Where(IsAfter);
        var kept = after
            .Distinct()
            .Where(lookUp => IsThereBefore(conjunction, lookUp.Path) && !CanChange(model, lookUp))
            .Select(lookUp => new Comparison(lookUp, Comparator.Equal, lookUp with { IsAfter = false }));
        return Following([.. conjunction, .. kept], operand => operand is LookUpOperand lookUp && IsAfter(lookUp));
    }

    /// <summary>
    /// What the schema of another document allows of each value that one of its numbers is to be equal to: of
    /// <c>quantity == new.doc.sold - doc.sold</c> that no more are sold than an order can have.
    /// </summary>
    public static IReadOnlyList<Comparison> Allowed(DataModel model, IReadOnlyList<Comparison> conjunction) =>
        [.. Bounded(model, conjunction).SelectMany(each => Within(each.Value, each.Range)).Select(Turned)];

    /// <summary>
    /// One choice of those values, from which the rest follows: that the least that can be sold is too much.
    /// </summary>
    public static IReadOnlyList<Comparison> Chosen(DataModel model, IReadOnlyList<Comparison> conjunction) =>
        [
            .. from each in Bounded(model, conjunction)
            let bound = each.Range.Minimum ?? each.Range.Maximum
            where bound is not null
            select Turned(new Comparison(each.Value, Comparator.Equal, Number(bound.Value))),
        ];

    /// <summary>
    /// The same for one document that a sentence lets a write change: <c>new.</c> fields stand for what is afterwards.
    /// </summary>
    public static IReadOnlyList<Comparison> OfStored(
        Collection collection,
        Permission sentence,
        IReadOnlyList<Comparison> conjunction
    )
    {
        var kept = conjunction
            .SelectMany(ConditionTransform.Operands)
            .OfType<FieldOperand>()
            .Where(field => field.IsNew && collection.Field(field.Path) is { } known && !IsChangedBy(sentence, known))
            .Distinct()
            .Select(field => new Comparison(field, Comparator.Equal, field with { IsNew = false }));
        return
        [
            .. conjunction.Where(comparison => !ConditionTransform.Operands(comparison).Any(IsNew)),
            .. Following([.. conjunction, .. kept], IsNew),
        ];
    }

    /// <summary>
    /// What follows from a conjunction for the stored document of an update: <c>new.uses == uses + 1 and new.uses ></c>
    /// something asks for <c>uses + 1 ></c> it, which no change can bring about.
    /// </summary>
    public static IReadOnlyList<Comparison> Following(IReadOnlyList<Comparison> conjunction) =>
        Following(conjunction, IsNew);

    private static bool IsAfter(LookUpOperand lookUp) => lookUp.IsAfter;

    private static bool IsNew(Operand operand) => operand is FieldOperand { IsNew: true };

    /// <summary>
    /// Each comparison with an operand that is chosen by a write, with what the operand is to be equal to in its place.
    /// </summary>
    private static List<Comparison> Following(IReadOnlyList<Comparison> conjunction, Func<Operand, bool> isChosen)
    {
        var following = new List<Comparison>();
        foreach (var (chosen, value, equality) in conjunction.SelectMany(each => Solved(each, isChosen)))
        {
            following.AddRange(
                conjunction
                    .Where(other => other != equality && ConditionTransform.Operands(other).Contains(chosen))
                    .Select(other => Replaced(other, chosen, value))
                    .Where(other => !ConditionTransform.Operands(other).Any(isChosen) && SaysSomething(other))
            );
        }
        return [.. following.Distinct().Where(comparison => !conjunction.Contains(comparison))];
    }

    /// <summary>The operand that an equality chooses, and its value: <c>new.count - 1 == 4</c> chooses 4 + 1.</summary>
    private static IEnumerable<(Operand Chosen, Operand Value, Comparison Equality)> Solved(
        Comparison equality,
        Func<Operand, bool> isChosen
    )
    {
        if (equality.Comparator != Comparator.Equal)
        {
            return [];
        }
        (Operand Chosen, Operand Value)[] sides = [(equality.Left, equality.Right), (equality.Right, equality.Left)];
        return sides
            .Select(side => Alone(side.Chosen, side.Value))
            .Where(side => isChosen(side.Chosen) && !ConditionTransform.Operands(Same(side.Value)).Any(isChosen))
            .Select(side => (side.Chosen, side.Value, equality));
    }

    private static bool SaysSomething(Comparison comparison) =>
        comparison.Left != comparison.Right
        && !IsCancelled(comparison.Left)
        && !(EvaluationScope.IsConstant(comparison.Left) && EvaluationScope.IsConstant(comparison.Right));

    /// <summary>What is added and taken away again: <c>1 + total - total</c>.</summary>
    private static bool IsCancelled(Operand operand) =>
        operand
            is ArithmeticOperand
            {
                Sign: ArithmeticSign.Minus,
                Left: ArithmeticOperand { Sign: ArithmeticSign.Plus } sum,
                Right: var taken
            }
        && (sum.Left == taken || sum.Right == taken);

    private static Comparison Same(Operand operand) => new(operand, Comparator.Equal, operand);

    /// <summary>
    /// One side of an equality without what it adds or takes away: the other side has that. Only numbers can be turned
    /// around so: both are constant, or the sum is one.
    /// </summary>
    private static (Operand Chosen, Operand Value) Alone(Operand side, Operand other)
    {
        while (
            side is ArithmeticOperand { Sign: ArithmeticSign.Plus or ArithmeticSign.Minus } sum
            && (sum.Right is LiteralOperand { Value: not string } || IsNumber(other))
        )
        {
            var inverse = sum.Sign == ArithmeticSign.Plus ? ArithmeticSign.Minus : ArithmeticSign.Plus;
            (side, other) = (sum.Left, new ArithmeticOperand(other, inverse, sum.Right));
        }
        return (side, other);
    }

    private static bool IsNumber(Operand operand) => operand is LiteralOperand { Value: long or double };

    private static Comparison Replaced(Comparison comparison, Operand chosen, Operand value) =>
        (Comparison)ConditionTransform.Replace(comparison, operand => operand == chosen ? value : operand);

    private static IEnumerable<(Operand Value, Bounds Range)> Bounded(
        DataModel model,
        IReadOnlyList<Comparison> conjunction
    ) =>
        from equality in conjunction
        where equality.Comparator == Comparator.Equal
        from side in new[] { (equality.Left, equality.Right), (equality.Right, equality.Left) }.Select(ByLookUp)
        let lookUp = side.Of as LookUpOperand
        where
            lookUp is { IsAfter: true } && ConditionTransform.Inside(side.Value).Any(operand => operand is FieldOperand)
        let range = model.CollectionOf(lookUp.Path.Shape)?.Field(lookUp.Field)?.Constraints.Range
        where range is not null
        select (side.Value, range.Value);

    /// <summary>
    /// One side of an equality as the looked-up number that it has in a sum: <c>doc.total + stars</c> is to be
    /// <c>new.doc.total</c>, and so <c>stars</c> the difference.
    /// </summary>
    private static (Operand Of, Operand Value) ByLookUp((Operand Of, Operand Value) side) =>
        side.Of switch
        {
            ArithmeticOperand { Sign: ArithmeticSign.Plus, Right: LookUpOperand number } sum => (
                number,
                new ArithmeticOperand(side.Value, ArithmeticSign.Minus, sum.Left)
            ),
            ArithmeticOperand { Sign: ArithmeticSign.Plus, Left: LookUpOperand number } sum => (
                number,
                new ArithmeticOperand(side.Value, ArithmeticSign.Minus, sum.Right)
            ),
            _ => side,
        };

    /// <summary>
    /// <c>left - new.left >= 1</c> as <c>new.left &lt;= left - 1</c>: only a field can be solved for.
    /// </summary>
    private static Comparison Turned(Comparison comparison) =>
        comparison.Left is ArithmeticOperand { Sign: ArithmeticSign.Minus, Right: FieldOperand { IsNew: true } } sum
        && comparison.Comparator.Mirrored() is { } mirrored
            ? new Comparison(
                sum.Right,
                mirrored,
                new ArithmeticOperand(sum.Left, ArithmeticSign.Minus, comparison.Right)
            )
            : comparison;

    private static LiteralOperand Number(double bound) => new(double.IsInteger(bound) ? (object)(long)bound : bound);

    private static IEnumerable<Comparison> Within(Operand value, Bounds range)
    {
        if (range.Minimum is { } least)
        {
            yield return new Comparison(value, Comparator.GreaterOrEqual, Number(least));
        }
        if (range.Maximum is { } most)
        {
            yield return new Comparison(value, Comparator.LessOrEqual, Number(most));
        }
    }

    private static bool IsThereBefore(IReadOnlyList<Comparison> conjunction, DocumentPath path) =>
        conjunction.Any(comparison =>
            comparison is { Left: ExistsOperand { IsAfter: false } exists, Right: LiteralOperand { Value: true } }
            && comparison.Comparator == Comparator.Equal
            && exists.Path == path
        );

    private static bool CanChange(DataModel model, LookUpOperand lookUp) =>
        model.CollectionOf(lookUp.Path.Shape) is not { } collection
        || collection.Field(lookUp.Field) is not { } field
        || model.Policy(collection.Path)?.Granting(Operation.Update).Any(sentence => IsChangedBy(sentence, field))
            == true;

    /// <summary>Whether an update that a sentence grants can change a field.</summary>
    public static bool IsChangedBy(Permission sentence, Field field) =>
        field.Constraints.ServerTime && !field.Constraints.Immutable || RequestFactory.IsAllowed(sentence, field);
}

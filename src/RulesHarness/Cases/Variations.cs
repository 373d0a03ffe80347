using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>The ways in which a conjunction of comparisons just holds, and in which one of them just doesn't.</summary>
internal static class Variations
{
    /// <summary>
    /// Each value of an <c>in</c> once, so that none can be lost unseen; and each order of a field met last once, which
    /// is met at its boundary.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Comparison>> Holding(IReadOnlyList<Comparison> conjunction) =>
        OneValueEach(conjunction).Concat(Orders(conjunction));

    public static IEnumerable<IReadOnlyList<Comparison>> OneValueEach(IReadOnlyList<Comparison> conjunction)
    {
        var values = conjunction.Select(Values).ToList();
        yield return [.. values.Select(each => each[0])];
        for (var at = 0; at < values.Count; at++)
        {
            foreach (var value in values[at].Skip(1))
            {
                yield return [.. values.Select((each, place) => place == at ? value : each[0])];
            }
        }
    }

    /// <summary>
    /// The comparisons that say the opposite: of a list of values each, and of an enum each other value.
    /// </summary>
    public static IReadOnlyList<Comparison> Broken(Comparison comparison, Field? field)
    {
        var negated = ConditionTransform.Negate(comparison);
        if (
            comparison is { Left: FieldOperand or LookUpOperand, Right: LiteralOperand or ListOperand }
            && field?.Type.Kind == TypeKind.Enum
            && comparison.Comparator is Comparator.Equal or Comparator.In
            && Literals(comparison.Right) is { } meant
        )
        {
            List<Comparison> others =
            [
                .. field
                    .Type.Literals.Where(literal => !Comparisons.IsAmong(literal, meant))
                    .Select(literal => new Comparison(comparison.Left, Comparator.Equal, new LiteralOperand(literal))),
            ];
            return others.Count > 0 ? others : [negated];
        }

        return Values(negated);
    }

    /// <summary>
    /// The ways to just miss a comparison that its opposite alone does not show: to be above and below what was to be
    /// equal, to lack one of a list, to look up what is not there, to hold a text elsewhere. <paramref name="field"/>
    /// is the one on its left side.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Comparison>> Near(Comparison comparison, Field? field = null) =>
        NearlyHolding(comparison, field)
            .Concat(Absent(comparison, field))
            .Concat(NearlyAll(comparison))
            .Concat(NearlyMatching(comparison))
            .Concat(Twice(comparison))
            .Concat(DerivedVariations.Near(comparison))
            .Concat(Detours.Near(comparison))
            .Where(near => !near.Any(OwnId.IsImpossible));

    private static IEnumerable<IReadOnlyList<Comparison>> NearlyHolding(Comparison comparison, Field? field)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        var operands = ConditionTransform.Operands(comparison).ToList();
        var lookUps = operands.OfType<LookUpOperand>().ToList();
        if (comparison.Comparator == Comparator.Equal && IsOrdered())
        {
            yield return [comparison with { Comparator = Comparator.Greater }];
            yield return [comparison with { Comparator = Comparator.Less }];
        }

        // That there is no such key is the nearest opposite: rules may ask for the key and forget its value.
        if (
            comparison is { Left: ElementOperand, Comparator: Comparator.Equal or Comparator.In }
            && Literals(right)?.FirstOrDefault() is { } meant
        )
        {
            yield return [new Comparison(left, Comparator.Equal, new LiteralOperand(ValueFactory.Different(meant)))];
        }

        foreach (var path in lookUps.Select(lookUp => lookUp.Path).Distinct())
        {
            var isMissing = new Comparison(new ExistsOperand(path), Comparator.Equal, new LiteralOperand(false));
            yield return [isMissing, .. NumberedId.Kept(comparison)];
        }

        bool IsOrdered() =>
            left is SizeOperand
            || IsNumberOrTime(field)
            || right is not LiteralOperand
                && (lookUps.Count > 0 || operands.Exists(operand => operand is ArithmeticOperand or SizeOperand));
    }

    /// <summary>No value, where a field need not have one: rules may have a default that the spec does not.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> Absent(Comparison comparison, Field? field)
    {
        var operand = (comparison.Left as SizeOperand)?.Of ?? comparison.Left;
        var isAsked =
            Boundary.IsOrder(comparison.Comparator)
            || comparison.Comparator
                is Comparator.Equal
                    or Comparator.In
                    or Comparator.Has
                    or Comparator.HasAny
                    or Comparator.StartsWith
                    or Comparator.Matches;
        var isOfNull = Literals(comparison.Right)?.Contains(null) == true;
        if (isAsked && !isOfNull && field is not null && (field.Type.Nullable || !field.Required))
        {
            yield return [new Comparison(operand, Comparator.Equal, new LiteralOperand(null))];
        }
    }

    /// <summary>All items but one.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> NearlyAll(Comparison comparison) =>
        comparison is { Left: var left, Comparator: Comparator.HasAll, Right: ListOperand all }
            ? all.Items.Select(missing =>
                (IReadOnlyList<Comparison>)
                    [
                        .. all
                            .Items.Where(item => item != missing)
                            .Select(item => new Comparison(left, Comparator.Has, item)),
                        new Comparison(left, Comparator.HasNot, missing),
                    ]
            )
            : [];

    /// <summary>
    /// A list that has its last item twice: rules may ask for the items alone, as <c>hasOnly()</c> does.
    /// </summary>
    private static IEnumerable<IReadOnlyList<Comparison>> Twice(Comparison comparison)
    {
        if (
            comparison is
            { Left: FieldOperand, Comparator: Comparator.Equal, Right: ListOperand { Items.Count: > 0 } list }
        )
        {
            yield return [comparison with { Right = new ListOperand([.. list.Items, list.Items[^1]]) }];
        }
    }

    /// <summary>Text that begins nearly as it has to, or nearly matches.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> NearlyMatching(Comparison comparison)
    {
        IReadOnlyList<string> texts = comparison switch
        {
            { Comparator: Comparator.StartsWith, Right: LiteralOperand { Value: string { Length: > 0 } start } } =>
            [
                $"x{start}y",
                $"{start[..^1]}~",
            ],
            { Comparator: Comparator.Matches, Right: LiteralOperand { Value: string pattern } } =>
            [
                .. PatternVariations.Of(pattern).NotMatching,
            ],
            _ => [],
        };
        foreach (var text in texts)
        {
            yield return [new Comparison(comparison.Left, Comparator.Equal, new LiteralOperand(text))];
        }
    }

    private static bool IsNumberOrTime(Field? field) =>
        field?.Type.Kind is TypeKind.Int or TypeKind.Float or TypeKind.Number or TypeKind.Timestamp;

    /// <summary>
    /// The same field at the very time of the request, which is where an order against <c>now</c> ends; null for
    /// another comparison. Only a field that is written can have that time, as the server's.
    /// </summary>
    public static Comparison? AtRequestTime(Comparison comparison, Operation operation) =>
        Boundary.IsOrder(comparison.Comparator)
        && comparison is { Left: FieldOperand field, Right: NowOperand }
        && (operation == Operation.Create || operation == Operation.Update && field.IsNew)
            ? comparison with
            {
                Comparator = Comparator.Equal,
            }
            : null;

    /// <summary>
    /// The ways to miss a claim that is compared with a field or an id: a claim with another value, and none. Both
    /// sides of a comparison may be absent where the field is optional: that is no match either. What is asked to
    /// differ is missed only by what is the same.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Comparison>> OfClaim(CallerComparison claim, Field? field = null)
    {
        var isAbsent = new Comparison(claim.Caller, Comparator.Equal, new LiteralOperand(null));
        List<IReadOnlyList<Comparison>> misses =
        [
            [ConditionTransform.Negate(claim.Comparison)],
        ];
        if (
            claim.Comparator
            is Comparator.NotEqual
                or Comparator.NotIn
                or Comparator.HasNot
                or Comparator.HasNone
                or Comparator.IsNot
        )
        {
            return misses;
        }
        misses.Add([isAbsent]);
        if (field is not null && (!field.Required || field.Type.Nullable))
        {
            misses.Add([isAbsent, new Comparison(claim.Other, Comparator.Equal, new LiteralOperand(null))]);
        }
        return misses;
    }

    /// <summary>
    /// The field that is compared, itself or by its size; of the requested document or of another one.
    /// </summary>
    public static Field? FieldOnLeft(DataModel model, Collection collection, Comparison comparison) =>
        (comparison.Left is SizeOperand size ? size.Of : comparison.Left) switch
        {
            FieldOperand field => collection.Field(field.Path),
            LookUpOperand lookUp => model.CollectionOf(lookUp.Path.Shape)?.Field(lookUp.Field),
            _ => null,
        };

    private static List<object?>? Literals(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => [literal.Value],
            ListOperand list when list.Items.All(item => item is LiteralOperand) =>
            [
                .. list.Items.Select(item => ((LiteralOperand)item).Value),
            ],
            _ => null,
        };

    private static IReadOnlyList<Comparison> Values(Comparison comparison) =>
        comparison switch
        {
            { Comparator: Comparator.In, Right: ListOperand { Items.Count: > 0 } list } =>
            [
                .. list.Items.Select(item => new Comparison(comparison.Left, Comparator.Equal, item)),
            ],
            { Comparator: Comparator.HasAny, Right: ListOperand { Items.Count: > 0 } list } =>
            [
                .. list.Items.Select(item => new Comparison(comparison.Left, Comparator.Has, item)),
            ],
            _ => [comparison],
        };

    private static IEnumerable<IReadOnlyList<Comparison>> Orders(IReadOnlyList<Comparison> conjunction)
    {
        for (var at = 0; at < conjunction.Count; at++)
        {
            var order = conjunction[at];
            if (
                Boundary.IsOrder(order.Comparator)
                && conjunction.Skip(at + 1).Any(later => Boundary.IsOrder(later.Comparator) && later.Left == order.Left)
            )
            {
                yield return [.. conjunction.Where((_, place) => place != at), order];
            }
        }
    }
}

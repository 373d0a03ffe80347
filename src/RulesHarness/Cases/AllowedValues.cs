using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The values that a comparison allows beside the one with which it is met first: rules that know only some of them are
/// too narrow. Each stands for the comparison in a case of its own, and is left out where nothing can have it.
/// </summary>
internal static class AllowedValues
{
    /// <summary>Each is a case of its own, for each sentence that has the pattern.</summary>
    private const int MostOfPattern = 24;

    private const long Far = EdgeFactory.Far;

    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(3650);

    /// <summary>The endings of text with a given start: none, and one of each kind of character.</summary>
    private static readonly string[] Endings = ["", "a", "7", "Z", "_. é!", new string('a', 40)];

    /// <summary>
    /// The comparisons that can stand for another. <paramref name="field"/> is the field on its left side, if there is
    /// one.
    /// </summary>
    public static IEnumerable<Comparison> Of(Comparison comparison, Field? field)
    {
        var (left, comparator, right) = comparison;
        return comparator switch
        {
            Comparator.Matches or Comparator.MatchesNot => OfPattern(comparison),
            Comparator.StartsWith => OfStart(left, right),
            Comparator.StartsNotWith => OfOtherStart(left, right),
            // A caller is told apart by having another uid: its text makes no difference.
            Comparator.NotEqual when left is not UidOperand => OfOthers(left, [right], field),
            Comparator.NotIn when right is ListOperand list && left is not UidOperand => OfOthers(
                left,
                list.Items,
                field
            ),
            Comparator.Is when right is TypeOperand type => OfType(left, type.Kind),
            Comparator.Less or Comparator.LessOrEqual or Comparator.Greater or Comparator.GreaterOrEqual => OfOrder(
                comparison,
                field
            ),
            _ when field is { Type.Kind: TypeKind.Array } => OfLists(comparison, field),
            _ when field is { Type.Kind: TypeKind.Map } => OfLists(comparison, field)
                .Select(each => each with { Left = new DerivedOperand(Derivation.Keys, each.Left) }),
            _ => [],
        };
    }

    /// <summary>
    /// The comparisons that can stand for one that says what must not be, and breaks it; nothing for other comparisons.
    /// </summary>
    public static IEnumerable<Comparison> Forbidden(Comparison comparison, Field? field) =>
        comparison.Comparator
            is Comparator.MatchesNot
                or Comparator.StartsNotWith
                or Comparator.HasNot
                or Comparator.HasNone
                or Comparator.HasNotAll
                or Comparator.HasNotOnly
            ? Of(ConditionTransform.Negate(comparison), field)
            : [];

    /// <summary>
    /// The comparison with a field, or what has its size, on the left side where it can be turned so.
    /// </summary>
    public static Comparison Turned(Comparison comparison) =>
        comparison
            is {
                Left: not (FieldOperand or SizeOperand or DerivedOperand),
                Right: FieldOperand or SizeOperand or DerivedOperand
            }
            ? comparison.Mirrored() ?? comparison
            : comparison;

    private static IEnumerable<Comparison> OfPattern(Comparison comparison)
    {
        if (comparison.Right is not LiteralOperand { Value: string pattern })
        {
            return [];
        }
        var variations = PatternVariations.Of(pattern);
        var texts = comparison.Comparator == Comparator.Matches ? variations.Matching : variations.NotMatching;
        return texts.Take(MostOfPattern).Select(text => Is(comparison.Left, text));
    }

    private static IEnumerable<Comparison> OfStart(Operand left, Operand right) =>
        right is LiteralOperand { Value: string start }
            ? Endings.Select(end => Is(left, start + end))
            : Endings.Select(end =>
                Is(left, new ArithmeticOperand(right, ArithmeticSign.Plus, new LiteralOperand(end)))
            );

    private static IEnumerable<Comparison> OfOtherStart(Operand left, Operand right) =>
        right is LiteralOperand { Value: string { Length: > 0 } start }
            ? [Is(left, ""), Is(left, $"x{start}"), Is(left, $"{start[..^1]}~")]
            : [];

    /// <summary>
    /// Each other value of an enum; of a number and a text, one below and one above each that is left out.
    /// </summary>
    private static IEnumerable<Comparison> OfOthers(Operand left, IReadOnlyList<Operand> without, Field? field)
    {
        if (without.Any(operand => operand is not LiteralOperand))
        {
            return [];
        }
        var values = without.Select(operand => ((LiteralOperand)operand).Value).ToList();
        var others =
            field?.Type.Kind == TypeKind.Enum ? field.Type.Literals.OfType<object?>() : values.SelectMany(Beside);
        var withNull = field is { Required: true, Type.Nullable: true } ? others.Append(null) : others;
        return withNull.Except(values).Select(other => Is(left, other));
    }

    private static IEnumerable<object?> Beside(object? value) =>
        value switch
        {
            long number => [number - 1, number + 1],
            double number => [number - 1, number + 1],
            string text => ["", text + "a"],
            _ => [],
        };

    private static IEnumerable<Comparison> OfType(Operand left, TypeKind kind) =>
        kind switch
        {
            TypeKind.Number => [Is(left, 1L), Is(left, 1.5)],
            TypeKind.Float => [Is(left, -0.5), Is(left, 1.5)],
            TypeKind.Int => [Is(left, -1L), Is(left, 1L)],
            TypeKind.String => [Is(left, ""), Is(left, "a")],
            TypeKind.Boolean => [Is(left, true), Is(left, false)],
            _ => [],
        };

    /// <summary>The far end of what an order allows: that of the schema, and beyond any limit of the rules.</summary>
    private static IEnumerable<Comparison> OfOrder(Comparison order, Field? field)
    {
        var (left, comparator, right) = order;
        var isAbove = comparator is Comparator.Greater or Comparator.GreaterOrEqual;
        if (left is SizeOperand { Of: FieldOperand })
        {
            return right is LiteralOperand { Value: long limit } ? OfSizes(left, limit, isAbove, field)
                : isAbove ? [Is(left, new ArithmeticOperand(right, ArithmeticSign.Plus, new LiteralOperand(2L)))]
                : [];
        }
        if (field is null && left is not (TokenOperand or LookUpOperand))
        {
            return [];
        }
        var end = isAbove ? field?.Constraints.Range?.Maximum : field?.Constraints.Range?.Minimum;
        IEnumerable<Comparison> ofSchema = end is { } least ? [Is(left, Whole(least))] : [];
        return Away(right, field, isAbove) is { } away ? ofSchema.Append(order with { Right = away }) : ofSchema;
    }

    /// <summary>A value far above or below the right side of an order; null where none is known.</summary>
    private static Operand? Away(Operand right, Field? field, bool isAbove)
    {
        var sign = isAbove ? ArithmeticSign.Plus : ArithmeticSign.Minus;
        if (right is LiteralOperand { Value: long number })
        {
            return new LiteralOperand(isAbove ? number + Far : number - Far);
        }
        if (right is LiteralOperand { Value: double fraction })
        {
            return new LiteralOperand(isAbove ? fraction + Far : fraction - Far);
        }
        object? distance = field?.Type.Kind switch
        {
            TypeKind.Timestamp when !field.Constraints.ServerTime => LongAgo,
            TypeKind.Int or TypeKind.Float or TypeKind.Number when right is not LiteralOperand => Far,
            _ => null,
        };
        return distance is null ? null : new ArithmeticOperand(right, sign, new LiteralOperand(distance));
    }

    private static IEnumerable<Comparison> OfSizes(Operand left, long limit, bool isAbove, Field? field)
    {
        var bounds = field?.Type.Kind == TypeKind.String ? field.Constraints.Length : field?.Constraints.Items;
        IEnumerable<long> sizes = isAbove
            ? [(long)(bounds?.Maximum ?? limit + 10), limit + 2]
            : [(long)(bounds?.Minimum ?? 0), 1];
        var beyond = sizes.Where(size => isAbove ? size > limit : size < limit);
        return beyond.Distinct().Select(size => Is(left, size));
    }

    /// <summary>A list with nothing but what is asked for, and in front of and behind something else.</summary>
    private static IEnumerable<Comparison> OfLists(Comparison comparison, Field field)
    {
        var (left, comparator, right) = comparison;
        IReadOnlyList<Operand> asked = right is ListOperand list ? list.Items : [right];
        var other = new LiteralOperand(ValueFactory.Different(Sample(field, asked)));
        IEnumerable<IReadOnlyList<Operand>> lists = comparator switch
        {
            Comparator.Has =>
            [
                [right],
                [right, other],
                [other, right],
            ],
            Comparator.HasAny when right is ListOperand => [.. Single(asked), asked, [other, asked[0]]],
            Comparator.HasAll when right is ListOperand => [asked, [.. asked.Reverse()], [.. asked, other]],
            Comparator.HasOnly when right is ListOperand =>
            [
                [],
                .. Single(asked),
                asked,
            ],
            Comparator.HasNot or Comparator.HasNone =>
            [
                [],
                [other],
            ],
            Comparator.HasNotAll when right is ListOperand { Items.Count: > 1 } =>
            [
                [],
                .. Single(asked),
            ],
            Comparator.HasNotOnly when right is ListOperand =>
            [
                [other],
                [.. asked, other],
                [other, asked[0]],
            ],
            _ => [],
        };
        return lists.Select(items => new Comparison(left, Comparator.Equal, new ListOperand(items)));
    }

    private static IEnumerable<IReadOnlyList<Operand>> Single(IReadOnlyList<Operand> items) =>
        items.Select(item => new[] { item });

    /// <summary>A value of the kind that the list holds, from which another one is made.</summary>
    private static object? Sample(Field field, IReadOnlyList<Operand> asked) =>
        asked is [LiteralOperand literal, ..] ? literal.Value
        : field.Type.Element?.Kind is TypeKind.Int or TypeKind.Number ? 1L
        : "";

    private static Comparison Is(Operand left, object? value) => Is(left, new LiteralOperand(value));

    private static Comparison Is(Operand left, Operand value) => new(left, Comparator.Equal, value);

    private static object Whole(double end) => double.IsInteger(end) ? (long)end : end;
}

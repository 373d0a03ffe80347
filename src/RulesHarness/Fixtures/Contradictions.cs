using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// Proves that no document which the schema allows can meet a conjunction of comparisons. What it can't prove it takes
/// for possible.
/// </summary>
internal static partial class Contradictions
{
    /// <summary>Whole numbers between two bounds are looked at one by one up to this many.</summary>
    private const int Countable = 100;

    /// <summary>More conjunctions than this are not looked at: then nothing is certain.</summary>
    private const int Most = 1_000;

    /// <summary>Whether no document can satisfy a condition; certain when true.</summary>
    public static bool IsUnsatisfiable(Collection collection, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return IsUnsatisfiable(condition, FieldsOf(collection));
    }

    /// <summary>
    /// Whether no documents can satisfy a condition; certain when true. <paramref name="fieldOf"/> gives the field that
    /// an operand reads; null for one of which no schema is known.
    /// </summary>
    public static bool IsUnsatisfiable(Condition condition, Func<Operand, Field?> fieldOf) =>
        ConditionTransform.Count(condition) <= Most
        && ConditionTransform.Disjuncts(condition).All(disjunct => IsImpossible(fieldOf, disjunct, isNegation: false));

    /// <summary>Whether every document satisfies a condition; certain when true.</summary>
    public static bool IsUnviolable(Collection collection, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return ConditionTransform.Count(condition, negated: true) <= Most
            && ConditionTransform
                .Disjuncts(condition, negated: true)
                .All(disjunct => IsImpossible(FieldsOf(collection), disjunct, isNegation: true));
    }

    private static Func<Operand, Field?> FieldsOf(Collection collection) =>
        operand => operand is FieldOperand field ? collection.Field(field.Path) : null;

    private static bool IsImpossible(
        Func<Operand, Field?> fieldOf,
        IReadOnlyList<Comparison> conjunction,
        bool isNegation
    )
    {
        // An order and its opposite can't both hold, but null and what is absent are in neither: that shows nothing of
        // a negation.
        if (
            conjunction.Any(comparison =>
                conjunction.Contains(ConditionTransform.Negate(comparison))
                && !(isNegation && Boundary.IsOrder(comparison.Comparator))
            )
        )
        {
            return true;
        }
        if (conjunction.Any(comparison => IsOfMissing(comparison, conjunction)))
        {
            return true;
        }
        var asked = conjunction.Select(Constant).OfType<(Operand Of, Asked Asked)>();
        return asked
            .GroupBy(each => each.Of, each => each.Asked)
            .Any(each =>
                fieldOf(each.Key) is { } field
                    ? IsImpossible(field, [.. each], isNegation)
                    : each.Key is not FieldOperand && AreDisjoint([.. each])
            );
    }

    /// <summary>A comparison that looks up a document that is not there holds in no way.</summary>
    private static bool IsOfMissing(Comparison comparison, IReadOnlyList<Comparison> conjunction) =>
        comparison is { Left: ExistsOperand exists, Right: LiteralOperand { Value: bool isThere } }
        && isThere != (comparison.Comparator == Comparator.Equal)
        && conjunction
            .SelectMany(ConditionTransform.Operands)
            .Any(operand =>
                operand is LookUpOperand lookUp && lookUp.IsAfter == exists.IsAfter && lookUp.Path == exists.Path
            );

    /// <summary>Returns true if none of the values that a comparison names is allowed by the others.</summary>
    private static bool AreDisjoint(IReadOnlyList<Asked> asked)
    {
        if (asked.FirstOrDefault(each => each.Comparator is Comparator.Equal or Comparator.In) is not { } named)
        {
            return false;
        }
        var values = named.Comparator == Comparator.In ? (IEnumerable<object?>)named.Value! : [named.Value];
        return !values.Any(value => Meets(value, asked));
    }

    private static bool Meets(object? value, IReadOnlyList<Asked> asked) =>
        asked.All(each => Comparisons.Holds(value, each.Comparator, each.Value));

    private static bool IsImpossible(Field field, IReadOnlyList<Asked> asked, bool isNegation)
    {
        // What is absent or null is in no order: neither an order nor its negation holds of it.
        if (
            isNegation
            && (field.Type.Nullable || !field.Required)
            && asked.Any(each => Boundary.IsOrder(each.Comparator))
        )
        {
            return false;
        }
        if (Candidates(field, asked) is { } candidates)
        {
            return !candidates.Any(value => Meets(value, asked));
        }
        var (least, most) = Ends(field, asked);
        return least > most;
    }

    /// <summary>All values that could do; null when there are too many to look at.</summary>
    private static IEnumerable<object?>? Candidates(Field field, IReadOnlyList<Asked> asked)
    {
        var absent = field.Type.Nullable || !field.Required ? [null] : Array.Empty<object?>();
        switch (field.Type.Kind)
        {
            case TypeKind.Enum:
                return absent.Concat(field.Type.Literals);
            case TypeKind.Boolean:
                return absent.Concat([true, false]);
            case TypeKind.String
            or TypeKind.Int
            or TypeKind.Float
            or TypeKind.Number
                when asked.FirstOrDefault(each => each.Comparator is Comparator.Equal or Comparator.In) is { } equal:
                var values = equal.Comparator == Comparator.In ? (IEnumerable<object?>)equal.Value! : [equal.Value];
                return values.Where(value =>
                    value is null ? absent.Length > 0 : FieldRules.Allows(field, FieldRules.Typed(field, value))
                );
            case TypeKind.Int
                when Ends(field, asked) is { Most: var most, Least: var least }
                    && most - least is >= 0 and < Countable
                    && asked.Any(each => Boundary.IsOrder(each.Comparator)):
                return Enumerable.Range(0, (int)(most - least) + 1).Select(step => (object?)(long)(least + step));
            default:
                return null;
        }
    }

    /// <summary>
    /// The range that the schema and the orders leave a number. Of a strict order of fractions the end itself stays in:
    /// then nothing is proved.
    /// </summary>
    private static (double Least, double Most) Ends(Field field, IReadOnlyList<Asked> asked)
    {
        var (least, most) = (
            field.Constraints.Range?.Minimum ?? double.NegativeInfinity,
            field.Constraints.Range?.Maximum ?? double.PositiveInfinity
        );
        if (field.Type.Kind is not (TypeKind.Int or TypeKind.Float or TypeKind.Number))
        {
            return (0, 0);
        }
        // Without an order the field may be absent, whatever its range.
        if (!asked.Any(each => Boundary.IsOrder(each.Comparator)))
        {
            return (0, 0);
        }
        foreach (var order in asked.Where(each => Boundary.IsOrder(each.Comparator) && each.Value is long or double))
        {
            var end = Convert.ToDouble(order.Value, System.Globalization.CultureInfo.InvariantCulture);
            var isWhole = field.Type.Kind == TypeKind.Int;
            (least, most) = order.Comparator switch
            {
                Comparator.Less => (least, Math.Min(most, isWhole ? Math.Ceiling(end) - 1 : end)),
                Comparator.LessOrEqual => (least, Math.Min(most, isWhole ? Math.Floor(end) : end)),
                Comparator.Greater => (Math.Max(least, isWhole ? Math.Floor(end) + 1 : end), most),
                _ => (Math.Max(least, isWhole ? Math.Ceiling(end) : end), most),
            };
        }

        return (least, most);
    }

    /// <summary>A comparison with a constant, which is last; null for another one.</summary>
    private static (Operand, Asked)? Constant(Comparison comparison) =>
        (Value(comparison.Left), Value(comparison.Right)) switch
        {
            (null, { } constant) => (comparison.Left, new Asked(comparison.Comparator, constant.Value)),
            ({ } constant, null) when comparison.Comparator.Mirrored() is { } mirrored => (
                comparison.Right,
                new Asked(mirrored, constant.Value)
            ),
            _ => null,
        };

    private static LiteralOperand? Value(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => literal,
            ListOperand list when list.Items.All(item => item is LiteralOperand) => new LiteralOperand(
                list.Items.Select(item => ((LiteralOperand)item).Value).ToList()
            ),
            _ => null,
        };

    private sealed record Asked(Comparator Comparator, object? Value);
}

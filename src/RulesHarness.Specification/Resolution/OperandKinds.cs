using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Tells which sums, differences and products have no value, and what is compared with an id and can't be one, by the
/// kinds of their sides.
/// </summary>
internal static class OperandKinds
{
    private enum Kind
    {
        Unknown,
        Number,
        Text,
        Time,
        Duration,
        List,
        Other,
    }

    public static IEnumerable<ArithmeticOperand> Impossible(Condition? condition, Func<Operand, Field?> fieldOf) =>
        Comparisons(condition)
            .SelectMany(each => new[] { each.Left, each.Right })
            .SelectMany(each => In(each, fieldOf).Concat(Lengths(each, fieldOf)));

    /// <summary>
    /// The comparisons of an id with what is none, a number or a time, and a text that looks like a name in braces.
    /// </summary>
    public static IEnumerable<(Comparison Comparison, Operand Other)> NoIds(
        Condition? condition,
        Func<Operand, Field?> fieldOf
    ) =>
        Comparisons(condition)
            .SelectMany(each => new[] { (each, each.Left, Other: each.Right), (each, each.Right, Other: each.Left) })
            .Where(sides => sides.Item2 is PathIdOperand or UidOperand && IsNoId(sides.Other, fieldOf))
            .Select(sides => (sides.each, sides.Other));

    private static bool IsNoId(Operand operand, Func<Operand, Field?> fieldOf) =>
        operand is LiteralOperand { Value: string text }
            ? text.StartsWith('{') && text.EndsWith('}')
            : Of(operand, fieldOf) is Kind.Number or Kind.Time;

    private static IEnumerable<Comparison> Comparisons(Condition? condition) =>
        condition switch
        {
            AndCondition and => and.Parts.SelectMany(Comparisons),
            OrCondition or => or.Parts.SelectMany(Comparisons),
            NotCondition not => Comparisons(not.Inner),
            Comparison comparison => [comparison],
            _ => [],
        };

    /// <summary>A length of time by itself, as <c>hours * 1h</c>, which is compared with nothing.</summary>
    private static IEnumerable<ArithmeticOperand> Lengths(Operand operand, Func<Operand, Field?> fieldOf) =>
        operand is ArithmeticOperand sum && Of(sum, fieldOf) == Kind.Duration ? [sum] : [];

    private static IEnumerable<ArithmeticOperand> In(Operand operand, Func<Operand, Field?> fieldOf)
    {
        if (operand is not ArithmeticOperand sum)
        {
            return [];
        }
        var inside = In(sum.Left, fieldOf).Concat(In(sum.Right, fieldOf)).ToList();
        return inside.Count == 0 && Of(sum, fieldOf) == Kind.Other ? [sum] : inside;
    }

    private static Kind Of(Operand operand, Func<Operand, Field?> fieldOf) =>
        operand switch
        {
            LiteralOperand { Value: TimeSpan } => Kind.Duration,
            LiteralOperand { Value: string } or UidOperand or PathIdOperand => Kind.Text,
            LiteralOperand { Value: long or double } or SizeOperand => Kind.Number,
            LiteralOperand => Kind.Other,
            ListOperand => Kind.List,
            DerivedOperand derived => Of(derived.Derivation),
            NowOperand => Kind.Time,
            FieldOperand or LookUpOperand => Of(fieldOf(operand)),
            ArithmeticOperand sum => Of(Of(sum.Left, fieldOf), sum.Sign, Of(sum.Right, fieldOf)),
            _ => Kind.Unknown,
        };

    private static Kind Of(Derivation derivation) =>
        derivation switch
        {
            Derivation.Text or Derivation.LowerCase or Derivation.UpperCase or Derivation.Trimmed or Derivation.Part =>
                Kind.Text,
            Derivation.Date => Kind.Time,
            Derivation.Keys => Kind.List,
            _ when derivation.IsOfChange() => Kind.List,
            _ => Kind.Number,
        };

    private static Kind Of(Field? field) =>
        field?.Type.Kind switch
        {
            TypeKind.Int or TypeKind.Float or TypeKind.Number => Kind.Number,
            TypeKind.String => Kind.Text,
            TypeKind.Timestamp => Kind.Time,
            TypeKind.Array => Kind.List,
            null or TypeKind.Any or TypeKind.Enum => Kind.Unknown,
            _ => Kind.Other,
        };

    private static Kind Of(Kind left, ArithmeticSign sign, Kind right) =>
        (left, sign, right) switch
        {
            (Kind.Unknown, ArithmeticSign.Times, Kind.Duration) => Kind.Duration,
            (Kind.Unknown, _, Kind.Duration) or (Kind.Duration, ArithmeticSign.Plus, Kind.Unknown) => Kind.Time,
            (Kind.Unknown, _, _) or (_, _, Kind.Unknown) => Kind.Unknown,
            (Kind.Number, _, Kind.Number) => Kind.Number,
            (Kind.Number, ArithmeticSign.Times, Kind.Duration) => Kind.Duration,
            (Kind.Text, ArithmeticSign.Plus, Kind.Text) => Kind.Text,
            (Kind.List, ArithmeticSign.Plus or ArithmeticSign.Minus, Kind.List) => Kind.List,
            (Kind.Time, ArithmeticSign.Plus or ArithmeticSign.Minus, Kind.Duration) => Kind.Time,
            (Kind.Duration, ArithmeticSign.Plus, Kind.Time) => Kind.Time,
            _ => Kind.Other,
        };
}

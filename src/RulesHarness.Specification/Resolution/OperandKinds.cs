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
        Other,
    }

    public static IEnumerable<ArithmeticOperand> Impossible(Condition? condition, Func<Operand, Field?> fieldOf) =>
        Comparisons(condition)
            .SelectMany(each => new[] { each.Left, each.Right })
            .SelectMany(each => In(each, fieldOf));

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
            NowOperand => Kind.Time,
            FieldOperand or LookUpOperand => Of(fieldOf(operand)),
            ArithmeticOperand sum => Of(Of(sum.Left, fieldOf), sum.Sign, Of(sum.Right, fieldOf)),
            _ => Kind.Unknown,
        };

    private static Kind Of(Field? field) =>
        field?.Type.Kind switch
        {
            TypeKind.Int or TypeKind.Float or TypeKind.Number => Kind.Number,
            TypeKind.String => Kind.Text,
            TypeKind.Timestamp => Kind.Time,
            null or TypeKind.Any or TypeKind.Enum => Kind.Unknown,
            _ => Kind.Other,
        };

    private static Kind Of(Kind left, ArithmeticSign sign, Kind right) =>
        (left, sign, right) switch
        {
            (Kind.Unknown, _, Kind.Duration) or (Kind.Duration, ArithmeticSign.Plus, Kind.Unknown) => Kind.Time,
            (Kind.Unknown, _, _) or (_, _, Kind.Unknown) => Kind.Unknown,
            (Kind.Number, _, Kind.Number) => Kind.Number,
            (Kind.Text, ArithmeticSign.Plus, Kind.Text) => Kind.Text,
            (Kind.Time, not ArithmeticSign.Times, Kind.Duration) => Kind.Time,
            (Kind.Duration, ArithmeticSign.Plus, Kind.Time) => Kind.Time,
            _ => Kind.Other,
        };
}

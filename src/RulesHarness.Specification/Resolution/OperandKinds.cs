using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Resolution;

/// <summary>Tells which sums, differences and products have no value, by the kinds of their sides.</summary>
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

    public static IEnumerable<ArithmeticOperand> Impossible(Condition? condition, IReadOnlyList<Collection> members) =>
        Comparisons(condition)
            .SelectMany(each => new[] { each.Left, each.Right })
            .SelectMany(each => In(each, members));

    private static IEnumerable<Comparison> Comparisons(Condition? condition) =>
        condition switch
        {
            AndCondition and => and.Parts.SelectMany(Comparisons),
            OrCondition or => or.Parts.SelectMany(Comparisons),
            NotCondition not => Comparisons(not.Inner),
            Comparison comparison => [comparison],
            _ => [],
        };

    private static IEnumerable<ArithmeticOperand> In(Operand operand, IReadOnlyList<Collection> members)
    {
        if (operand is not ArithmeticOperand sum)
        {
            return [];
        }
        var inside = In(sum.Left, members).Concat(In(sum.Right, members)).ToList();
        return inside.Count == 0 && Of(sum, members) == Kind.Other ? [sum] : inside;
    }

    private static Kind Of(Operand operand, IReadOnlyList<Collection> members) =>
        operand switch
        {
            LiteralOperand { Value: TimeSpan } => Kind.Duration,
            LiteralOperand { Value: string } or UidOperand or PathIdOperand => Kind.Text,
            LiteralOperand { Value: long or double } or SizeOperand => Kind.Number,
            LiteralOperand => Kind.Other,
            NowOperand => Kind.Time,
            FieldOperand field => members.Select(member => Of(member.Field(field.Path))).FirstOrDefault(Kind.Unknown),
            ArithmeticOperand sum => Of(Of(sum.Left, members), sum.Sign, Of(sum.Right, members)),
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

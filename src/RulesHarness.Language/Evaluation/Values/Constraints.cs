using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// The conclusions from the bounds of a field. A comparison that one of them implies is true; every other comparison is
/// unknown, even if a bound excludes it.
/// </summary>
internal static class Constraints
{
    private const string Ordered = "timestamp,duration,float,int,string,bytes";

    private const string Comparable =
        "bool,duration,float,int,latlng,map,null,string,bytes,timestamp,path,list,vector,set";

    /// <summary>A comparison of which one side, or both, are constraints.</summary>
    public static RulesValue Compare(RulesValue left, BinaryOperator sign, RulesValue right, SourceSpan place)
    {
        var (constraint, value) = left.IsConstraint ? (left.AsConstraint, right) : (right.AsConstraint, left);
        var isEquality = sign is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (isEquality ? value.Kind is RulesValueKind.Constraint or RulesValueKind.MapDiff : !IsOrdered(value))
        {
            return RulesValue.Undefined(EvaluationErrors.Type(value.Kind, isEquality ? Comparable : Ordered), place);
        }

        var asked = left.IsConstraint ? sign : Mirrored(sign);
        foreach (ref readonly var bound in constraint.Bounds)
        {
            if (Implication.Holds(bound, asked, value))
            {
                return RulesValue.True;
            }
        }

        return RulesValue.Unknown(place);
    }

    /// <summary>
    /// Whether a value is a constraint or holds one. Sets and diffs have none, for they compare what they hold.
    /// </summary>
    public static bool IsIn(in RulesValue value) =>
        value.Kind switch
        {
            RulesValueKind.Constraint => true,
            RulesValueKind.List => IsIn(value.AsList.Items),
            RulesValueKind.Map => IsIn(value.AsMap.Values),
            _ => false,
        };

    /// <summary>Whether one of the values is a constraint or holds one.</summary>
    public static bool IsIn(ReadOnlySpan<RulesValue> values)
    {
        foreach (ref readonly var value in values)
        {
            if (IsIn(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>element in constraint</c>.</summary>
    public static RulesValue Contains(RulesConstraint list, RulesValue element, SourceSpan place)
    {
        if (element.IsConstraint)
        {
            return RulesValue.Undefined(EvaluationErrors.Type(element.Kind, Ordered), place);
        }

        foreach (ref readonly var bound in list.Bounds)
        {
            if (ContainsSomething(bound) && Implication.AreEqual(bound.Value, element))
            {
                return RulesValue.True;
            }
        }

        return RulesValue.Unknown(place);
    }

    /// <summary><c>constraint.hasAny(elements)</c>, which isn't unknown but false where no bound implies it.</summary>
    public static bool HasAny(RulesConstraint list, RulesList elements)
    {
        foreach (ref readonly var bound in list.Bounds)
        {
            if (ContainsSomething(bound) && elements.Contains(bound.Value))
            {
                return true;
            }
        }

        return false;
    }

    // That a list contains null finds nothing, and implies nothing.
    private static bool ContainsSomething(in Bound bound) => bound.Kind == BoundKind.Contains && !bound.Value.IsNull;

    internal static bool IsOrdered(RulesValue value) =>
        value.Kind
            is RulesValueKind.Timestamp
                or RulesValueKind.Duration
                or RulesValueKind.Float
                or RulesValueKind.Int
                or RulesValueKind.String
                or RulesValueKind.Bytes;

    private static BinaryOperator Mirrored(BinaryOperator sign) =>
        sign switch
        {
            BinaryOperator.Less => BinaryOperator.Greater,
            BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
            BinaryOperator.Greater => BinaryOperator.Less,
            BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
            _ => sign,
        };
}

using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Specification.Resolution;

/// <summary>
/// Says what holds of every document of what a write leaves: a case must not choose a value that no client chooses.
/// </summary>
internal sealed class WrittenFields(Collection collection, Operation operation)
{
    private bool IsUpdate => operation == Operation.Update;

    /// <summary>
    /// The condition on the new document, in which an immutable field of an update is that of the stored one, and a
    /// time that the server writes is now.
    /// </summary>
    public Condition Of(Condition invariant)
    {
        // An equality with now holds for an instant alone.
        var isOfOrders = Comparisons(invariant).Where(IsOfServerTime).All(each => IsOrder(each.Comparator));
        return ConditionTransform.Replace(
            invariant,
            operand => operand is FieldOperand field ? Of(field, isOfOrders) : operand
        );
    }

    /// <summary>Whether a condition compares nothing but times of the server: no write can break it.</summary>
    public static bool IsOfServerTimes(Condition condition, Collection collection)
    {
        var fields = ConditionTransform.Operands(condition).OfType<FieldOperand>().ToList();
        return fields.Count > 0 && fields.TrueForAll(field => IsServerTime(field, collection));
    }

    private Operand Of(FieldOperand field, bool isOfOrders)
    {
        if (IsUpdate && collection.Field(field.Path)?.Constraints.Immutable == true)
        {
            return field;
        }
        return isOfOrders && IsServerTime(field, collection) ? new NowOperand() : field with { IsNew = true };
    }

    private bool IsOfServerTime(Comparison comparison) =>
        ConditionTransform
            .Operands(comparison)
            .Any(operand => operand is FieldOperand field && IsServerTime(field, collection));

    private static bool IsServerTime(FieldOperand field, Collection collection) =>
        collection.Field(field.Path)?.Constraints.ServerTime == true;

    private static IEnumerable<Comparison> Comparisons(Condition condition) =>
        ConditionTransform.Disjuncts(condition).SelectMany(way => way);

    private static bool IsOrder(Comparator comparator) =>
        comparator is Comparator.Less or Comparator.LessOrEqual or Comparator.Greater or Comparator.GreaterOrEqual;
}

using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// The facts about every document that one conjunction of filters can return. Rules judge a list by these alone, never
/// by the data: an equality determines a field, a range implies wider ranges, and a field without a filter is unknown.
/// </summary>
public sealed class QueryFacts(IReadOnlyList<Comparison> filters)
{
    /// <summary>The value that an equality gives a field.</summary>
    public bool TryGetValue(string field, out object? value)
    {
        foreach (var filter in On(field))
        {
            if (filter is not { Comparator: Comparator.Equal, Right: LiteralOperand literal })
            {
                continue;
            }
            value = literal.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>
    /// Whether the filters imply a comparison (true), contradict it (false), or leave it open (null).
    /// </summary>
    public bool? Decide(string field, Comparator comparator, object? value)
    {
        foreach (var filter in On(field))
        {
            if (Implies(filter, comparator, value))
            {
                return true;
            }
            if (
                Implies(
                    filter,
                    ConditionTransform.Negate(new Comparison(filter.Left, comparator, filter.Right)).Comparator,
                    value
                )
            )
            {
                return false;
            }
        }

        return null;
    }

    private IEnumerable<Comparison> On(string field) =>
        filters.Where(filter => filter.Left is FieldOperand { IsNew: false } operand && operand.Path == field);

    private static bool Implies(Comparison filter, Comparator wanted, object? value)
    {
        var known = filter.Right is ListOperand list
            ? list.Items.Select(item => ((LiteralOperand)item).Value).ToList()
            : ((LiteralOperand)filter.Right).Value;
        return filter.Comparator switch
        {
            Comparator.Equal => Comparisons.Holds(known, wanted, value),
            Comparator.Has => ImpliesItem(known, wanted, value),
            // Each alternative is judged by itself.
            Comparator.HasAny => (known as IEnumerable<object?> ?? []).All(item => ImpliesItem(item, wanted, value)),
            Comparator.Less => wanted == Comparator.Less && Comparisons.Holds(known, Comparator.LessOrEqual, value)
                || wanted is Comparator.LessOrEqual && Comparisons.Holds(known, Comparator.LessOrEqual, value),
            Comparator.LessOrEqual => wanted is Comparator.Less or Comparator.LessOrEqual
                && Comparisons.Holds(known, wanted, value),
            Comparator.Greater => wanted is Comparator.Greater or Comparator.GreaterOrEqual
                && Comparisons.Holds(known, Comparator.GreaterOrEqual, value),
            Comparator.GreaterOrEqual => wanted is Comparator.Greater or Comparator.GreaterOrEqual
                && Comparisons.Holds(known, wanted, value),
            Comparator.NotEqual => wanted == Comparator.NotEqual && Comparisons.Same(known, value),
            Comparator.NotIn => wanted == Comparator.NotEqual && Comparisons.Holds(value, Comparator.In, known)
                || wanted == Comparator.NotIn
                    && (value as IEnumerable<object?> ?? []).All(item => Comparisons.Holds(item, Comparator.In, known)),
            _ => false,
        };
    }

    /// <summary>Whether a list that holds an item holds what is wanted.</summary>
    private static bool ImpliesItem(object? item, Comparator wanted, object? value) =>
        wanted == Comparator.Has && Comparisons.Same(item, value)
        || wanted == Comparator.HasAny && Comparisons.Holds(item, Comparator.In, value);
}

using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Queries;

/// <summary>What an alternative of a filter tells of a field: its members, or its bounds.</summary>
internal sealed class FieldKnowledge
{
    private readonly List<Bound> bounds = [];
    private Dictionary<string, FieldKnowledge>? members;

    /// <summary>Takes a filter in on the field with this path from here.</summary>
    public void Add(ReadOnlySpan<string> path, QueryOperator sign, RulesValue value)
    {
        if (path.IsEmpty)
        {
            Add(sign, value);
        }
        else
        {
            Member(path[0]).Add(path[1..], sign, value);
        }
    }

    /// <summary>The field as rules see it: a value where it is known, a constraint, or a map of what is known of its members. Where the field itself
    /// is asked for, what is asked of its members tells nothing.</summary>
    public RulesValue Value()
    {
        if (bounds is [{ Kind: BoundKind.Equal } only])
        {
            return only.Value;
        }

        return bounds.Count > 0 || members is null
            ? RulesValue.From(new RulesConstraint([.. bounds]))
            : RulesValue.FromMap(members.ToDictionary(member => member.Key, member => member.Value.Value()));
    }

    private void Add(QueryOperator sign, RulesValue value)
    {
        // Nothing is found where null is among them, which the emulator says by asking for a value that is both true and false.
        if (sign == QueryOperator.NotIn && value.Kind == RulesValueKind.List)
        {
            foreach (var one in value.AsList.Items)
            {
                if (one.IsNull)
                {
                    AddBound(new Bound(BoundKind.Equal, RulesValue.True));
                    AddBound(new Bound(BoundKind.Equal, RulesValue.False));
                }
                else
                {
                    AddBound(new Bound(BoundKind.NotEqual, one));
                }
            }
        }
        else
        {
            AddBound(new Bound(KindOf(sign), value));
        }
    }

    private void AddBound(Bound bound)
    {
        if (!bounds.Contains(bound))
        {
            bounds.Add(bound);
        }
    }

    private FieldKnowledge Member(string name)
    {
        members ??= [];
        if (!members.TryGetValue(name, out var member))
        {
            members.Add(name, member = new FieldKnowledge());
        }

        return member;
    }

    private static BoundKind KindOf(QueryOperator sign) => sign switch
    {
        QueryOperator.Equal => BoundKind.Equal,
        QueryOperator.LessThan => BoundKind.Less,
        QueryOperator.LessThanOrEqual => BoundKind.LessOrEqual,
        QueryOperator.GreaterThan => BoundKind.Greater,
        QueryOperator.GreaterThanOrEqual => BoundKind.GreaterOrEqual,
        QueryOperator.ArrayContains => BoundKind.Contains,
        _ => BoundKind.NotEqual,
    };
}

using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Queries;

/// <summary>
/// The knowledge about a document's fields that follows from an alternative of a filter: the bounds of each restricted
/// field.
/// </summary>
internal sealed class FieldKnowledge
{
    private readonly List<Known> _fields = [];

    /// <summary>Takes a filter in.</summary>
    public void Add(FieldFilter filter)
    {
        var known = _fields.Find(field => field.Path.AsSpan().SequenceEqual(filter.Field.AsSpan()));
        if (known is null)
        {
            _fields.Add(known = new Known(filter.Field, []));
        }

        known.Add(filter.Operator, filter.Value);
    }

    /// <summary>
    /// The document's fields as rules see them: each a value where it is known, a constraint, or a map of what is known
    /// of its members. Where one is asked for both as a whole and by its members, what is put in last is believed: the
    /// emulator goes through the fields as its hash map does.
    /// </summary>
    public RulesValue Value()
    {
        var data = new Dictionary<string, RulesValue>();
        _fields.Reverse();
        foreach (var field in HashMapOrder.Of(_fields, static field => HashCodeOf(field.Path.AsSpan())))
        {
            Put(data, field.Path.AsSpan(), field.Value());
        }

        return RulesValue.FromMap(data);
    }

    private static void Put(Dictionary<string, RulesValue> map, ReadOnlySpan<string> path, RulesValue value)
    {
        if (path.Length > 1)
        {
            var inner =
                map.TryGetValue(path[0], out var known) && known.Kind == RulesValueKind.Map
                    ? known.AsMap.ToDictionary()
                    : [];
            Put(inner, path[1..], value);
            value = RulesValue.FromMap(inner);
        }

        map[path[0]] = value;
    }

    /// <summary>That of a path which is its first name and the path that follows, if any does.</summary>
    private static int HashCodeOf(ReadOnlySpan<string> path) =>
        path.IsEmpty ? 0 : unchecked((31 * (31 + HashMapOrder.HashCodeOf(path[0]))) + HashCodeOf(path[1..]));

    private sealed record Known(ImmutableArray<string> Path, List<Bound> Bounds)
    {
        public RulesValue Value() =>
            Bounds is [{ Kind: BoundKind.Equal } only] ? only.Value : RulesValue.From(new RulesConstraint([.. Bounds]));

        public void Add(QueryOperator sign, RulesValue value)
        {
            // Nothing is found where null is among them, which the emulator says by asking for a value that is both
            // true and false.
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
            if (!Bounds.Contains(bound))
            {
                Bounds.Add(bound);
            }
        }
    }

    private static BoundKind KindOf(QueryOperator sign) =>
        sign switch
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

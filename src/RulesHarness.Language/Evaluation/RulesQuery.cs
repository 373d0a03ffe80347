using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <summary>The part of a query that rules see, and by which they judge it.</summary>
public sealed record RulesQuery
{
    /// <summary>Returns true if it queries all collections with that id.</summary>
    public bool IsCollectionGroup { get; init; }

    /// <summary>
    /// For a collection group below a document: that document's path below the root; null for the whole database.
    /// </summary>
    public string? Below { get; init; }

    /// <summary>The condition on documents; null for all documents.</summary>
    public QueryFilter? Filter { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<QueryOrder> OrderBy { get; init; } = [];

    /// <summary>Null where none is given.</summary>
    public int? Limit { get; init; }

    /// <summary>Null where none is given.</summary>
    public int? Offset { get; init; }

    /// <summary>
    /// A filter that is sent as a field filter. Null and NaN have unary filters of their own: a field filter for them
    /// finds nothing, except that what differs from NaN is everything but null.
    /// </summary>
    public static QueryFilter FieldFilterOf(ImmutableArray<string> field, QueryOperator comparison, RulesValue value)
    {
        var isNaN = value is { IsFloat: true, AsFloat: double.NaN };
        var findsNothing = comparison switch
        {
            QueryOperator.ArrayContains => false,
            QueryOperator.NotEqual => value.IsNull,
            _ => value.IsNull || isNaN,
        };
        return findsNothing ? Nothing(field) : new FieldFilter(field, comparison, value);
    }

    /// <summary>
    /// A filter of a field that no document fulfils. The emulator compares with a value that is both true and false,
    /// which rules can observe.
    /// </summary>
    internal static CompositeFilter Nothing(ImmutableArray<string> field) =>
        new(
            false,
            [
                new FieldFilter(field, QueryOperator.Equal, RulesValue.True),
                new FieldFilter(field, QueryOperator.Equal, RulesValue.False),
            ]
        );
}

/// <summary>One order of a query.</summary>
/// <param name="Field">The field's path, in segments.</param>
/// <param name="IsDescending">Its direction.</param>
public sealed record QueryOrder(ImmutableArray<string> Field, bool IsDescending);

/// <summary>A part of a query's filter.</summary>
public abstract record QueryFilter;

/// <summary>All of the parts, or any of them.</summary>
/// <param name="IsOr">Whether one part is enough.</param>
/// <param name="Parts">At least one.</param>
public sealed record CompositeFilter(bool IsOr, ImmutableArray<QueryFilter> Parts) : QueryFilter;

/// <summary>The operators of a field filter.</summary>
public enum QueryOperator
{
    /// <summary><c>==</c>; with null and NaN too.</summary>
    Equal,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&lt;</c>.</summary>
    LessThan,

    /// <summary><c>&lt;=</c>.</summary>
    LessThanOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    GreaterThan,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterThanOrEqual,

    /// <summary><c>in</c>: the value is a list.</summary>
    In,

    /// <summary><c>not-in</c>: the value is a list.</summary>
    NotIn,

    /// <summary><c>array-contains</c>.</summary>
    ArrayContains,

    /// <summary><c>array-contains-any</c>: the value is a list.</summary>
    ArrayContainsAny,
}

/// <summary>A filter on one field.</summary>
/// <param name="Field">The field's path, in segments; <c>__name__</c> is the document's.</param>
/// <param name="Operator">What it asks.</param>
/// <param name="Value">The value that it is compared with.</param>
public sealed record FieldFilter(ImmutableArray<string> Field, QueryOperator Operator, RulesValue Value) : QueryFilter;

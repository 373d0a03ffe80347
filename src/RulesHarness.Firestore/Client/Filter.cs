using System.Collections;
using RulesHarness.Firestore.Values;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Proto = RulesHarness.Protocol.StructuredQuery.Types;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// A condition on documents, for <see cref="Query.Where"/>. Comparisons with null and NaN match exactly these.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/queries"/>
public sealed class Filter
{
    private Filter(Proto.Filter message) => Message = message;

    internal Proto.Filter Message { get; }

    /// <summary>The field equals the value.</summary>
    public static Filter EqualTo(FieldPath field, object? value) => Of(field, Comparison.Equal, value);

    /// <summary>The field is there and differs from the value.</summary>
    public static Filter NotEqualTo(FieldPath field, object? value) => Of(field, Comparison.NotEqual, value);

    /// <summary>The field is of the value's type and less.</summary>
    public static Filter LessThan(FieldPath field, object? value) => Of(field, Comparison.LessThan, value);

    /// <summary>The field is of the value's type and not greater.</summary>
    public static Filter LessThanOrEqualTo(FieldPath field, object? value) =>
        Of(field, Comparison.LessThanOrEqual, value);

    /// <summary>The field is of the value's type and greater.</summary>
    public static Filter GreaterThan(FieldPath field, object? value) => Of(field, Comparison.GreaterThan, value);

    /// <summary>The field is of the value's type and not less.</summary>
    public static Filter GreaterThanOrEqualTo(FieldPath field, object? value) =>
        Of(field, Comparison.GreaterThanOrEqual, value);

    /// <summary>The field is an array that holds the value.</summary>
    public static Filter ArrayContains(FieldPath field, object? value) => Of(field, Comparison.ArrayContains, value);

    /// <summary>The field is an array that holds one of the values.</summary>
    public static Filter ArrayContainsAny(FieldPath field, IEnumerable values) =>
        Of(field, Comparison.ArrayContainsAny, values);

    /// <summary>The field equals one of the values.</summary>
    public static Filter InArray(FieldPath field, IEnumerable values) => Of(field, Comparison.In, values);

    /// <summary>The field is there and equals none of the values.</summary>
    public static Filter NotInArray(FieldPath field, IEnumerable values) => Of(field, Comparison.NotIn, values);

    /// <summary>All of the filters hold.</summary>
    public static Filter And(params Filter[] filters) => Of(Proto.CompositeFilter.Types.Operator.And, filters);

    /// <summary>One of the filters holds.</summary>
    public static Filter Or(params Filter[] filters) => Of(Proto.CompositeFilter.Types.Operator.Or, filters);

    private static Filter Of(Proto.CompositeFilter.Types.Operator op, Filter[] filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        if (filters.Length == 0)
        {
            throw new ArgumentException("there is no filter to combine", nameof(filters));
        }
        return new Filter(
            new Proto.Filter
            {
                CompositeFilter = new Proto.CompositeFilter
                {
                    Op = op,
                    Filters = { filters.Select(filter => filter.Message) },
                },
            }
        );
    }

    private static Filter Of(FieldPath field, Comparison op, object? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        var reference = new Proto.FieldReference { FieldPath = field.ToString() };
        var isNaN = value is double.NaN or float.NaN;
        if (value is not null && !isNaN || op == Comparison.ArrayContains)
        {
            var encoded = ValueEncoder.Encode(value, field.ToString());
            var filter = new Proto.FieldFilter
            {
                Field = reference,
                Op = op,
                Value = encoded,
            };
            return new Filter(new Proto.Filter { FieldFilter = filter });
        }

        // The wire compares with null and NaN by operators of their own.
        var unary = op switch
        {
            Comparison.Equal => isNaN ? Unary.IsNan : Unary.IsNull,
            Comparison.NotEqual => isNaN ? Unary.IsNotNan : Unary.IsNotNull,
            _ => throw new ArgumentException(
                $"`{field}`: only `==` and `!=` can compare with null and NaN, not {op}",
                nameof(value)
            ),
        };
        return new Filter(
            new Proto.Filter
            {
                UnaryFilter = new Proto.UnaryFilter { Field = reference, Op = unary },
            }
        );
    }
}

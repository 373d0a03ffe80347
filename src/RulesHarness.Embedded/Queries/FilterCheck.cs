using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;
using ValueCase = RulesHarness.Protocol.Value.ValueTypeOneofCase;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// The filters that Firestore rejects
/// (https://firebase.google.com/docs/firestore/query-data/queries#limits_on_queries).
/// </summary>
internal static class FilterCheck
{
    private const int MostValues = 30;
    private const int MostUnwanted = 10;
    private const int MostDepth = 100;

    public static Status? Of(Filter filter)
    {
        var parts = new List<Filter>();
        if (Collect(filter, parts, 0) is { } wrong)
        {
            return wrong;
        }
        var ofFields = parts.Where(part => part.FieldFilter is not null);
        var signs = ofFields.Select(part => part.FieldFilter.Op).ToList();
        if (
            signs.Contains(Comparison.NotIn)
            && (signs.Any(sign => sign is Comparison.In or Comparison.ArrayContainsAny) || HasOr(filter))
        )
        {
            return Failures.Invalid(
                "'NOT_IN' cannot be used in the same query with 'IN', 'ARRAY_CONTAINS_ANY' or 'OR'."
            );
        }
        var negations =
            signs.Count(sign => sign is Comparison.NotEqual or Comparison.NotIn)
            + parts.Count(part => part.UnaryFilter?.Op is Unary.IsNotNan or Unary.IsNotNull);
        if (negations > 1)
        {
            return Failures.Invalid(
                "Only a single 'NOT_EQUAL', 'NOT_IN', 'IS_NOT_NAN', or 'IS_NOT_NULL' filter allowed per query."
            );
        }
        if (Contains(filter) > 1)
        {
            return Failures.Invalid("A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.");
        }
        if (FilterSize.Disjuncts(filter) is not { } count)
        {
            return Failures.Invalid(
                $"Too many disjunctions after normalization, the maximum is {FilterSize.MaxDisjuncts}"
            );
        }
        return count > FilterSize.MaxDisjuncts
            ? Failures.Invalid(
                $"Too many disjunctions after normalization. Result had {count} disjunctions which is more than "
                    + $"the maximum of {FilterSize.MaxDisjuncts}"
            )
            : null;
    }

    private static Status? Collect(Filter filter, List<Filter> parts, int depth)
    {
        if (depth > MostDepth)
        {
            return Failures.Invalid("The filter is nested too deep.");
        }
        switch (filter.FilterTypeCase)
        {
            case Filter.FilterTypeOneofCase.CompositeFilter:
                if (
                    filter.CompositeFilter.Op
                    is not (CompositeFilter.Types.Operator.And or CompositeFilter.Types.Operator.Or)
                )
                {
                    return Failures.Invalid("Unsupported CompositeFilter operator.");
                }
                if (filter.CompositeFilter is { Op: CompositeFilter.Types.Operator.Or, Filters.Count: 0 })
                {
                    return Failures.Invalid("Composite filter must have at least one sub-filter.");
                }
                foreach (var part in filter.CompositeFilter.Filters)
                {
                    if (Collect(part, parts, depth + 1) is { } wrong)
                    {
                        return wrong;
                    }
                }

                return null;
            case Filter.FilterTypeOneofCase.UnaryFilter:
                parts.Add(filter);
                return OfUnary(filter.UnaryFilter);
            case Filter.FilterTypeOneofCase.FieldFilter:
                parts.Add(filter);
                return OfField(filter.FieldFilter);
            default:
                return Failures.Invalid("Unknown Filter type.");
        }
    }

    private static Status? OfUnary(UnaryFilter filter)
    {
        if (FieldPathCheck.Of(filter.Field?.FieldPath) is { } wrong)
        {
            return wrong;
        }
        if (filter.Op is < Unary.IsNan or > Unary.IsNotNull)
        {
            return Failures.Invalid("Unknown UnaryFilter operator.");
        }
        return FieldKey.Of(filter.Field!.FieldPath)!.IsName ? NoKey : null;
    }

    private static Status? OfField(FieldFilter filter)
    {
        if (FieldPathCheck.Of(filter.Field?.FieldPath) is { } badPath)
        {
            return badPath;
        }
        if (filter.Op is < Comparison.LessThan or > Comparison.NotIn)
        {
            return Failures.Invalid("Unknown FieldFilter operator.");
        }
        var isList = filter.Op is Comparison.In or Comparison.NotIn or Comparison.ArrayContainsAny;
        if (isList && OfList(filter) is { } wrong)
        {
            return wrong;
        }
        if (!FieldKey.Of(filter.Field!.FieldPath)!.IsName)
        {
            return ValueCheck.Of(filter.Value);
        }
        if (filter.Op is Comparison.ArrayContains or Comparison.ArrayContainsAny)
        {
            return Failures.Invalid("the name __key__ is reserved");
        }
        var names = isList ? filter.Value.ArrayValue.Values.AsEnumerable() : [filter.Value];
        return names.Any(name => name?.ValueTypeCase != ValueCase.ReferenceValue) ? NoKey : ValueCheck.Of(filter.Value);
    }

    private static Status NoKey { get; } = Failures.Invalid("__key__ filter value must be a Key");

    private static Status? OfList(FieldFilter filter)
    {
        var name = filter.Op switch
        {
            Comparison.In => "IN",
            Comparison.NotIn => "NOT_IN",
            _ => "ARRAY_CONTAINS_ANY",
        };
        if (ValueCheck.Of(filter.Value) is { } wrong)
        {
            return wrong;
        }
        if (filter.Value.ValueTypeCase != ValueCase.ArrayValue)
        {
            return Failures.Invalid($"'{name}' requires an ArrayValue.");
        }
        if (filter.Value.ArrayValue.Values.Count == 0)
        {
            return Failures.Invalid($"'{name}' requires an non-empty ArrayValue.");
        }
        var most = filter.Op == Comparison.NotIn ? MostUnwanted : MostValues;
        return filter.Value.ArrayValue.Values.Count > most
            ? Failures.Invalid($"'{name}' supports up to {most} comparison values.")
            : null;
    }

    private static bool HasOr(Filter filter) =>
        filter.CompositeFilter is { } composite
        && (composite.Op == CompositeFilter.Types.Operator.Or || composite.Filters.Any(HasOr));

    /// <summary>The most <c>array-contains</c> in one way to fulfil a filter; equal neighbours count once.</summary>
    private static int Contains(Filter filter)
    {
        if (filter.CompositeFilter is not { } composite)
        {
            return filter.FieldFilter?.Op is Comparison.ArrayContains or Comparison.ArrayContainsAny ? 1 : 0;
        }
        var counts = composite.Filters.Distinct().Select(Contains);
        return composite.Op == CompositeFilter.Types.Operator.Or ? counts.Max() : counts.Sum();
    }
}

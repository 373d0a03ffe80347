using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// Makes a test of documents of a query's filter (https://firebase.google.com/docs/firestore/query-data/queries). As in
/// the emulator null and NaN equal nothing but in the filters made for them.
/// </summary>
internal static class FilterCompiler
{
    /// <summary>The test; the filter was checked before.</summary>
    public static Func<StoredDocument, bool> Compile(Filter filter) =>
        filter.FilterTypeCase switch
        {
            Filter.FilterTypeOneofCase.CompositeFilter => Composite(filter.CompositeFilter),
            Filter.FilterTypeOneofCase.UnaryFilter => Test(
                FieldKey.Of(filter.UnaryFilter.Field.FieldPath)!,
                OfUnary(filter.UnaryFilter.Op)
            ),
            _ when FieldKey.Of(filter.FieldFilter.Field.FieldPath) is { IsName: true } name => Test(
                name,
                OfName(filter.FieldFilter)
            ),
            _ => Test(
                FieldKey.Of(filter.FieldFilter.Field.FieldPath)!,
                OfField(filter.FieldFilter.Op, ProtoValueConverter.Value(filter.FieldFilter.Value))
            ),
        };

    private static Func<StoredDocument, bool> Composite(CompositeFilter filter)
    {
        Func<StoredDocument, bool>[] parts = [.. filter.Filters.Select(Compile)];
        return filter.Op == CompositeFilter.Types.Operator.Or ? HoldsOne : HoldAll;

        bool HoldsOne(StoredDocument document) => Array.Exists(parts, part => part(document));

        bool HoldAll(StoredDocument document) => Array.TrueForAll(parts, part => part(document));
    }

    private static Func<StoredDocument, bool> Test(FieldKey field, Func<object?, bool> test) =>
        document => field.TryGet(document, out var value) && test(value);

    private static Func<object?, bool> OfUnary(Unary sign) =>
        sign switch
        {
            Unary.IsNull => value => value is null,
            Unary.IsNotNull => value => value is not null,
            Unary.IsNan => value => value is double.NaN,
            _ => value => value is not (null or double.NaN),
        };

    private static Func<object?, bool> OfName(FieldFilter filter)
    {
        if (filter.Op is Comparison.In or Comparison.NotIn)
        {
            var names = filter
                .Value.ArrayValue.Values.Select(value => value.ReferenceValue)
                .ToHashSet(StringComparer.Ordinal);
            return filter.Op == Comparison.In
                ? value => names.Contains((string)value!)
                : value => !names.Contains((string)value!);
        }

        var name = filter.Value.ReferenceValue;
        return value => Holds(filter.Op, NameOrder.Compare((string)value!, name));
    }

    private static Func<object?, bool> OfField(Comparison sign, object? operand)
    {
        switch (sign)
        {
            case Comparison.Equal:
                return value => IsEqual(value, operand);
            case Comparison.NotEqual:
                return operand is null ? _ => false : value => value is not null && !IsEqual(value, operand);
            case Comparison.In:
                var wanted = (IReadOnlyList<object?>)operand!;
                return value => IsAmong(value, wanted);
            case Comparison.NotIn:
                var unwanted = (IReadOnlyList<object?>)operand!;
                return unwanted.Contains(null) ? _ => false : value => value is not null && !IsAmong(value, unwanted);
            case Comparison.ArrayContains:
                return value => value is List<object?> list && HasItem(list, operand);
            case Comparison.ArrayContainsAny:
                var any = (IReadOnlyList<object?>)operand!;
                return value => value is List<object?> list && HasAny(list, any);
            default:
                var rank = ValueOrder.Rank(operand);
                return operand is null or double.NaN
                    ? _ => false
                    : value =>
                        ValueOrder.Rank(value) == rank
                        && value is not double.NaN
                        && Holds(sign, ValueOrder.Compare(value, operand));
        }
    }

    private static bool HasItem(List<object?> list, object? value) => list.Exists(item => IsEqual(item, value));

    private static bool HasAny(List<object?> list, IReadOnlyList<object?> values) =>
        list.Exists(item => IsAmong(item, values));

    private static bool IsAmong(object? value, IReadOnlyList<object?> wanted) =>
        wanted.Any(each => IsEqual(value, each));

    private static bool IsEqual(object? value, object? operand) =>
        operand is not (null or double.NaN) && ValueOrder.AreEqual(value, operand);

    private static bool Holds(Comparison sign, int order) =>
        sign switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.LessThan => order < 0,
            Comparison.LessThanOrEqual => order <= 0,
            Comparison.GreaterThan => order > 0,
            _ => order >= 0,
        };
}

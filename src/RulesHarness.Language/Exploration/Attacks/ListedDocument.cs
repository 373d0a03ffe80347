using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Attacks;

/// <summary>Makes the get of a document that a list returns.</summary>
internal static class ListedDocument
{
    private const string SomeId = "listed-document";

    /// <summary>The get by the same caller; null for a query whose filters don't say what a document has.</summary>
    public static Scenario? GetOf(Scenario list)
    {
        var request = list.Request;
        if (request.Query is not { IsCollectionGroup: false } query || FieldsOf(query.Filter) is not { } fields)
        {
            return null;
        }

        return list with
        {
            Request = request with
            {
                Method = RulesMethod.Get,
                Path = $"{request.Path}/{SomeId}",
                Stored = fields,
                Query = null,
            },
        };
    }

    private static RulesValue? FieldsOf(QueryFilter? filter)
    {
        ImmutableArray<QueryFilter> parts = filter switch
        {
            null => [],
            CompositeFilter { IsOr: false } all => all.Parts,
            _ => [filter],
        };
        RulesValue? fields = RulesValue.From(RulesMap.Empty);
        foreach (var part in parts)
        {
            fields = fields is { } known ? With(known, part) : null;
        }

        return fields;
    }

    private static RulesValue? With(RulesValue fields, QueryFilter filter) =>
        filter switch
        {
            FieldFilter { Operator: QueryOperator.Equal } equal => MapWriter.Set(fields, equal.Field, equal.Value),
            FieldFilter { Operator: QueryOperator.ArrayContains } contains => MapWriter.Set(
                fields,
                contains.Field,
                RulesValue.FromList([contains.Value])
            ),
            _ => null,
        };
}

using System.Collections.Frozen;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// The fields that a query sorts by although it asks for several of their values: by <c>in</c>, or in alternatives.
/// </summary>
internal static class VariedFields
{
    /// <summary>The name of the last item of a list that may have more items.</summary>
    public const string ListOfUnknownLength = "…";

    public static IReadOnlySet<string> Of(IndexQuery query, IReadOnlyList<List<Comparison>> conjunctions)
    {
        if (query.Sort.Count == 0)
        {
            return FrozenSet<string>.Empty;
        }
        var varied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sort in query.Sort)
        {
            if (Values(sort.Field, conjunctions) > 1)
            {
                varied.Add(sort.Field);
            }
        }

        return varied;
    }

    /// <summary>The number of values of a field that are asked for; a list that is not known counts as two.</summary>
    private static int Values(string field, IReadOnlyList<List<Comparison>> conjunctions)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var comparisons = conjunctions.SelectMany(conjunction => conjunction);
        foreach (var comparison in comparisons.Where(comparison => QueryRows.Path(comparison) == field))
        {
            if (comparison is { Comparator: Comparator.In, Right: ListOperand list })
            {
                values.UnionWith(list.Items.Select(item => $"{item}"));
                if (list.Items.Any(item => item is ParameterOperand { Name: ListOfUnknownLength }))
                {
                    return 2;
                }
            }
            else if (comparison.Comparator == Comparator.In)
            {
                return 2;
            }
            else if (comparison.Comparator == Comparator.Equal)
            {
                values.Add($"{comparison.Right}");
            }
        }

        return values.Count;
    }
}

using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Semantics;

/// <summary>Queries written as an access pattern would write them.</summary>
internal static class Queries
{
    public static ListQuery Of(
        string collection,
        IReadOnlyList<string> parents,
        string filter,
        string sort = "",
        int? limit = null
    )
    {
        var row = FormattableString.Invariant($"| q | {collection} | {filter} | {sort} | {limit} |");
        // Whether the fields exist is of no interest here: only the row is read.
        var pattern = TestData
            .Read(
                $"## Access Patterns\n\n| Query | Collection | Filters | Sort | Limit |\n|---|---|---|---|---|\n{row}\n"
            )
            .Model.AccessPatterns.Single();
        return new ListQuery(pattern.Collection, parents, pattern.Filter)
        {
            Sort = pattern.Sort,
            Limit = pattern.Limit,
        };
    }
}

using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Indexes.Queries;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>
/// An index of a file, and the query that it is good for, in the short notation: the one with the most equalities that
/// no other index serves.
/// </summary>
internal sealed record DeclaredIndex(IndexDeclaration Index, string Serves);

/// <summary>
/// Reviews an index file alone: what a deploy would make of it, and the indexes that no query can need.
/// </summary>
internal static class IndexFileReview
{
    public static IndexReview Of(IndexSource source)
    {
        var needless = NeedlessIndexes.Of(source.File);
        return new IndexReview(
            source.Files.Indexes,
            [],
            [],
            [],
            needless.Redundant,
            [],
            [.. source.Unusable, .. source.Findings, .. needless.Diagnostics],
            source.IsUsable
        )
        {
            Declared = [.. source.File.Indexes.Select(Declared)],
        };
    }

    private static DeclaredIndex Declared(IndexDeclaration index)
    {
        var uses = IndexUses.Of(IndexShape.Of(index)).ToList();
        var telling = uses.FirstOrDefault(use =>
            IndexPlanner.Plan(use, IndexSet.Automatic).Status == PlanStatus.Missing
        );
        return new DeclaredIndex(index, QueryNotation.Of(telling ?? uses[0]));
    }
}

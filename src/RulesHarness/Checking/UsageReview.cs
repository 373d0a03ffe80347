using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;

namespace RulesHarness.Checking;

/// <summary>
/// An index that the emulator would have used, and the status of the queries that use it: the worst of them. It is
/// <c>Certain</c> unless only some of these queries lack an index, because the report does not say which was sent.
/// </summary>
internal sealed record UsedIndexReview(string File, int Line, IndexShape Index, PlanStatus Status, bool IsCertain);

/// <summary>Compares the indexes that the emulator reports with those of the index file.</summary>
internal sealed record UsageReview(
    IReadOnlyList<UsedIndexReview> Used,
    IReadOnlyList<Diagnostic> Unread,
    IReadOnlyList<Diagnostic> Missing
)
{
    public static UsageReview Of(IReadOnlyList<DemandFile> reports, IndexSet indexes, string target)
    {
        var (used, unread) = (new List<UsedIndexReview>(), new List<Diagnostic>());
        foreach (var report in reports)
        {
            var read = IndexInventory.Read(report.Name, report.Text);
            used.AddRange(read.Indexes.Select(index => Reviewed(index.Entry, indexes)));
            if (!read.IsUsable || read.Indexes.Count == 0)
            {
                unread.Add(InputDiagnostics.NoUsage.At(report.Name, 1, 1));
            }
        }
        var distinct = used.DistinctBy(each => each.Index).ToList();
        var missing = from each in distinct where each.Status == PlanStatus.Missing select Finding(each, target);
        return new UsageReview(distinct, unread, [.. missing]);
    }

    /// <summary>Gets the indexes to add to the file: those without which a query is sure to fail.</summary>
    public IEnumerable<IndexShape> Lacking =>
        from each in Used
        where each is { Status: PlanStatus.Missing, IsCertain: true }
        select each.Index;

    private static UsedIndexReview Reviewed(IndexEntry entry, IndexSet indexes)
    {
        var index = IndexShape.Of(entry.Index);
        var statuses = IndexUses.Of(index).Select(query => IndexPlanner.Plan(query, indexes).Status).ToList();
        var place = entry.Index.Place;
        return new UsedIndexReview(place.File, place.Line, index, statuses.Max(), statuses.Distinct().Count() == 1);
    }

    private static Diagnostic Finding(UsedIndexReview used, string target)
    {
        var finding = used.IsCertain ? IndexDiagnostics.Used : IndexDiagnostics.PerhapsUsed;
        return finding.At(used.File, used.Line, 1, used.Index, target, IndexJson.Advice(used.Index));
    }
}

using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Requests;

namespace RulesHarness.Checking;

/// <summary>An index that Firestore asked for, and whether the index file declares it.</summary>
internal sealed record RequestedIndexReview(RequestedIndex Request, bool IsDeclared);

/// <summary>Compares the indexes that failed queries asked for with those of the index file.</summary>
internal sealed record RequestReview(
    IReadOnlyList<RequestedIndexReview> Requested,
    IReadOnlyList<Diagnostic> Unread,
    IReadOnlyList<Diagnostic> Missing
)
{
    public static RequestReview Of(IReadOnlyList<DemandFile> failures, IndexSet indexes, string target)
    {
        var (requests, unread) = (new List<RequestedIndex>(), new List<Diagnostic>());
        foreach (var file in failures)
        {
            var (read, findings) = IndexRequestReader.Read(file.Name, file.Text);
            requests.AddRange(read);
            unread.AddRange(findings);
            if (read.Count == 0 && findings.Count == 0)
            {
                unread.Add(InputDiagnostics.NoFailures.At(file.Name, 1, 1));
            }
        }
        var requested = requests
            .DistinctBy(request => request.Index)
            .Select(request => new RequestedIndexReview(request, indexes.Contains(request.Index)))
            .ToList();
        var missing = from each in requested where !each.IsDeclared select Finding(each.Request, target);
        return new RequestReview(requested, unread, [.. missing]);
    }

    /// <summary>Gets the indexes to add to the file.</summary>
    public IEnumerable<IndexShape> Lacking => from each in Requested where !each.IsDeclared select each.Request.Index;

    private static Diagnostic Finding(RequestedIndex request, string target)
    {
        var (place, index) = (request.Place, request.Index);
        return IndexDiagnostics.Requested.At(
            place.File,
            place.Line,
            place.Column,
            index,
            target,
            IndexJson.Advice(index)
        );
    }
}

using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Indexes.Queries;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>Reviews an index file by the queries of files.</summary>
internal static class QueryReview
{
    public static IndexReview Of(IndexSource source, IndexDemands demands)
    {
        var indexes = source.File.ToIndexSet();
        var (queries, unread, missing) = (new List<ReviewedQuery>(), new List<Diagnostic>(), new List<Diagnostic>());
        foreach (var file in demands.Queries)
        {
            var (read, findings) = Read(file);
            unread.AddRange(findings);
            foreach (var query in read)
            {
                var reviewed = Reviewed(query, file.Name, indexes);
                queries.Add(reviewed);
                missing.AddRange(Missing(query, reviewed, source.Target));
            }
        }

        var requests = RequestReview.Of(demands.Failures, indexes, source.Target);
        unread.AddRange(requests.Unread);
        var usage = UsageReview.Of(demands.Usage, indexes, source.Target);
        unread.AddRange(usage.Unread);
        var needless = Needless(source, demands, queries);
        var lacking = queries.SelectMany(query => query.Plan.Missing).Concat(requests.Lacking).Concat(usage.Lacking);
        return new IndexReview(
            source.Files.Indexes,
            queries,
            [.. lacking.Distinct()],
            needless.Unused,
            needless.Redundant,
            [],
            [
                .. source.Unusable,
                .. source.Findings,
                .. unread,
                .. missing,
                .. requests.Missing,
                .. usage.Missing,
                .. needless.Diagnostics,
            ],
            source.IsUsable && unread.TrueForAll(finding => finding.Severity != Severity.Error)
        )
        {
            IsComplete = demands.IsComplete,
            Unread = unread,
            Requested = requests.Requested,
            Used = usage.Used,
        };
    }

    private static (IReadOnlyList<FileQuery> Queries, IReadOnlyList<Diagnostic> Findings) Read(DemandFile file)
    {
        var (queries, findings) = QueryFileReader.Read(file.Name, file.Text, QueryRejections.OfFile);
        var isEmpty = queries.Count == 0 && findings.Count == 0;
        return (queries, isEmpty ? [InputDiagnostics.NoQueries.At(file.Name, 1, 1)] : findings);
    }

    private static NeedlessIndexes Needless(IndexSource source, IndexDemands demands, List<ReviewedQuery> queries)
    {
        if (!demands.IsComplete)
        {
            return new NeedlessIndexes([], [], []);
        }
        var names = string.Join(", ", demands.Queries.Select(file => file.Name));
        return NeedlessIndexes.Of(source.File, queries.Select(query => (query.Query, query.Plan)), names);
    }

    private static IEnumerable<Diagnostic> Missing(FileQuery query, ReviewedQuery reviewed, string target)
    {
        var place = query.Origin ?? new Place(reviewed.File, query.Line, 1);
        return PlanDiagnostics.Of(reviewed.Plan, query.Query, query.Label ?? query.Notation, place, target);
    }

    private static ReviewedQuery Reviewed(FileQuery query, string file, IndexSet indexes)
    {
        var plan = query.Refusal is { } reason ? new QueryPlan([], reason) : IndexPlanner.Plan(query.Query, indexes);
        var (from, line) = query.Origin is { } origin ? (origin.File, origin.Line) : (file, query.Line);
        var notation = query.Label is { } label ? $"{label}: {query.Notation}" : query.Notation;
        return new ReviewedQuery(from, line, query.Text, query.Query, plan) { Notation = notation };
    }
}

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
        var (queries, found) = (new List<ReviewedQuery>(), new List<Diagnostic>());
        foreach (var file in demands.Queries)
        {
            var (read, unread) = QueryFileReader.Read(file.Name, file.Text, QueryRejections.OfFile);
            var reviewed = read.Select(query => (Query: query, Reviewed: Reviewed(query, file.Name, indexes))).ToList();
            queries.AddRange(reviewed.Select(each => each.Reviewed));
            found.AddRange(unread);
            found.AddRange(reviewed.SelectMany(each => Missing(each.Query, each.Reviewed, source.Target)));
            if (read.Count == 0 && unread.Count == 0)
            {
                found.Add(InputDiagnostics.NoQueries.At(file.Name, 1, 1));
            }
        }

        var needless = Needless(source, demands, queries);
        var isRead = found.TrueForAll(finding => finding.Id is not ("RH5050" or "RH6007"));
        return new IndexReview(
            source.Files.Indexes,
            queries,
            [.. queries.SelectMany(query => query.Plan.Missing).Distinct()],
            needless.Unused,
            needless.Redundant,
            [],
            [.. source.Unusable, .. source.Findings, .. found, .. needless.Diagnostics],
            source.IsUsable && isRead
        )
        {
            IsComplete = demands.IsComplete,
        };
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

using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

// The message of each diagnostic is its documentation.
#pragma warning disable CS1591

/// <summary>
/// The findings about a query that Firestore would not run: each index that it lacks, or why it is rejected.
/// </summary>
public static class PlanDiagnostics
{
    /// <summary>
    /// Gets them; <paramref name="name"/> names the query in messages, and <paramref name="fileName"/> is the index
    /// file to add to.
    /// </summary>
    public static IEnumerable<Diagnostic> Of(
        QueryPlan plan,
        IndexQuery query,
        string name,
        Place place,
        string fileName
    )
    {
        if (plan.OfEachUser is { } each)
        {
            var why = PlanText.Why(query, new RowPlan(PlanStatus.Unsupported, each, [], null));
            var keys = CallerFields.KeysOf(each);
            return [IndexDiagnostics.OfEachUser.At(place.File, place.Line, place.Column, name, each, why, keys)];
        }
        if (plan.Reason is { } reason)
        {
            return [IndexDiagnostics.Unsupported.At(place.File, place.Line, place.Column, name, reason.TrimEnd('.'))];
        }
        var unserved = plan.Rows.Where(row => row.Add is not null);
        var missing = unserved.DistinctBy(row => row.Add);
        return missing.Select(row => Missing(row, query, name, place, fileName));
    }

    private static Diagnostic Missing(RowPlan row, IndexQuery query, string name, Place place, string fileName)
    {
        var finding = row.Note is null ? IndexDiagnostics.Missing : IndexDiagnostics.Uncertain;
        var why = row.Note ?? PlanText.Why(query, row);
        return finding.At(
            place.File,
            place.Line,
            place.Column,
            name,
            row.Add,
            why,
            fileName,
            IndexJson.Advice(row.Add!)
        );
    }
}

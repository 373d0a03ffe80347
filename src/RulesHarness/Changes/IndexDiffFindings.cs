using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Deploying;

namespace RulesHarness.Changes;

/// <summary>The findings about a deploy: queries that it makes fail, and indexes that are not in order.</summary>
internal static class IndexDiffFindings
{
    public static IEnumerable<Diagnostic> Of(
        IndexDeploy deploy,
        IReadOnlyList<DeployedQuery> queries,
        IndexInventory database,
        IndexInventory declared
    )
    {
        foreach (var query in queries.Where(query => query.FailsAfterwards))
        {
            yield return At(query, IndexDiagnostics.FailsAfterDeploy, declared.Source);
        }
        foreach (var query in queries.Where(query => query is { FailsMeanwhile: true, FailsAfterwards: false }))
        {
            yield return At(query, IndexDiagnostics.FailsDuringDeploy, declared.Source);
        }
        foreach (var index in deploy.Kept.Where(index => index.State == IndexState.NeedsRepair))
        {
            var place = index.Entry.Index.Place;
            yield return IndexDiagnostics.NeedsRepair.At(place.File, place.Line, place.Column, index.Entry);
        }
        foreach (var change in deploy.Overrides.Where(change => change.IsOverlooked))
        {
            var place = change.After!.Place;
            yield return IndexDiagnostics.Overlooked.At(place.File, place.Line, place.Column, change.Field);
        }
        if (database.Overrides is null)
        {
            yield return IndexDiagnostics.FieldsUnknown.At(database.Source, 1, 1);
        }
    }

    private static Diagnostic At(DeployedQuery query, DiagnosticDescriptor finding, string source) =>
        finding.At(query.Query.File, query.Query.Line, 1, query.Query.Notation, source);
}

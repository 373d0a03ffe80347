using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>Reviews an index file by the access patterns of a spec.</summary>
internal static class SpecIndexReview
{
    public static IndexReview Of(IndexSource source)
    {
        var spec = SpecReader.Read(source.Files.Specs);
        Diagnostic[] read = [.. source.Unusable, .. spec.Diagnostics, .. source.Findings];
        var unread = spec.Diagnostics.Where(finding => finding.Severity == Severity.Error).ToList();
        if (!source.IsUsable || unread.Count > 0)
        {
            return new IndexReview(source.Files.Indexes, [], [], [], [], [], read, isUsable: false) { Unread = unread };
        }
        var proof = IndexCoverage.Of(spec.Model, source.File, source.Target, QueryRejections.OfPattern);
        // Without data, arrays without a bound are not counted.
        var data = FixtureFactory.GenerateOrEmpty(spec.Model, new FixtureOptions());
        var costs = CostsOf(spec.Model, source.File, data);
        return new IndexReview(
            source.Files.Indexes,
            [.. proof.Patterns.Select(Reviewed)],
            proof.Missing,
            proof.Unused,
            proof.Redundant,
            costs,
            [.. read, .. proof.Diagnostics, .. costs.SelectMany(cost => cost.Findings(source.File))],
            isUsable: true
        )
        {
            IsComplete = true,
        };
    }

    /// <summary>
    /// The cost of writes. An array without a bound in the schema counts with the length of the longest generated one.
    /// </summary>
    public static IReadOnlyList<WriteCost> CostsOf(DataModel model, IndexFile indexFile, Dataset data) =>
        WriteCost.Of(
            model,
            indexFile,
            (collection, field) =>
                data.Of(collection.Path)
                    .Select(document => (document.Fields.At(field.Name) as IReadOnlyCollection<object?>)?.Count ?? 0)
                    .DefaultIfEmpty(0)
                    .Max()
        );

    private static ReviewedQuery Reviewed(PlannedPattern planned)
    {
        var (pattern, query, plan) = planned;
        return new ReviewedQuery(pattern.Place.File, pattern.Place.Line, pattern.Name, query, plan);
    }
}

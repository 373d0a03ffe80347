using RulesHarness.Diagnostics;
using RulesHarness.Fixtures;
using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Indexes.Queries;
using RulesHarness.Semantics;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>A query, where it stands, and how it is served.</summary>
public sealed record ReviewedQuery(string File, int Line, string Text, IndexQuery Query, QueryPlan Plan);

/// <summary>
/// What the queries of a project need of indexes, and what its index file declares. The queries are the spec's access patterns, or those of a file.
/// </summary>
public sealed record IndexReview(
    ProjectFile? File,
    IReadOnlyList<ReviewedQuery> Queries,
    IReadOnlyList<IndexShape> Missing,
    IReadOnlyList<IndexDeclaration> Unused,
    IReadOnlyList<IndexDeclaration> Redundant,
    IReadOnlyList<WriteCost> Costs,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool IsUsable)
{
    /// <summary>Reviews a project. <paramref name="queries"/> is a file of queries to be asked about in the place of the spec's.</summary>
    public static IndexReview Of(CheckOptions options, string? queries = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var files = ProjectFiles.Find(options);
        // Rules play no part here.
        var input = files.Diagnostics.Where(finding => finding.Id != InputFindings.NoRules.Id && (queries is null || finding.Id != InputFindings.NoSpec.Id)).ToList();
        var indexFile = files.Indexes is { } found ? IndexFile.Read(found.Path, found.Text) : IndexFile.Empty;
        return queries is null ? OfSpec(files, indexFile, input) : OfQueries(files, indexFile, input, queries);
    }

    private static IndexReview OfSpec(ProjectFiles files, IndexFile indexFile, List<Diagnostic> input)
    {
        var spec = SpecReader.Read(files.Specs);
        Diagnostic[] read = [.. input, .. spec.Diagnostics, .. indexFile.Diagnostics];
        if (read.Any(finding => finding.Severity == Severity.Error) || files.Specs.Count == 0)
            return new IndexReview(files.Indexes, [], [], [], [], [], read, IsUsable: false);
        var proof = IndexProof.Of(spec.Model, indexFile, files.Indexes?.Path ?? ProjectFiles.UsualIndexes);
        var costs = CostsOf(spec.Model, indexFile, Sample(spec.Model));
        return new IndexReview(
            files.Indexes, [.. proof.Patterns.Select(planned => new ReviewedQuery(planned.Pattern.Place.File, planned.Pattern.Place.Line, planned.Pattern.Name, planned.Query, planned.Plan))],
            proof.Missing, proof.Unused, proof.Redundant, costs, [.. read, .. proof.Diagnostics, .. costs.SelectMany(cost => cost.Findings(indexFile))], IsUsable: true);
    }

    /// <summary>What writes cost. An array that the schema doesn't bound counts as long as the longest of the generated ones.</summary>
    internal static IReadOnlyList<WriteCost> CostsOf(DataModel model, IndexFile indexFile, Dataset data) => WriteCost.Of(model, indexFile, (collection, field) =>
        data.Of(collection.Path).Select(document => (document.Fields.At(field.Name) as IReadOnlyCollection<object?>)?.Count ?? 0).DefaultIfEmpty(0).Max());

    private static Dataset Sample(DataModel model)
    {
        try
        {
            return new FixtureFactory(model, new FixtureOptions()).Generate();
        }
        catch (FixtureException)
        {
            // A check tells of it. Here it means that arrays without a bound are not counted.
            return new Dataset();
        }
    }

    private static IndexReview OfQueries(ProjectFiles files, IndexFile indexFile, List<Diagnostic> input, string path)
    {
        var indexes = indexFile.ToIndexSet();
        var (queries, diagnostics) = StructuredQueryReader.Read(path, System.IO.File.ReadAllText(path));
        List<ReviewedQuery> reviewed = [.. queries.Select(query => new ReviewedQuery(path, query.Line, query.Text, query.Query, IndexPlanner.Plan(query.Query, indexes)))];
        Diagnostic[] read = [.. input, .. indexFile.Diagnostics, .. diagnostics, .. reviewed.Count == 0 && diagnostics.Count == 0 ? [InputFindings.NoQueries.At(path, 1, 1)] : Array.Empty<Diagnostic>()];
        return new IndexReview(files.Indexes, reviewed, [.. reviewed.SelectMany(query => query.Plan.Missing).Distinct()], [], [], [], read, read.All(finding => finding.Severity != Severity.Error));
    }
}

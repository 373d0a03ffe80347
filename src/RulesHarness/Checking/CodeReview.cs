using RulesHarness.Code;
using RulesHarness.Code.Model;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification;

namespace RulesHarness.Checking;

/// <summary>The queries of a project's source code, with the indexes that they need.</summary>
public static class CodeReview
{
    /// <summary>
    /// Reviews the queries of source files below the folders that the options name. If the project has a spec, the
    /// queries are compared with its access patterns.
    /// </summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static IndexReview Of(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Of(options, SourceCode.Read(options.Code, options.Readers), string.Join(", ", options.Code));
    }

    /// <summary>
    /// Reviews queries that were read from code; <paramref name="origin"/> names the code in messages.
    /// </summary>
    public static IndexReview Of(CheckOptions options, CodeQueries code, string origin)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(code);
        var source = IndexSource.Find(options, hasQueries: true);
        var indexes = source.File.ToIndexSet();
        var reviewed = code.Found.Select(query => Reviewed(query, indexes)).ToList();
        var spec = SpecReader.Read(source.Files.Specs);
        var unread = code.Unresolved.Select(each => new UnreadQuery(each.Member, each.Reason, Finding(each))).ToList();
        Diagnostic[] nothing =
            code.Unread.Count > 0 ? [InputDiagnostics.CodeNotRead.At(origin, 1, 1, code.Unread[0])]
            : code.CallSites == 0 ? [InputDiagnostics.NoQueriesInCode.At(origin, 1, 1)]
            : [];
        return new IndexReview(
            source.Files.Indexes,
            reviewed,
            [.. reviewed.SelectMany(query => query.Plan.Missing).Distinct()],
            [],
            [],
            [],
            [
                .. source.Unusable,
                .. source.Findings,
                .. nothing,
                .. code
                    .Found.Zip(reviewed)
                    .SelectMany(pair => Findings(pair.First, pair.Second, source.Target))
                    .Distinct(),
                .. unread.Select(each => each.Finding),
                .. source.Files.Specs.Count > 0 ? PatternsInCode.Compare(spec.Model, code.Found) : [],
            ],
            source.IsUsable && nothing.Length == 0
        )
        {
            Target = source.Target,
            TargetPath = source.FullPath,
            IsConfigured = source.IsConfigured,
            Unresolved = unread,
            IsNamed = source.IsNamed,
            Database = source.Files.Database,
        };
    }

    internal static ReviewedQuery Reviewed(CodeQuery code, IndexSet indexes)
    {
        var query = code.Query;
        var plan = QueryRejections.OfQuery(query, limit: null) is { } reason
            ? new QueryPlan([], reason)
            : IndexPlanner.Plan(query, indexes);
        return new ReviewedQuery(code.Place.File, code.Place.Line, code.Notation, query, plan) { Member = code.Member };
    }

    internal static IEnumerable<Diagnostic> Findings(CodeQuery code, ReviewedQuery reviewed, string target) =>
        PlanDiagnostics.Of(reviewed.Plan, reviewed.Query, code.Notation, code.Place, target);

    internal static Diagnostic Finding(UnresolvedQuery unresolved)
    {
        var place = unresolved.Place;
        return IndexDiagnostics.NotFollowed.At(
            place.File,
            place.Line,
            place.Column,
            unresolved.Member,
            unresolved.Reason
        );
    }
}

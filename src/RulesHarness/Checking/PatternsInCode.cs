using RulesHarness.Code.Model;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes;
using RulesHarness.Indexes.Proof;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>The queries of the code compared with the access patterns of the spec, in both directions.</summary>
internal static class PatternsInCode
{
    public static IEnumerable<Diagnostic> Compare(DataModel model, IReadOnlyList<CodeQuery> queries)
    {
        var patterns = model
            .AccessPatterns.Select(pattern => (Pattern: pattern, Query: PatternQuery.Of(model, pattern)))
            .Where(pair => pair.Query is not null)
            .ToList();
        bool IsRun(AccessPattern pattern, CodeQuery query) =>
            HasKind(pattern.Kind, query.Shape) && QueryLikeness.IsSame(PatternQuery.Of(model, pattern)!, query.Query);
        bool IsDeclared(CodeQuery query) => patterns.Exists(pair => IsRun(pair.Pattern, query));
        bool IsInCode(AccessPattern pattern) => queries.Any(query => IsRun(pattern, query));
        var unknown = queries
            .Where(query => !IsDeclared(query))
            .Select(query => At(IndexDiagnostics.NotInPatterns, query.Place, query.Notation));
        var unused = patterns
            .Where(pair => !IsInCode(pair.Pattern))
            .Select(pair => At(IndexDiagnostics.NotInCode, pair.Pattern.Place, pair.Pattern.Name));
        return unknown.Concat(unused);
    }

    private static Diagnostic At(DiagnosticDescriptor kind, Place place, string name) =>
        kind.At(place.File, place.Line, place.Column, name);

    private static bool HasKind(PatternKind kind, QueryShape shape) =>
        kind switch
        {
            PatternKind.Count => Computes(shape, "count"),
            PatternKind.Sum => Computes(shape, "sum"),
            PatternKind.Average => Computes(shape, "average"),
            _ => shape.Aggregations.Count == 0,
        };

    private static bool Computes(QueryShape shape, string name) => shape.Aggregations.Any(each => each.Name == name);
}

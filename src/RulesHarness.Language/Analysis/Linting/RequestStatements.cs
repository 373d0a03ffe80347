using System.Collections.Immutable;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// The statements that one request may be decided by: those of a path's own blocks, and those of wider paths.
/// </summary>
/// <param name="Method">What the request does.</param>
/// <param name="Statements">In the order of the file.</param>
internal sealed record RequestStatements(RulesMethod Method, ImmutableArray<AnalyzedStatement> Statements)
{
    public static IEnumerable<RequestStatements> Of(AnalyzedRules rules)
    {
        var shapes = rules
            .Statements.GroupBy(statement => PathOverlap.Shape(statement.Path.Path))
            .Select(group => group.ToArray())
            .ToArray();
        foreach (var shape in shapes)
        {
            var wider = shapes.Where(other =>
                PathOverlap.IsWider(other[0].Path.Path, shape[0].Path.Path, rules.File.Version)
            );
            var all = wider
                .SelectMany(other => other)
                .Concat(shape)
                .OrderBy(statement => statement.Statement.Span.Offset)
                .ToArray();
            foreach (var method in Enum.GetValues<RulesMethod>())
            {
                if (shape.Any(statement => statement.Methods.Contains(method)))
                {
                    yield return new RequestStatements(
                        method,
                        [.. all.Where(statement => statement.Methods.Contains(method))]
                    );
                }
            }
        }
    }
}

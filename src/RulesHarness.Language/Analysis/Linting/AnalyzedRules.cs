using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>A rules file with everything that the checks need. Services other than Firestore are ignored.</summary>
/// <param name="Rules">The file.</param>
/// <param name="Paths">Every match block.</param>
/// <param name="Statements">The statements of blocks that match documents.</param>
/// <param name="Facts">What holds of expressions.</param>
internal sealed record AnalyzedRules(
    ParsedRules Rules,
    ImmutableArray<MatchPath> Paths,
    ImmutableArray<AnalyzedStatement> Statements,
    ImmutableArray<InferredFact> Facts
)
{
    public RulesDocument File => Rules.File;

    public static AnalyzedRules Of(ParsedRules rules, RulesSchema? schema)
    {
        var log = new FactLog();
        var schemas = new SchemaFinder(schema);
        ImmutableArray<MatchPath> paths =
        [
            .. rules
                .File.Services.Where(service => service.Name.Text == "cloud.firestore")
                .SelectMany(service => MatchPath.Flatten(rules.File, service)),
        ];
        var reachable = paths.Where(path => PathFaults.FaultOf(path) is null);
        ImmutableArray<AnalyzedStatement> statements = [.. reachable.SelectMany(path => Analyze(path, schemas, log))];
        return new AnalyzedRules(rules, paths, statements, log.Facts);
    }

    private static IEnumerable<AnalyzedStatement> Analyze(MatchPath path, SchemaFinder schemas, FactLog log)
    {
        var inferrers = new Dictionary<RulesMethod, TypeInference>();
        foreach (var statement in path.Block.Allows)
        {
            var outcomes = ImmutableArray.CreateBuilder<Outcome>();
            foreach (var method in MethodNames.Of(statement))
            {
                if (!inferrers.TryGetValue(method, out var inferrer))
                {
                    inferrers.Add(method, inferrer = new TypeInference(new StatementScope(path, method, schemas, log)));
                }

                var alternatives = new List<(Expression, InferredValue)>();
                var value = statement.Condition is null
                    ? InferredValue.True
                    : inferrer.Of(statement.Condition, alternatives);
                outcomes.Add(new Outcome(method, value, [.. alternatives]));
            }

            yield return new AnalyzedStatement(
                statement,
                path,
                Conjuncts.Of(statement.Condition, path),
                outcomes.ToImmutable()
            );
        }
    }
}

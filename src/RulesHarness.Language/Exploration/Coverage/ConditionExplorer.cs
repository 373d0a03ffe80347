using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// Makes, for each atomic condition of each allow statement, the pair of requests in which that condition alone
/// decides. Nothing is returned that the evaluator has not decided so; a condition without a pair is not proven to have
/// none, unless that is said.
/// </summary>
/// <param name="explorer">The rules.</param>
public sealed class ConditionExplorer(RulesExplorer explorer)
{
    /// <summary>Scenarios that are tried for all conditions of a file.</summary>
    private const int MaxTries = 100_000;

    /// <summary>Searches the pairs.</summary>
    /// <param name="explored">The ways in which the statements allow requests: the searches begin with them.</param>
    public ExploredConditions Explore(IEnumerable<ExploredStatement> explored)
    {
        ArgumentNullException.ThrowIfNull(explored);
        var reached = explored.ToLookup(
            one => (object)one.Statement,
            one => one.Ways,
            ReferenceEqualityComparer.Instance
        );
        var conditions = ImmutableArray.CreateBuilder<ExploredCondition>();
        var isCutOff = false;
        var left = MaxTries;
        explorer.Work.Renew();
        foreach (var statement in explorer.Statements.Where(statement => statement.DocumentPaths().Count > 0))
        {
            if (explorer.Work.IsSpent)
            {
                isCutOff = true;
                break;
            }

            if (DecisionTree.Of(statement) is not { } tree)
            {
                continue;
            }

            var ways = reached[tree.Statement.Statement].SelectMany(each => each);
            var scenarios = ways.Select(way => way.Scenario);
            var search = new PairSearch(explorer, tree, scenarios.Where(tree.Statement.IsAbout));
            isCutOff |= tree.IsCutOff;
            foreach (var atom in tree.Atoms)
            {
                var isLeft = search.Tries < left && DecisionTree.IsLookedAt(atom) && !explorer.Work.IsSpent;
                conditions.Add(isLeft ? search.Explore(atom) : Unknown(tree, atom));
                isCutOff |= !isLeft || search.IsCutOff;
            }

            left -= search.Tries;
        }

        return new ExploredConditions(conditions.ToImmutable(), isCutOff);
    }

    private static ExploredCondition Unknown(DecisionTree tree, AtomNode atom) =>
        new(tree.Statement.Statement, atom.Expression.Span, null, false, null);
}

using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Queries;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// Finds which atomic conditions of rules are shown by requests: both outcomes, each with an effect on the decision
/// (masking MC/DC). It belongs to one thread at a time.
/// </summary>
public sealed class ConditionCoverage
{
    private readonly SearchWork _work = new();
    private readonly ImmutableArray<CoveredStatement> _statements;
    private readonly ConditionReader _reader = new();

    /// <summary>Prepares rules that the compiler accepts.</summary>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public ConditionCoverage(ParsedRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _statements = rules.HasErrors
            ? throw new ArgumentException("A file with errors decides nothing.", nameof(rules))
            : [.. RuleStatement.Of(rules.File, _work).Select(statement => new CoveredStatement(statement))];
    }

    /// <summary>The conditions, in the order of the file.</summary>
    public IEnumerable<CoveredCondition> Conditions => ConditionsAfter(_ => null);

    /// <summary>The work that was done, as <see cref="RulesExplorer.MostWork"/> counts it.</summary>
    public long Work => _work.Done;

    /// <summary>
    /// The conditions, in the order of the file. Those of some statements are known from the same statement in another
    /// version of the file, for which the same requests were added.
    /// </summary>
    /// <param name="known">The known conditions of a statement; null where the requests that were added here
    /// decide.</param>
    public IEnumerable<CoveredCondition> ConditionsAfter(Func<AllowStatement, IReadOnlyList<CoveredCondition>?> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        _work.Renew();
        return _statements.SelectMany(statement =>
            known(statement.Statement) is { } before ? statement.Conditions(before) : statement.Conditions(_reader)
        );
    }

    /// <summary>
    /// Adds a request. One that two statements allow shows nothing: neither of them is needed. Nor does a query with
    /// alternatives, each of which is decided apart.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="documents">The documents that conditions look up.</param>
    public void Add(RulesRequest request, IDocumentLookup documents)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Query is { } query && Disjuncts.Of(query.Filter) is not [_])
        {
            return;
        }

        var path = RequestPath.Of(request);
        var asked = _statements.Where(statement => statement.IsAbout(request.Method, path)).ToList();
        if (asked.TrueForAll(statement => statement.IsShown))
        {
            return;
        }

        var scenario = new Scenario { Request = request, AllDocuments = documents };
        foreach (var statement in asked)
        {
            statement.Decide(scenario);
        }

        var allowing = asked.Where(statement => statement.IsAllowed).ToList();
        List<CoveredStatement> deciding = allowing.Count == 0 ? asked : allowing;
        if (deciding.Count == 1 || allowing.Count == 0)
        {
            deciding.ForEach(statement => statement.Count());
        }
    }
}

/// <summary>An atomic condition of an allow statement, and whether requests show its effect.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Condition">Where the condition stands; in a function where it is a part of one.</param>
/// <param name="IsShown">Whether both outcomes had an effect.</param>
/// <param name="IsImpossible">Whether the statement proves that no requests can show it.</param>
public sealed record CoveredCondition(AllowStatement Statement, SourceSpan Condition, bool IsShown, bool IsImpossible)
{
    /// <summary>
    /// Returns true if it decided a request, but not both ways: only one outcome had an effect. Unknown, and false,
    /// where conditions are explored.
    /// </summary>
    public bool IsShownOneWay { get; init; }
}

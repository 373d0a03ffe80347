using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// Tells which allow statements let which requests through, and what their expressions evaluated to then. The rules are
/// evaluated here, whichever engine decided the cases: an engine's coverage does not tell one call of a function from
/// another.
/// </summary>
internal sealed class GrantTrace
{
    private readonly Dictionary<string, Evaluations> _evaluations = new(StringComparer.Ordinal);
    private readonly Dictionary<AllowStatement, List<AccessCase>> _allowed = new(ReferenceEqualityComparer.Instance);

    private readonly HashSet<AccessCase> _traced = new(ReferenceEqualityComparer.Instance);

    private GrantTrace() { }

    /// <summary>Evaluates the rules for cases that were allowed.</summary>
    public static GrantTrace Of(ObservedRules rules, FunctionTable functions, IReadOnlyList<AccessCase> cases)
    {
        var conditions = new Dictionary<Expression, OutlinedStatement>(ReferenceEqualityComparer.Instance);
        foreach (var outlined in rules.Outline.Statements.Where(outlined => outlined.Statement.Condition is not null))
        {
            conditions[outlined.Statement.Condition!.Bare()] = outlined;
        }
        var trace = new GrantTrace();
        var observed = cases.AsParallel().AsOrdered().Select(one => (Case: one, Roots: Observe(rules, functions, one)));
        foreach (var (one, roots) in observed.Where(one => one.Roots is not null))
        {
            trace._traced.Add(one);
            foreach (var root in roots!.Where(root => root.Value.IsTrue && conditions.ContainsKey(root.Expression)))
            {
                trace.Add(conditions[root.Expression], root, one);
            }
        }

        return trace;
    }

    /// <summary>The cases for which a statement's condition was true.</summary>
    public IReadOnlyList<AccessCase> Allowed(AllowStatement statement) => _allowed.GetValueOrDefault(statement, []);

    /// <summary>Returns true if the rules allow a case here, as the engine that decided it did.</summary>
    public bool IsAllowed(AccessCase one) => _traced.Contains(one);

    /// <summary>The values that expressions had when a statement about the same collection was true.</summary>
    public Evaluations Evaluations(OutlinedStatement outlined) => _evaluations[outlined.CollectionPath()];

    private static IReadOnlyList<EvaluatedExpression>? Observe(
        ObservedRules rules,
        FunctionTable functions,
        AccessCase one
    )
    {
        var tree = new EvaluationTree(functions);
        return rules.Allows(one, tree.Observe) ? tree.Roots : null;
    }

    private void Add(OutlinedStatement outlined, EvaluatedExpression root, AccessCase one)
    {
        if (!_evaluations.TryGetValue(outlined.CollectionPath(), out var values))
        {
            _evaluations.Add(outlined.CollectionPath(), values = new Evaluations());
        }
        values.Add(root);
        if (!_allowed.TryGetValue(outlined.Statement, out var cases))
        {
            _allowed.Add(outlined.Statement, cases = []);
        }
        // A query is judged one alternative at a time.
        if (cases is not [.., var last] || last != one)
        {
            cases.Add(one);
        }
    }
}

using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>A statement with the effects that its conditions had.</summary>
internal sealed class CoveredStatement
{
    private readonly RuleStatement _statement;
    private readonly DecisionTree? _tree;
    private readonly DecisionWalk? _walk;
    private readonly ConditionEffects[] _effects;
    private Scenario? _scenario;
    private int _left;

    public CoveredStatement(RuleStatement statement)
    {
        _statement = statement;
        _tree = DecisionTree.Of(statement);
        _effects = new ConditionEffects[_tree?.Atoms.Count ?? 0];
        _left = _effects.Length;
        _walk = _tree is null ? null : new DecisionWalk(_tree, atom => DecisionWalk.OutcomeIn(_scenario!, _tree, atom));
    }

    /// <summary>The statement.</summary>
    public AllowStatement Statement => _statement.Statement;

    /// <summary>Whether the effects of all conditions are shown.</summary>
    public bool IsShown => _left == 0;

    /// <summary>Whether it allows the request that was decided last.</summary>
    public bool IsAllowed => _walk?.IsAllowed ?? true;

    /// <summary>The conditions, in the order in which they are evaluated.</summary>
    /// <param name="reader">Reads the conditions of the file.</param>
    public IEnumerable<CoveredCondition> Conditions(ConditionReader reader)
    {
        if (_tree is null)
        {
            yield break;
        }

        var proof = new EffectProof(_tree, new Contradictions(reader));
        foreach (var atom in _tree.Atoms)
        {
            var isShown = _effects[atom.Atom].AreShown();
            yield return new CoveredCondition(
                _statement.Statement,
                atom.Expression.Span,
                isShown,
                !isShown && !_statement.Work.IsSpent && proof.IsImpossible(atom)
            )
            {
                IsShownOneWay = !isShown && _effects[atom.Atom] != ConditionEffects.None,
            };
        }
    }

    /// <summary>The conditions with the effects that are known of the same statement elsewhere.</summary>
    /// <param name="before">The conditions of that statement, in the same order.</param>
    public IEnumerable<CoveredCondition> Conditions(IReadOnlyList<CoveredCondition> before) =>
        before.Zip(
            _tree?.Atoms ?? [],
            (known, atom) => known with { Statement = Statement, Condition = atom.Expression.Span }
        );

    public bool IsAbout(RulesMethod method, RequestPath path) =>
        _statement.Methods.Contains(method) && _statement.IsAbout(path);

    /// <summary>Evaluates the condition.</summary>
    public void Decide(Scenario scenario)
    {
        _scenario = scenario;
        _walk?.Run();
    }

    /// <summary>Counts the effects in the request that was decided last.</summary>
    public void Count()
    {
        if (_tree is null)
        {
            return;
        }

        foreach (var atom in _tree.Atoms)
        {
            var before = _effects[atom.Atom];
            var after = before | _walk!.EffectOf(atom);
            _effects[atom.Atom] = after;
            _left -= after.AreShown() && !before.AreShown() ? 1 : 0;
        }
    }
}

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// Evaluates a statement's condition as the rules language does, and finds which atomic conditions decide.
/// </summary>
/// <param name="tree">The condition.</param>
/// <param name="evaluate">The outcome of an atomic condition.</param>
internal sealed class DecisionWalk(DecisionTree tree, Func<AtomNode, Outcome> evaluate)
{
    private readonly Outcome[] _outcomes = new Outcome[tree.Count];
    private readonly ConditionEffects[] _effects = new ConditionEffects[tree.Atoms.Count];

    /// <summary>Evaluates the condition in a scenario.</summary>
    public static DecisionWalk Of(DecisionTree tree, Scenario scenario)
    {
        var walk = new DecisionWalk(tree, atom => OutcomeIn(scenario, tree, atom));
        walk.Run();
        return walk;
    }

    /// <summary>Whether the statement allows the request.</summary>
    public bool IsAllowed { get; private set; }

    /// <summary>Evaluates the condition.</summary>
    public void Run()
    {
        Array.Clear(_outcomes);
        Array.Clear(_effects);
        IsAllowed = Evaluate(tree.Root) == Outcome.True;
        Weigh(tree.Root, Influence.OfDecision);
    }

    /// <summary>The outcome of a part of the condition.</summary>
    public Outcome OutcomeOf(DecisionNode node) => _outcomes[node.Index];

    /// <summary>The effect that an atomic condition had.</summary>
    public ConditionEffects EffectOf(AtomNode atom) => _effects[atom.Atom];

    /// <summary>The outcome of an atomic condition in a scenario.</summary>
    public static Outcome OutcomeIn(Scenario scenario, DecisionTree tree, AtomNode atom)
    {
        var value = tree.Statement.Evaluate(atom.Expression, scenario);
        if (!value.IsBool)
        {
            return Outcome.NoValue;
        }

        return value.AsBool ? Outcome.True : Outcome.False;
    }

    private Outcome Evaluate(DecisionNode node)
    {
        var outcome = node switch
        {
            ConstantNode constant => constant.Value ? Outcome.True : Outcome.False,
            AtomNode atom => evaluate(atom),
            NotNode not => Evaluate(not.Operand).Not(),
            LogicNode logic => Logic(logic),
            ChoiceNode choice => Choice(choice),
            _ => Outcome.NoValue,
        };
        return _outcomes[node.Index] = outcome;
    }

    private Outcome Logic(LogicNode logic)
    {
        var left = Evaluate(logic.Left);
        var isDecided = left == (logic.IsAnd ? Outcome.False : Outcome.True);
        return isDecided ? left : OutcomeLogic.Join(logic.IsAnd, left, Evaluate(logic.Right));
    }

    private Outcome Choice(ChoiceNode choice) =>
        Evaluate(choice.Question) switch
        {
            Outcome.True => Evaluate(choice.WhenTrue),
            Outcome.False => Evaluate(choice.WhenFalse),
            _ => Outcome.NoValue,
        };

    private void Weigh(DecisionNode node, Influence influence)
    {
        if (OutcomeOf(node) == Outcome.NotEvaluated || !influence.CanDiffer)
        {
            return;
        }

        switch (node)
        {
            case AtomNode atom:
                _effects[atom.Atom] = influence.EffectOf(OutcomeOf(atom));
                break;
            case NotNode not:
                Weigh(not.Operand, influence.Of(Outcome.True.Not(), Outcome.False.Not(), Outcome.NoValue.Not()));
                break;
            case LogicNode logic:
                Weigh(logic, influence);
                break;
            case ChoiceNode choice:
                Weigh(choice, influence);
                break;
        }
    }

    // The arm that was not chosen was not evaluated, so it may well be the opposite.
    private void Weigh(ChoiceNode choice, Influence influence)
    {
        var question = OutcomeOf(choice.Question);
        Weigh(choice.WhenTrue, influence);
        Weigh(choice.WhenFalse, influence);
        var taken = OutcomeOf(question == Outcome.True ? choice.WhenTrue : choice.WhenFalse);
        Weigh(choice.Question, influence.Of(Follows(Outcome.True), Follows(Outcome.False), Follows(Outcome.NoValue)));

        Outcome Follows(Outcome outcome) =>
            outcome == Outcome.NoValue || question == Outcome.NoValue ? Outcome.NoValue
            : outcome == question ? taken
            : influence.Opposite(taken);
    }

    private void Weigh(LogicNode logic, Influence influence)
    {
        var (left, right) = (OutcomeOf(logic.Left), OutcomeOf(logic.Right));
        Weigh(logic.Left, influence.Of(WithRight(Outcome.True), WithRight(Outcome.False), WithRight(Outcome.NoValue)));
        Weigh(logic.Right, influence.Of(WithLeft(Outcome.True), WithLeft(Outcome.False), WithLeft(Outcome.NoValue)));

        Outcome WithRight(Outcome outcome) => OutcomeLogic.Join(logic.IsAnd, outcome, right);
        Outcome WithLeft(Outcome outcome) => OutcomeLogic.Join(logic.IsAnd, left, outcome);
    }

    /// <summary>The decision for each outcome that a part of the condition could have.</summary>
    private readonly record struct Influence(bool WhenTrue, bool WhenFalse, bool WithoutValue)
    {
        public static readonly Influence OfDecision = new(true, false, false);

        public bool CanDiffer => WhenTrue != WhenFalse || WhenTrue != WithoutValue;

        /// <summary>The decision for each outcome of an operand, of which this part's outcome follows.</summary>
        public Influence Of(Outcome whenTrue, Outcome whenFalse, Outcome withoutValue) =>
            new(Decision(whenTrue), Decision(whenFalse), Decision(withoutValue));

        /// <summary>An outcome with the other decision; the same outcome where there is none.</summary>
        public Outcome Opposite(Outcome outcome)
        {
            var decision = Decision(outcome);
            if (decision != WhenTrue)
            {
                return Outcome.True;
            }

            return decision != WhenFalse ? Outcome.False : outcome;
        }

        public ConditionEffects EffectOf(Outcome outcome)
        {
            var isAllowed = Decision(outcome);
            var isAllowedOtherwise = outcome == Outcome.True ? WhenFalse : WhenTrue;
            return (outcome, isAllowed, isAllowed != isAllowedOtherwise) switch
            {
                (Outcome.True, true, true) => ConditionEffects.TrueAllows,
                (Outcome.False, true, true) => ConditionEffects.FalseAllows,
                (Outcome.True, false, true) => ConditionEffects.TrueDenies,
                (Outcome.False, false, true) => ConditionEffects.FalseDenies,
                (Outcome.NoValue, false, true) => ConditionEffects.NoValueDenies,
                _ => ConditionEffects.None,
            };
        }

        private bool Decision(Outcome outcome) =>
            outcome switch
            {
                Outcome.True => WhenTrue,
                Outcome.False => WhenFalse,
                _ => WithoutValue,
            };
    }
}

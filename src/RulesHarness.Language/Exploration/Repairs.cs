using System.Globalization;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Proposes scenarios in which a condition may have the wanted outcome. Each is a proposal, which the caller evaluates.
/// </summary>
internal sealed class Repairs
{
    private static readonly IEnumerable<RulesValue> SomeReference =
    [
        RulesValue.FromPath(["databases", "(default)", "documents", "some-collection", "some-document"]),
    ];

    private readonly RuleStatement _statement;
    private readonly TermFinder _terms;
    private readonly Assignments _assignments;
    private readonly ComparisonSolver _comparisons;
    private readonly Memberships _memberships;

    public Repairs(RuleStatement statement)
    {
        _statement = statement;
        _terms = new TermFinder(statement);
        _assignments = new Assignments(statement, _terms) { Conditions = Propose };
        _comparisons = new ComparisonSolver(statement, _assignments);
        _memberships = new Memberships(statement, _terms, _assignments);
    }

    /// <summary>The proposals, the likeliest first.</summary>
    public IEnumerable<Scenario> Propose(Scenario scenario, Expression condition, bool outcome) =>
        Typed(scenario, condition)
            .Concat(ByForm(scenario, condition, outcome))
            .Concat(Unblock(scenario, condition))
            .Concat(OtherKeys(scenario, condition));

    /// <summary>The proposals in which something that the condition reads is missing.</summary>
    public IEnumerable<Scenario> ProposeFailure(Scenario scenario, Expression condition) =>
        condition.DescendantsAndSelf().SelectMany(part => _assignments.Remove(scenario, part));

    // All at once: as long as one value is missing, none of the others shows that it is nearer.
    private IEnumerable<Scenario> Typed(Scenario scenario, Expression condition)
    {
        if (!_statement.Evaluate(condition, scenario).IsUndefined)
        {
            return [];
        }

        var typed = scenario;
        foreach (
            var (operand, sample) in TypedOperands.In(
                condition,
                part => _statement.Evaluate(part, scenario),
                scenario.Request.Time
            )
        )
        {
            if (_statement.Evaluate(operand, typed).IsUndefined)
            {
                typed = _assignments.Assign(typed, operand, sample).FirstOrDefault() ?? typed;
            }
        }

        return ReferenceEquals(typed, scenario) ? [] : [typed];
    }

    private IEnumerable<Scenario> ByForm(Scenario scenario, Expression condition, bool outcome) =>
        condition switch
        {
            ParenthesizedExpression brackets => Propose(scenario, brackets.Inner, outcome),
            UnaryExpression { Operator: UnaryOperator.Not } not => Propose(scenario, not.Operand, !outcome),
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic => Logic(
                scenario,
                logic,
                outcome
            ),
            ConditionalExpression choice => Choice(scenario, choice, outcome),
            BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } equality =>
                _comparisons.Equality(scenario, equality, (equality.Operator == BinaryOperator.Equal) == outcome),
            BinaryExpression { Operator: BinaryOperator.In } member => _memberships.In(scenario, member, outcome),
            BinaryExpression order => _comparisons.Order(scenario, order, outcome),
            TypeTestExpression test => Type(scenario, test, outcome),
            CallExpression { Target: null, Function.Text: "exists" or "existsAfter", Arguments: [var path] } exists =>
                Exists(scenario, exists.Function.Text == "existsAfter", path, outcome),
            CallExpression { Target: { } target, Function.Text: "matches", Arguments: [var pattern] } => Matches(
                scenario,
                target,
                pattern,
                outcome
            ),
            CallExpression { Target: not null, Function.Text: "hasAll" or "hasAny" or "hasOnly", Arguments: [_] } has =>
                _memberships.Has(scenario, has, outcome),
            _ => _assignments.Assign(scenario, condition, RulesValue.From(outcome)),
        };

    private IEnumerable<Scenario> Logic(Scenario scenario, BinaryExpression logic, bool outcome)
    {
        // Both operands must have the outcome, or one of them is enough.
        var isBoth = (logic.Operator == BinaryOperator.And) == outcome;
        var open = new[] { logic.Left, logic.Right }.Where(operand => !HasOutcome(scenario, operand, outcome));
        return isBoth
            ? open.Take(1).SelectMany(operand => Propose(scenario, operand, outcome))
            : open.SelectMany(operand => Propose(scenario, operand, outcome));
    }

    private IEnumerable<Scenario> Choice(Scenario scenario, ConditionalExpression choice, bool outcome)
    {
        var condition = _statement.Evaluate(choice.Condition, scenario);
        if (!condition.IsBool)
        {
            return [.. Propose(scenario, choice.Condition, true), .. Propose(scenario, choice.Condition, false)];
        }

        var arm = condition.AsBool ? choice.WhenTrue : choice.WhenFalse;
        return Propose(scenario, arm, outcome).Concat(Propose(scenario, choice.Condition, !condition.AsBool));
    }

    private IEnumerable<Scenario> Type(Scenario scenario, TypeTestExpression test, bool outcome)
    {
        var type = test.Type.Text;
        var samples = outcome
            ? new[] { SampleValues.OfType(type) }.OfType<RulesValue>()
            : SampleValues
                .LikeOfOtherType(_statement.Evaluate(test.Operand, scenario))
                .Prepend(SampleValues.OfOtherType(type));
        return samples.SelectMany(sample => _assignments.Assign(scenario, test.Operand, sample));
    }

    private IEnumerable<Scenario> Exists(Scenario scenario, bool isAfter, Expression path, bool outcome)
    {
        if (_terms.PathOf(path, scenario) is not { } found)
        {
            return Signed(scenario);
        }

        var term =
            found == scenario.Request.Path
                ? Term.Of(TermKind.StoredDocument)
                : new Term(isAfter ? TermKind.DocumentAfter : TermKind.Document, found, []);
        var value = outcome ? SampleValues.OfType("map") : null;
        return ScenarioWriter.Set(scenario, term, value) is { } changed ? [changed] : [];
    }

    // A path has no value mostly because it holds the caller's uid.
    private static IEnumerable<Scenario> Signed(Scenario scenario) =>
        scenario.Request.Token is null
            ? [ScenarioWriter.Set(scenario, Term.Of(TermKind.Auth), RulesValue.From(true))!]
            : [];

    private IEnumerable<Scenario> Matches(Scenario scenario, Expression target, Expression pattern, bool outcome)
    {
        var text = _statement.Evaluate(pattern, scenario);
        if (!text.IsString)
        {
            return [];
        }

        var samples = outcome ? TextSamples.Matching(text.AsString) : ["", "?!"];
        return samples.SelectMany(sample => _assignments.Assign(scenario, target, RulesValue.From(sample)));
    }

    // Which document or member is meant can depend on values that are not there yet: an id in a path, a key in
    // brackets.
    private IEnumerable<Scenario> Unblock(Scenario scenario, Expression condition)
    {
        var keyed = Keyed(scenario, condition);
        var isOpen = scenario.Request.Token is null && _statement.Evaluate(condition, scenario).IsUndefined;
        return isOpen ? keyed.Concat(Signed(scenario)) : keyed;
    }

    private IEnumerable<Scenario> Keyed(Scenario scenario, Expression condition) =>
        from key in condition.DescendantsAndSelf().SelectMany(Keys)
        where _statement.Evaluate(key.Expression, scenario).IsUndefined
        from value in key.Values
        from changed in _assignments.Assign(scenario, key.Expression, value)
        select changed;

    private static IEnumerable<(Expression Expression, IEnumerable<RulesValue> Values)> Keys(Expression expression) =>
        expression switch
        {
            PathExpression path => path.Children.Select(child => (child, SomeKey(child))),
            IndexExpression index => [(index.Index, [.. SomeKey(index.Index), RulesValue.From(0)])],
            CallExpression { Target: not null, Function.Text: "get", Arguments: [var key, _] } => [(key, SomeKey(key))],
            CallExpression { Target: null, Arguments: [MemberExpression or IndexExpression or CallExpression] } call
                when call.Function.Text is "get" or "exists" or "getAfter" or "existsAfter" =>
            [
                (call.Arguments[0], SomeReference),
            ],
            ListExpression list => list.Items.Select(item => (item, SomeKey(item))),
            BinaryExpression { Operator: BinaryOperator.In } member => [(member.Left, SomeKey(member.Left))],
            _ => [],
        };

    // What is read of a document that a key leads to leads to another document. An address has two parts for rules.
    private static IEnumerable<RulesValue> SomeKey(Expression key)
    {
        var lookUps = key.DescendantsAndSelf().Count(part => part is CallExpression { Target: null });
        var text = TypedOperands.IsAddress(key) ? TypedOperands.Address : "some-key";
        yield return RulesValue.From(lookUps == 0 ? text : $"{text}-{lookUps.ToString(CultureInfo.InvariantCulture)}");
    }

    // A map that the rules write out says itself what it may be asked for.
    private IEnumerable<Scenario> OtherKeys(Scenario scenario, Expression condition) =>
        from key in LiteralMaps.KeysIn(condition)
        from value in key.Values
        from changed in _assignments.Assign(scenario, key.Key, value)
        select changed;

    private bool HasOutcome(Scenario scenario, Expression condition, bool outcome) =>
        _statement.Evaluate(condition, scenario) is { IsBool: true } value && value.AsBool == outcome;
}

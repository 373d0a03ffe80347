using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Proves of conditions that nothing can meet all of them: the same one is to be true and false, nothing is left that a
/// value may be, or one can only be evaluated where another one is met.
/// </summary>
/// <remarks>Belongs to one thread: a printer has the text that it writes.</remarks>
internal sealed class Contradictions
{
    private const int LongestText = 4_000;

    private readonly ConditionPrinter _printer = new(
        ImmutableDictionary<string, FunctionDeclaration>.Empty,
        LongestText
    );
    private readonly Dictionary<Expression, string?> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expression, ImmutableArray<AtomicCondition>> _facts = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Returns true if no scenario can meet all literals.</summary>
    public bool IsImpossible(IEnumerable<AtomicCondition> way) => IsImpossible(way, null);

    /// <summary>
    /// Returns true if no scenario can meet all literals, and give another condition the outcome or no value.
    /// </summary>
    public bool IsImpossible(IEnumerable<AtomicCondition> way, AtomicCondition? lenient)
    {
        var found = new KnownOutcomes();
        foreach (var literal in way)
        {
            if (literal is { Outcome: true, Condition: TypeTestExpression test } && TextOf(test.Operand) is { } typed)
            {
                found.AddType(typed, test.Type.Text);
            }

            if (!Add(found, literal) || !FactsOf(literal.Condition).All(fact => Add(found, fact)))
            {
                return true;
            }
        }

        return lenient is { } last && !Add(found, last);
    }

    private bool Add(KnownOutcomes found, AtomicCondition literal)
    {
        var (condition, outcome) = Bare(literal);
        if (TextOf(condition) is { } text && !found.Add(text, outcome))
        {
            return false;
        }

        return IsOneLeft(found, condition, outcome) && IsSizeLeft(found, condition, outcome);
    }

    private bool IsOneLeft(KnownOutcomes found, Expression condition, bool outcome) =>
        Choice(condition) is not var (expression, values)
        || TextOf(expression) is not { } operand
        || found.Restrict(operand, values, outcome);

    private bool IsSizeLeft(KnownOutcomes found, Expression condition, bool outcome) =>
        SizeLimit.Of(condition, outcome) is not { } limit
        || TextOf(limit.Sized) is not { } sized
        || found.Limit(sized, limit);

    // `!=` is the opposite of `==`, and brackets mean nothing.
    private AtomicCondition Bare(AtomicCondition literal) =>
        literal.Condition switch
        {
            ParenthesizedExpression brackets => Bare(literal with { Condition = brackets.Inner }),
            BinaryExpression { Operator: BinaryOperator.NotEqual } different => new AtomicCondition(
                EqualityOf(different),
                !literal.Outcome
            ),
            _ => literal,
        };

    private readonly Dictionary<Expression, BinaryExpression> _equalities = new(ReferenceEqualityComparer.Instance);

    private BinaryExpression EqualityOf(BinaryExpression different)
    {
        if (!_equalities.TryGetValue(different, out var equality))
        {
            _equalities[different] = equality = different with { Operator = BinaryOperator.Equal };
        }

        return equality;
    }

    /// <summary>An expression that equals one of the values, or none of them; null for other conditions.</summary>
    private static (Expression Expression, ImmutableArray<RulesValue> Values)? Choice(Expression condition) =>
        condition switch
        {
            BinaryExpression { Operator: BinaryOperator.Equal, Right: LiteralExpression value } equality => (
                equality.Left,
                [Constants.Of(value)]
            ),
            BinaryExpression { Operator: BinaryOperator.In, Right: ListExpression list } member
                when list.Items.All(item => item is LiteralExpression) => (
                member.Left,
                [.. list.Items.Select(item => Constants.Of((LiteralExpression)item))]
            ),
            _ => null,
        };

    /// <summary>The conditions that are met wherever another one can be evaluated.</summary>
    private ImmutableArray<AtomicCondition> FactsOf(Expression condition)
    {
        if (!_facts.TryGetValue(condition, out var facts))
        {
            _facts[condition] = facts = [.. NewFactsOf(condition)];
        }

        return facts;
    }

    private static IEnumerable<AtomicCondition> NewFactsOf(Expression condition)
    {
        var all = condition.DescendantsAndSelf().ToList();
        // Logic evaluates only some of its operands. Of what a list reads, its filters decide.
        if (all.Exists(part => LogicLifter.IsLogic(part) || part is NameExpression { Name: "resource" }))
        {
            yield break;
        }

        foreach (var target in all.OfType<MemberExpression>().Select(member => member.Target))
        {
            if (target is not NameExpression)
            {
                var nothing = new LiteralExpression(LiteralKind.Null, null, target.Span);
                yield return new AtomicCondition(
                    new BinaryExpression(target, BinaryOperator.Equal, target.Span, nothing, target.Span),
                    false
                );
            }

            if (target is CallExpression { Target: null, Function.Text: "get", Arguments: [_] } get)
            {
                yield return new AtomicCondition(get with { Function = get.Function with { Text = "exists" } }, true);
            }
        }
    }

    private string? TextOf(Expression expression)
    {
        if (!_texts.TryGetValue(expression, out var text))
        {
            _texts[expression] = text = _printer.Print(expression, ImmutableDictionary<string, string>.Empty);
        }

        return text;
    }
}

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
    public bool IsImpossible(IEnumerable<AtomicCondition> way) => OutcomesOf(way) is null;

    /// <summary>
    /// Returns true if no scenario can meet all literals, and give another condition the outcome or no value.
    /// </summary>
    public bool IsImpossible(IEnumerable<AtomicCondition> way, AtomicCondition lenient) =>
        OutcomesOf(way) is not { } found || !Add(found, lenient);

    /// <summary>
    /// Returns true if no scenario can meet all literals, and leave another condition without a value.
    /// </summary>
    public bool IsImpossibleWithout(IEnumerable<AtomicCondition> way, Expression condition) =>
        OutcomesOf(way) is not { } found || HasValue(found, Bare(new AtomicCondition(condition, true)).Condition);

    private bool HasValue(KnownOutcomes found, Expression condition) =>
        (TextOf(condition) is { } text && found.Has(text))
        || (
            SizeLimit.Of(condition, outcome: true) is { } limit
            && TextOf(limit.Sized) is { } sized
            && found.HasSize(sized)
        );

    // Null where they contradict each other.
    private KnownOutcomes? OutcomesOf(IEnumerable<AtomicCondition> way)
    {
        var found = new KnownOutcomes();
        foreach (var literal in way)
        {
            if (literal is { Outcome: true, Condition: TypeTestExpression test } && TextOf(test.Operand) is { } typed)
            {
                found.AddType(typed, test.Type.Text);
            }

            if (
                literal is { Outcome: true, Condition: CallExpression { Target: null, Function.Text: "exists" } exists }
                && !Add(found, NotNull(exists with { Function = exists.Function with { Text = "get" } }))
            )
            {
                return null;
            }

            if (!Add(found, literal) || !FactsOf(literal.Condition).All(fact => Add(found, fact)))
            {
                return null;
            }
        }

        return found;
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

    private bool IsOneLeft(KnownOutcomes found, Expression condition, bool outcome)
    {
        if (Choice(condition) is not var (expression, values) || TextOf(expression) is not { } operand)
        {
            return true;
        }

        // A document that isn't there has no value, not even null, and neither has the uid of a guest.
        var isNeverNull =
            expression
            is CallExpression { Target: null, Function.Text: "get" or "getAfter" }
                or MemberExpression { Member.Text: "uid", Target: MemberExpression { Member.Text: "auth" } };
        return (!isNeverNull || found.Restrict(operand, [RulesValue.Null], isOneOf: false))
            && found.Restrict(operand, values, outcome);
    }

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
        // Logic evaluates only some of its operands.
        if (all.Exists(LogicLifter.IsLogic))
        {
            yield break;
        }

        foreach (var target in all.OfType<MemberExpression>().Select(member => member.Target))
        {
            // Of what a list reads, its filters decide.
            var isFiltered = target.DescendantsAndSelf().Any(part => part is NameExpression { Name: "resource" });
            if (target is not NameExpression && !isFiltered)
            {
                yield return NotNull(target);
            }

            if (target is MemberExpression { Member.Text: "auth", Target: NameExpression { Name: "request" } } auth)
            {
                var uid = new MemberExpression(auth, auth.Member with { Text = "uid" }, auth.Span);
                yield return NotNull(uid);
            }

            if (target is CallExpression { Target: null, Function.Text: "get", Arguments: [_] } get)
            {
                yield return new AtomicCondition(get with { Function = get.Function with { Text = "exists" } }, true);
            }
        }
    }

    private static AtomicCondition NotNull(Expression expression)
    {
        var nothing = new LiteralExpression(LiteralKind.Null, null, expression.Span);
        return new AtomicCondition(
            new BinaryExpression(expression, BinaryOperator.Equal, expression.Span, nothing, expression.Span),
            false
        );
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

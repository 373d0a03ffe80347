using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Finds what must hold for a condition to have a value.</summary>
internal static class ConditionFacts
{
    /// <summary>The conditions that are met wherever another one can be evaluated.</summary>
    public static IEnumerable<AtomicCondition> Of(Expression condition)
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

    /// <summary>The conditions that are met wherever another one is true.</summary>
    public static IEnumerable<AtomicCondition> WhereTrue(Expression condition) =>
        condition is CallExpression { Target: null, Function.Text: "exists" } exists
            ? [NotNull(exists with { Function = exists.Function with { Text = "get" } })]
            : [];

    private static AtomicCondition NotNull(Expression expression)
    {
        var nothing = new LiteralExpression(LiteralKind.Null, null, expression.Span);
        return new AtomicCondition(
            new BinaryExpression(expression, BinaryOperator.Equal, expression.Span, nothing, expression.Span),
            false
        );
    }
}

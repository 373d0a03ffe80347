using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Puts another value in the place of the caller's uid or of a claim.</summary>
internal sealed class OtherCaller()
    : Mutator("other-caller", MutatorGroup.Callers, "the uid or a claim is another value")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression switch
        {
            MemberExpression { Target: var auth, Member.Text: "uid" } when IsAuth(auth) =>
            [
                new TextEdit(expression.Span, "'somebody'"),
            ],
            MemberExpression { Target: MemberExpression { Member.Text: "token", Target: var auth } }
                when IsAuth(auth) => [new TextEdit(expression.Span, "true"), new TextEdit(expression.Span, "null")],
            _ => [],
        };

    private static bool IsAuth(Expression expression) =>
        expression is MemberExpression { Target: NameExpression { Name: "request" }, Member.Text: "auth" };
}

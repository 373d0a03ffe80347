using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Swaps the tests of sets and lists.</summary>
internal sealed class OtherSet() : Mutator("other-set", MutatorGroup.Values, "hasOnly, hasAll and hasAny are swapped")
{
    private static readonly string[] Tests = ["hasOnly", "hasAll", "hasAny"];

    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is CallExpression { Target: not null } call && Tests.Contains(call.Function.Text)
            ? OtherTests(call)
            : [];

    private static IEnumerable<TextEdit> OtherTests(CallExpression call) =>
        from test in Tests
        where test != call.Function.Text
        select new TextEdit(call.Function.Span, test);
}

using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Puts another time in the place of the request's.</summary>
internal sealed class OtherTime()
    : Mutator("other-time", MutatorGroup.Values, "the time of the request is long ago or far ahead")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression is MemberExpression { Target: NameExpression { Name: "request" }, Member.Text: "time" } time
            ? [new TextEdit(time.Span, "timestamp.value(0)"), new TextEdit(time.Span, "timestamp.date(9000, 1, 1)")]
            : [];
}

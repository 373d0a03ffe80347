using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Swaps the stored document and the written one.</summary>
internal sealed class OtherDocument()
    : Mutator("other-document", MutatorGroup.Documents, "resource and request.resource are swapped")
{
    internal override IEnumerable<TextEdit> OfExpression(Expression expression, MutablePlaces places) =>
        expression switch
        {
            MemberExpression { Target: NameExpression { Name: "request" }, Member.Text: "resource" } written =>
            [
                new TextEdit(written.Span, "resource"),
            ],
            NameExpression { Name: "resource" } stored => [new TextEdit(stored.Span, "request.resource")],
            _ => [],
        };
}

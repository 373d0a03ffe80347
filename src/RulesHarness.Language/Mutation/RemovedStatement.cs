using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Removes an allow statement.</summary>
internal sealed class RemovedStatement() : Mutator("remove-statement", MutatorGroup.Structure, "a statement is removed")
{
    internal override IEnumerable<TextEdit> OfAllow(AllowStatement allow, MutablePlaces places) =>
        [new TextEdit(allow.Span, "")];
}

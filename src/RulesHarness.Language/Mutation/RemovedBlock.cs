using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Removes a match block with all that is in it.</summary>
internal sealed class RemovedBlock() : Mutator("remove-block", MutatorGroup.Structure, "a match block is removed")
{
    internal override IEnumerable<TextEdit> OfMatch(MatchBlock match, MutablePlaces places) =>
        [new TextEdit(match.Span, "")];
}

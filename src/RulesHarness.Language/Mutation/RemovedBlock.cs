using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Removes a match block with all that is in it.</summary>
internal sealed class RemovedBlock() : Mutator("remove-block", MutatorGroup.Structure, "a match block is removed")
{
    // The compiler refuses a block that is left empty: another one takes its place, about nothing.
    internal override IEnumerable<TextEdit> OfMatch(MatchBlock match, MutablePlaces places) =>
        [new TextEdit(match.Span, "match /no-such-collection/{id} { allow read: if false; }")];
}

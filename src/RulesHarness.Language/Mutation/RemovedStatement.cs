using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Removes an allow statement.</summary>
internal sealed class RemovedStatement() : Mutator("remove-statement", MutatorGroup.Structure, "a statement is removed")
{
    // The compiler refuses an empty block.
    internal override IEnumerable<TextEdit> OfMatch(MatchBlock match, MutablePlaces places) =>
        match.Allows.Length + match.Matches.Length > 1
            ? match.Allows.Select(allow => new TextEdit(allow.Span, ""))
            : [];
}

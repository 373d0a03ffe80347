using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>Goes back to version 1 of the language.</summary>
internal sealed class OtherVersion() : Mutator("other-version", MutatorGroup.Structure, "rules_version is 1")
{
    internal override IEnumerable<TextEdit> OfDocument(RulesDocument document, MutablePlaces places) =>
        document.DeclaredVersion is { Text: "2" } version ? [new TextEdit(version.Span, "'1'")] : [];
}

using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>What a parse yields: always a tree, as complete as the text permits, and what is wrong with the text.</summary>
/// <param name="Source">The text.</param>
/// <param name="File">The tree.</param>
/// <param name="Diagnostics">In the order of the text.</param>
public sealed record ParsedRules(SourceText Source, RulesDocument File, ImmutableArray<RulesDiagnostic> Diagnostics)
{
    /// <summary>The tokens of the text, white space and comments included.</summary>
    internal ImmutableArray<Token> Tokens { get; init; } = [];

    /// <summary>Where Firestore's compiler complains about what is wrong with the text.</summary>
    internal ImmutableArray<Complaint> Complaints { get; init; } = [];

    /// <summary>Whether the text is not a rules file.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == RulesSeverity.Error);
}

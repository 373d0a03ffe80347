using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>A rules file with one mistake.</summary>
/// <param name="Mutator">The kind of mistake.</param>
/// <param name="Span">
/// The text that changes; its line and column are those of the part that the mistake is about.
/// </param>
/// <param name="Replacement">The text instead.</param>
public sealed record Mutant(Mutator Mutator, SourceSpan Span, string Replacement)
{
    /// <summary>The text of the file with the mistake.</summary>
    /// <param name="source">The file that the mutant was made of.</param>
    public string Apply(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return string.Concat(source.Text.AsSpan(0, Span.Offset), Replacement, source.Text.AsSpan(Span.End));
    }
}

using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>
/// A stretch of text, and what stands there instead. The span's line and column are those to tell of.
/// </summary>
internal readonly record struct TextEdit(SourceSpan Span, string Replacement);

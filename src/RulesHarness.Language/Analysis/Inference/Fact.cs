using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>Something that holds of an expression in every context in which it is evaluated.</summary>
/// <param name="Span">The expression.</param>
internal abstract record Fact(SourceSpan Span);

/// <summary>A field, or a key, that the schema doesn't know.</summary>
internal sealed record UnknownField(string Name, SchemaNode Owner, SourceSpan Span) : Fact(Span);

/// <summary>A value that the schema doesn't know of a field.</summary>
internal sealed record UnknownValue(object Value, SchemaNode Field, SourceSpan Span) : Fact(Span);

/// <summary>A member that <c>request</c> or a part of it never has.</summary>
internal sealed record UnknownMember(string Owner, string Name, SourceSpan Span) : Fact(Span);

/// <summary>Two values that are never equal, or can't be ordered.</summary>
internal sealed record Incomparable(string Operator, InferredValue Left, ValueKinds Right, SourceSpan Span) : Fact(Span);

/// <summary>A document that was looked up, compared with <c>null</c>.</summary>
internal sealed record LookUpComparedWithNull(bool IsEqual, SourceSpan Span) : Fact(Span);

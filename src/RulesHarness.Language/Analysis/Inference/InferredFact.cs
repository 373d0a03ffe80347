using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>Something that holds of an expression in every context in which it is evaluated.</summary>
/// <param name="Span">The expression.</param>
internal abstract record InferredFact(SourceSpan Span);

/// <summary>A field, or a key, that the schema doesn't know.</summary>
internal sealed record UnknownField(string Name, SchemaNode Owner, SourceSpan Span) : InferredFact(Span);

/// <summary>A value that the schema doesn't know of a field.</summary>
internal sealed record UnknownValue(object Value, SchemaNode Field, SourceSpan Span) : InferredFact(Span);

/// <summary>A member that <c>request</c> or a part of it never has.</summary>
/// <param name="Owner">What has no such member.</param>
/// <param name="Name">The member.</param>
/// <param name="MayBeClaim">Whether a project may have given the token a claim of that name.</param>
/// <param name="Span">Where it is named.</param>
internal sealed record UnknownMember(string Owner, string Name, bool MayBeClaim, SourceSpan Span) : InferredFact(Span);

/// <summary>Two values that are never equal, or can't be ordered.</summary>
internal sealed record Incomparable(string Operator, InferredValue Left, ValueKinds Right, SourceSpan Span)
    : InferredFact(Span);

/// <summary>An operation that is an error whatever the request is.</summary>
internal sealed record AlwaysAnError(string Text, string Help, SourceSpan Span) : InferredFact(Span);

/// <summary>A call of a function in which, with these arguments, an operation is always an error.</summary>
internal sealed record FailingCall(FailureReason Cause, AlwaysAnError Error) : InferredFact(Error.Span);

/// <summary>A look-up whose path is that of no document.</summary>
internal sealed record LostLookUp(string Text, string Help, SourceSpan Span) : InferredFact(Span);

/// <summary>
/// A condition that is the same for every list whose query does not filter by the field that it tests.
/// </summary>
internal sealed record KnownWithoutFilter(bool Value, SourceSpan Span) : InferredFact(Span);

/// <summary>A document that was looked up, compared with <c>null</c>.</summary>
internal sealed record LookUpComparedWithNull(bool IsEqual, SourceSpan Span) : InferredFact(Span);

/// <summary>A value that stands where only true and false have a meaning.</summary>
internal sealed record NotBoolean(InferredValue Value, SourceSpan Span) : InferredFact(Span);

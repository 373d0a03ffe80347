using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>The kinds of reason for which a value is missing or never true.</summary>
internal enum FailureReasonKind
{
    /// <summary>The request has no such thing, whatever it is.</summary>
    Request,

    /// <summary>A list has no id of a document.</summary>
    List,

    /// <summary>The kinds of two values.</summary>
    Kinds,

    /// <summary>An operation that the kinds of its operands don't have.</summary>
    Operation,
}

/// <summary>Why a condition can't hold.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The reason, as it stands after a colon.</param>
/// <param name="Help">What to write instead.</param>
/// <param name="Span">The expression that it is about; line 0 while none has named it.</param>
internal sealed record FailureReason(FailureReasonKind Kind, string Text, string Help, SourceSpan Span);

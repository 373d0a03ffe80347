using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation;

/// <summary>
/// An allow statement that a denied request was compared with: its line, and <c>false</c> or why it could not be
/// evaluated, in the emulator's words.
/// </summary>
public sealed record TriedLine(int Line, string Outcome)
{
    /// <summary>
    /// The method that was tried: a write without a precondition is tried both as a create and as an update.
    /// </summary>
    public RulesMethod Method { get; init; }

    /// <summary>The outcome in one word.</summary>
    public Cause Cause { get; init; } = Cause.False;

    /// <summary>
    /// Whether the condition depends on a value that is not known: one that a query's filter does not determine or, in
    /// a batch, a document that was not read because another write had been denied.
    /// </summary>
    public bool IsUnknown => EvaluationErrors.IsUnknown(Outcome);

    /// <summary>The look-up because of which it could not be evaluated; null for any other outcome.</summary>
    public FailedLookUp? FailedLookUp { get; init; }
}

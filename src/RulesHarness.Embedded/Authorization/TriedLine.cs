using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Embedded.Authorization;

/// <summary>
/// An allow statement that a denied request was compared with: its line, and <c>false</c> or why it could not be
/// evaluated.
/// </summary>
public sealed record TriedLine(int Line, string Outcome)
{
    /// <summary>
    /// The method that was tried: a write without a precondition is tried both as a create and as an update.
    /// </summary>
    public RulesMethod Method { get; init; }

    /// <summary>The outcome in one word.</summary>
    public Cause Cause { get; init; } = Cause.False;
}

using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>The reason why there is no value.</summary>
/// <param name="message">In the emulator's words.</param>
/// <param name="place">The expression that failed; null until it is known.</param>
/// <param name="isLimit">Whether a limit was reached.</param>
/// <param name="lookUp">The document that could not be read, where that is the reason.</param>
internal sealed class EvaluationError(
    string message,
    SourceSpan? place = null,
    bool isLimit = false,
    FailedLookUp? lookUp = null
) : Content(RulesValueKind.Undefined)
{
    public string Message { get; } = message;

    public SourceSpan? Place { get; } = place;

    /// <summary>Whether a limit was reached.</summary>
    public bool IsLimit { get; } = isLimit;

    public FailedLookUp? LookUp { get; } = lookUp;
}

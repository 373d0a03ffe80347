using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Why there is no value.</summary>
/// <param name="message">In the emulator's words.</param>
/// <param name="place">The expression that failed; null until it is known.</param>
internal sealed class RulesFailure(string message, SourceSpan? place = null) : Content(RulesValueKind.Undefined)
{
    public string Message { get; } = message;

    public SourceSpan? Place { get; } = place;
}

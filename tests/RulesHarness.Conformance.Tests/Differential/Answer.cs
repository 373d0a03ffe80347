using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>The answer of a side to a request, in terms that both sides have.</summary>
/// <param name="Cause">Why it is allowed or denied; null when it was neither.</param>
/// <param name="Ends">Of a denial, each line that was tried with what it came to, in order.</param>
/// <param name="Message">What the emulator wrote, or why there is no answer.</param>
internal sealed record Answer(Cause? Cause, ImmutableArray<(int Line, string Text)> Ends, string Message)
{
    public bool? IsAllowed => Cause is { } cause ? cause == Language.Evaluation.Cause.True : null;

    public override string ToString() =>
        $"{Cause?.ToString() ?? "no answer"}{string.Concat(Ends.Select(end => $" [L{end.Line}: {end.Text}]"))}{(Ends.Length == 0 && Message.Length > 0 ? $" ({Message})" : "")}";
}

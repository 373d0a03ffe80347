using RulesHarness.Engines;
using RulesHarness.Explaining;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Reporting;

/// <summary>
/// The parts of the explanation of a case that does not hold. <c>Explained</c> is the decision with its values; null
/// where rules have nothing to explain. <c>Code</c> is the test in C# that repeats the request.
/// </summary>
internal sealed record FailureParts(Verdict Verdict, ReplayedDecision? Explained, string Code)
{
    public const string EnginesDiffer =
        "the embedded engine decides differently, so the values of the conditions are not shown: trust the emulator, "
        + "and report the rules and the request";

    /// <summary>The decision of the engine in words.</summary>
    public string Got =>
        Verdict.IsAllowed switch
        {
            null => $"neither: {Verdict.Message}",
            true => Verdict.Message.Length == 0 ? "allow" : $"allow, but {Verdict.Message}",
            false => $"deny ({CaseNames.CauseOf(Verdict.Cause)}): "
                + $"{string.Join(' ', Verdict.Message.Split('\n', StringSplitOptions.TrimEntries))}",
        };

    /// <summary>Whether the values of the conditions are those of the engine that decided.</summary>
    public bool HasValues => Explained is not null && Explained.Decision.IsAllowed == Verdict.IsAllowed;

    public static FailureParts Of(Verdict verdict, RulesFile rules, Dataset checkData)
    {
        var tried = verdict.Case;
        var data = tried.Data ?? checkData.With(tried.Instead);
        var judged = CaseExplanation.Of(tried, rules, data);
        // Where rules decided as expected, the result differs, and they have nothing to explain.
        var isExplained = verdict.IsAllowed is { } isAllowed && isAllowed != tried.IsAllowed;
        var code = Reproduction.Of(tried, rules, Reproduction.Needed(tried, judged, data));
        return new FailureParts(verdict, isExplained ? judged : null, code);
    }
}

using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;

namespace RulesHarness.Embedded.Authorization;

/// <summary>Lets rules decide a call, and says what was tried for a denial, as the emulator does.</summary>
internal static class RequestAuthorizer
{
    /// <summary>The lines that were tried for a denial; null where all is allowed.</summary>
    public static IReadOnlyList<TriedLine>? Of(RulesProgram program, IReadOnlyList<AuthorizationRequest> asked) =>
        All(program, asked).FirstOrDefault();

    /// <summary>
    /// The lines that a denial may name, the most likely ones first; none where all is allowed. They differ only for a
    /// commit, whose writes the emulator decides in an order of its own.
    /// </summary>
    public static IEnumerable<IReadOnlyList<TriedLine>> All(
        RulesProgram program,
        IReadOnlyList<AuthorizationRequest> asked
    )
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var (denied, decision) = CallDecision.Of(program, asked);
        if (decision.IsAllowed)
        {
            return [];
        }

        return IsWrite(denied)
            ? new CommitDenials(program, asked).All()
            : [DenialText.Tried(decision, denied.Request.Method)];
    }

    private static bool IsWrite(AuthorizationRequest asked) =>
        asked.Request.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete;
}

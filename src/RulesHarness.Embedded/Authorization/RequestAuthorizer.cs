using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;

namespace RulesHarness.Embedded.Authorization;

/// <summary>Lets rules decide a request, and says what was tried for a denial, as the emulator does.</summary>
internal static class RequestAuthorizer
{
    /// <summary>The lines that were tried for a denial; null where all is allowed.</summary>
    public static IReadOnlyList<TriedLine>? Of(RulesProgram program, IReadOnlyList<AuthorizationRequest> asked) =>
        All(program, asked).FirstOrDefault();

    /// <summary>
    /// The lines that a denial may name, the most likely ones first. The emulator goes through the writes of a commit
    /// in an order of its own and stops at the first that is denied, so it names one of those, and any that are allowed
    /// and that came before it.
    /// </summary>
    public static IEnumerable<IReadOnlyList<TriedLine>> All(
        RulesProgram program,
        IReadOnlyList<AuthorizationRequest> asked
    )
    {
        foreach (var one in asked)
        {
            var decision = program.Decide(one.Request, one.Documents);
            if (decision.IsAllowed)
            {
                continue;
            }
            if (!IsCommit(one))
            {
                yield return DenialText.Tried(decision, one.Request.Method);
                continue;
            }

            yield return OfCommit(program, asked, [], one);
            var others = asked
                .Where(other => other != one)
                .Where(other => program.Decide(other.Request, other.Documents).IsAllowed)
                .ToList();
            if (others.Count > 0)
            {
                yield return OfCommit(program, asked, others, one);
            }
        }
    }

    private static bool IsCommit(AuthorizationRequest asked) =>
        asked.Request.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete;

    // All writes are tried before any document is read, up to one that is false whatever will be read. Those that are
    // still open are tried again.
    private static List<TriedLine> OfCommit(
        RulesProgram program,
        IReadOnlyList<AuthorizationRequest> asked,
        IReadOnlyList<AuthorizationRequest> before,
        AuthorizationRequest denied
    )
    {
        var tried = new List<TriedLine>();
        var decided = new HashSet<AuthorizationRequest>();
        foreach (var write in asked)
        {
            var attempts = Attempts(write).Select(attempt => program.TryUnread(attempt, write.Documents)).ToList();
            foreach (var (unread, attempt) in attempts.Zip(Attempts(write)))
            {
                AddTo(tried, unread, attempt.Method);
            }
            if (attempts.TrueForAll(IsFalse))
            {
                return tried;
            }
            if (attempts.TrueForAll(unread => unread.IsAllowed))
            {
                decided.Add(write);
            }
        }

        foreach (var write in before.Where(write => !decided.Contains(write)).Append(denied))
        {
            AddTo(tried, program.TryRead(write.Request, write.Documents), write.Request.Method);
        }
        return tried;
    }

    private static RulesRequest[] Attempts(AuthorizationRequest write) =>
        write.MayCreateOrUpdate
            ? [write.Request with { Method = RulesMethod.Create }, write.Request with { Method = RulesMethod.Update }]
            : [write.Request];

    private static bool IsFalse(Decision unread) =>
        !unread.IsAllowed && unread.Tried.All(statement => statement.Outcome == Cause.False);

    private static void AddTo(List<TriedLine> tried, Decision decision, RulesMethod method)
    {
        foreach (var line in DenialText.Tried(decision, method))
        {
            DenialText.Add(tried, line);
        }
    }
}

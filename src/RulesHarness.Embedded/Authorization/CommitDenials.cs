using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;

namespace RulesHarness.Embedded.Authorization;

/// <summary>
/// The accounts that the emulator may give of a denied commit. It tries all writes in their order before any document
/// is read, up to one that is false whatever will be read. Those that are still open are tried again, in an order that
/// depends on the names of the documents and of the project, up to the first that is denied.
/// </summary>
internal sealed class CommitDenials
{
    /// <summary>The orders of five writes take fewer; those of a hundred can't all be tried.</summary>
    private const int MostReads = 2000;

    private readonly RulesProgram _program;
    private readonly List<TriedLine> _unread = [];
    private readonly List<AuthorizationRequest> _open = [];
    private readonly bool _isDeniedUnread;
    private int _reads;

    public CommitDenials(RulesProgram program, IReadOnlyList<AuthorizationRequest> writes)
    {
        _program = program;
        foreach (var write in writes)
        {
            var attempts = Attempts(write).Select(attempt => program.TryUnread(attempt, write.Documents)).ToList();
            foreach (var (unread, attempt) in attempts.Zip(Attempts(write)))
            {
                AddTo(_unread, unread, attempt.Method);
            }
            if (attempts.TrueForAll(IsFalse))
            {
                _isDeniedUnread = true;
                return;
            }
            if (!attempts.TrueForAll(unread => unread.IsAllowed))
            {
                _open.Add(write);
            }
        }
    }

    /// <summary>The lines of each account, the most likely ones first. Some may be the same.</summary>
    public IEnumerable<IReadOnlyList<TriedLine>> All() =>
        _isDeniedUnread ? [_unread] : Likely().Concat(OfAnyOrder(_unread, new SharedLookUps(), _open));

    // Those that are denied by themselves, each before all others and after all that are allowed.
    private IEnumerable<IReadOnlyList<TriedLine>> Likely()
    {
        var allowed = _open.Where(write => Read(_unread, write, new SharedLookUps()).IsAllowed).ToList();
        foreach (var denied in _open.Except(allowed))
        {
            yield return Read(_unread, denied, new SharedLookUps()).Tried;
            if (allowed.Count > 0)
            {
                yield return InOrder([.. allowed, denied]);
            }
        }
    }

    private List<TriedLine> InOrder(IReadOnlyList<AuthorizationRequest> writes)
    {
        var shared = new SharedLookUps();
        var tried = _unread;
        foreach (var write in writes)
        {
            (tried, var isAllowed) = Read(tried, write, shared);
            if (!isAllowed)
            {
                break;
            }
        }
        return tried;
    }

    private IEnumerable<IReadOnlyList<TriedLine>> OfAnyOrder(
        List<TriedLine> before,
        SharedLookUps known,
        List<AuthorizationRequest> left
    )
    {
        foreach (var write in left)
        {
            if (_reads++ == MostReads)
            {
                yield break;
            }
            var shared = new SharedLookUps(known);
            var (tried, isAllowed) = Read(before, write, shared);
            if (!isAllowed)
            {
                yield return tried;
                continue;
            }
            foreach (var account in OfAnyOrder(tried, shared, left.FindAll(other => other != write)))
            {
                yield return account;
            }
        }
    }

    /// <summary>Tries a write with the documents. The lines are those before it, with its own.</summary>
    private (List<TriedLine> Tried, bool IsAllowed) Read(
        List<TriedLine> before,
        AuthorizationRequest write,
        SharedLookUps shared
    )
    {
        var decision = _program.TryRead(write.Request, write.Documents, shared);
        List<TriedLine> tried = [.. before];
        AddTo(tried, decision, write.Request.Method);
        return (tried, decision.IsAllowed);
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

using Grpc.Core;
using RulesHarness.Engines.Emulator;
using RulesHarness.Explaining;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Testing;

/// <summary>The outcome of an operation: whether rules allowed it, and all that can be said of why.</summary>
public sealed class OperationOutcome
{
    private readonly Exception? _failure;
    private readonly IReadOnlyList<FirestoreCall> _calls;
    private readonly Lazy<IReadOnlyList<ReplayedDecision>> _judged;
    private readonly Lazy<(Cause Cause, IReadOnlyList<DenyingStatement> Denying)> _denial;

    private OperationOutcome(Exception? failure, IReadOnlyList<FirestoreCall> calls)
    {
        (_failure, _calls) = (failure, calls);
        _judged = new(Judge);
        _denial = new(ReadDenial);
    }

    /// <summary>Returns true if rules allowed it. A document that isn't there was allowed to be read.</summary>
    public bool IsAllowed =>
        _failure is null || (Status?.StatusCode == StatusCode.NotFound && Told?.Method == "GetDocument");

    /// <summary>Returns true if rules denied it.</summary>
    public bool IsDenied => Status?.StatusCode == StatusCode.PermissionDenied;

    /// <summary>The reason why it was denied.</summary>
    public Cause Cause => _denial.Value.Cause;

    /// <summary>The statements that were tried in vain.</summary>
    public IReadOnlyList<DenyingStatement> Denying => _denial.Value.Denying;

    /// <summary>
    /// The requests that rules decided, decided again here. An allowed one was allowed by the last statement that was
    /// tried.
    /// </summary>
    private IReadOnlyList<ReplayedDecision> Judged => _judged.Value;

    /// <summary>The lines of the statements that allowed the requests, in ascending order.</summary>
    public IReadOnlyList<int> AllowingLines =>
        [.. Judged.Select(judged => judged.Decision.Line).OfType<int>().Distinct().Order()];

    /// <summary>The paths of the match blocks whose statements allowed the requests.</summary>
    public IReadOnlyList<string> AllowingRules => [.. Judged.Select(RuleOf).OfType<string>().Distinct()];

    /// <summary>The match blocks that the denied requests match.</summary>
    public IReadOnlyList<MatchedBlock> Blocks => [.. Denied.SelectMany(one => one.Blocks)];

    private IReadOnlyList<ReplayedDecision> Denied => [.. Judged.Where(one => !one.Decision.IsAllowed)];

    private RpcException? Refusal => _failure as RpcException;

    private Status? Status => Refusal?.Status;

    /// <summary>The call to explain: the one that failed, or else the last.</summary>
    private FirestoreCall? Told =>
        _calls.LastOrDefault(call => call.HasFailed) ?? (_calls.Count > 0 ? _calls[^1] : null);

    private PooledProject? Project => Told is { } call ? PooledProject.Find(call.Connection) : null;

    /// <summary>Waits for an operation. A response that is no decision of rules is no outcome.</summary>
    /// <exception cref="RulesTestException">The engine gave no verdict.</exception>
    public static async Task<OperationOutcome> OfAsync(Task operation)
    {
        Exception? failure = null;
        try
        {
            await operation;
        }
        catch (RpcException refused)
        {
            failure = refused;
        }

        var outcome = new OperationOutcome(failure, CallRecording.Find(operation)?.Calls ?? []);
        outcome.ThrowIfUndecided();
        return outcome;
    }

    /// <summary>Takes down that a test expects this outcome, where tests are recorded.</summary>
    /// <param name="place">The place of the assertion.</param>
    public void Record(string? place) => Project?.Claim(_calls, IsAllowed, place);

    /// <summary>
    /// The place of an assertion that is made here about an operation; null where tests are not recorded.
    /// </summary>
    public static string? PlaceOf(Task operation) =>
        CallRecording.Find(operation)?.Calls is [var first, ..]
            ? PooledProject.Find(first.Connection)?.PlaceOfCaller
            : null;

    /// <summary>Describes what happened: <c>it was denied (false)</c>.</summary>
    public string Describe()
    {
        if (IsDenied)
        {
            return $"it was denied ({DenialText})";
        }

        return _failure is null
            ? "it was allowed"
            : $"it was not denied by rules, but failed with {Status!.Value.StatusCode}: {Status.Value.Detail}";
    }

    /// <summary>
    /// The request, the documents, the rules and their values; a hint where the operation was not recorded.
    /// </summary>
    public string Explain()
    {
        if (Told is not { } call || Project is not { } project)
        {
            return "  (its requests are not known: pass the operation as a function, `FluentActions.Awaiting(() "
                + "=> ...)`)";
        }

        var denied = IsDenied ? Refusal : null;
        return string.Join(
            '\n',
            Asking(project, call).Select(one => FailureExplanation.Of(project.DatabaseOf(one), one, denied))
        );
    }

    private static string? RuleOf(ReplayedDecision judged)
    {
        var deciding = judged.Decision.IsAllowed ? judged.Decision.Tried[^1].Statement : null;
        return judged.Rules.Outline.Statements.FirstOrDefault(one => ReferenceEquals(one.Statement, deciding))?.Path;
    }

    private string DenialText
    {
        get
        {
            var error = Denied.Select(one => one.ErrorText).FirstOrDefault();
            if (error is null || Cause is Cause.NoMatch or Cause.Limit)
            {
                return CauseText;
            }

            return Cause == Cause.Error ? error : $"{CauseText}; {error}";
        }
    }

    private string CauseText =>
        Cause switch
        {
            Cause.NoMatch => "no allow statement applies to it",
            Cause.False => "false",
            Cause.Limit => "a limit was reached",
            _ => "an error",
        };

    private IReadOnlyList<ReplayedDecision> Judge() =>
        Told is { } call && Project is { } project
            ?
            [
                .. Asking(project, call)
                    .SelectMany(one =>
                        project.DatabaseOf(one) is { } database ? ReplayedDecision.Of(database, one) : []
                    ),
            ]
            : [];

    /// <summary>For a denial, the denied call; for an allowed operation, all calls that rules decided.</summary>
    private IEnumerable<FirestoreCall> Asking(PooledProject project, FirestoreCall told) =>
        IsDenied
            ? [told]
            : _calls.Where(call =>
                PooledProject.Find(call.Connection) == project && call.Method is not ("BeginTransaction" or "Rollback")
            );

    private (Cause Cause, IReadOnlyList<DenyingStatement> Denying) ReadDenial()
    {
        var (cause, tried) = DenialMessage.Read(Refusal!, IsStored);
        // A set is tried as what it is not as well, which says nothing of it.
        var methods = Denied.Select(one => one.Asked.Request.Method).ToHashSet();
        var own = tried.Where(line => methods.Contains(line.Method)).ToList();
        IReadOnlyList<DenyingStatement> denying =
        [
            .. (own.Count > 0 ? own : tried).Select(line => DenyingStatement.Of(line, Denied)),
        ];
        var isKnown = denying.Count > 0 && Blocks.Count > 0;
        return (isKnown ? DenyingStatement.CauseOf(Blocks, denying) : cause, denying);
    }

    private bool? IsStored(string path) =>
        Told is { } call && Project?.DatabaseOf(call) is { } database
            ? new StoredDocuments(database.Admin).Find(path) is not null
            : null;

    private void ThrowIfUndecided()
    {
        if (Status is not { } status)
        {
            return;
        }
        if (
            status.StatusCode
            is StatusCode.PermissionDenied
                or StatusCode.NotFound
                or StatusCode.AlreadyExists
                or StatusCode.FailedPrecondition
                or StatusCode.InvalidArgument
                or StatusCode.Aborted
                or StatusCode.OutOfRange
                or StatusCode.Unimplemented
        )
        {
            return;
        }
        Project?.Server.ThrowIfDead();
        throw RulesTestException.Refused([
            TestingDiagnostics.NoAnswer.At(
                "tests",
                1,
                1,
                Project?.Server.Name ?? "",
                $"{status.StatusCode}: {status.Detail}"
            ),
        ]);
    }
}

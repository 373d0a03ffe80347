using Grpc.Core;
using RulesHarness.Engines.Emulator;
using RulesHarness.Explaining;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Evaluation;
using RulesHarness.Testing;
using System.Globalization;

namespace RulesHarness.NUnit.Assertions;

/// <summary>What came of an operation: whether rules allowed it, and all that can be said of why.</summary>
internal sealed class OperationOutcome
{
    private readonly Exception? failure;
    private readonly IReadOnlyList<FirestoreCall> calls;
    private readonly Lazy<(Cause Cause, IReadOnlyList<Engines.TriedLine> Tried)> denial;

    private OperationOutcome(Exception? failure, IReadOnlyList<FirestoreCall> calls)
    {
        (this.failure, this.calls) = (failure, calls);
        denial = new(() => DenialMessage.Read(Status!.Value.Detail, IsStored));
    }

    /// <summary>Whether rules allowed it. A document that isn't there was allowed to be read.</summary>
    public bool IsAllowed => failure is null || Status?.StatusCode == StatusCode.NotFound && Told?.Method == "GetDocument";

    /// <summary>Whether rules denied it.</summary>
    public bool IsDenied => Status?.StatusCode == StatusCode.PermissionDenied;

    /// <summary>Why it was denied.</summary>
    public Cause Cause => denial.Value.Cause;

    /// <summary>What was tried in vain, by line.</summary>
    public IReadOnlyList<Engines.TriedLine> Tried => denial.Value.Tried;

    private Status? Status => (failure as RpcException)?.Status;

    /// <summary>The call to tell of: the one that failed, or else the last.</summary>
    private FirestoreCall? Told => calls.LastOrDefault(call => call.HasFailed) ?? (calls.Count > 0 ? calls[^1] : null);

    private TestProject? Project => Told is { } call ? TestProject.Find(call.Connection) : null;

    /// <summary>Waits for an operation. What says nothing of rules is no outcome.</summary>
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

    /// <summary>What happened, in words: <c>it was denied (false)</c>.</summary>
    public string Describe() => IsDenied ? $"it was denied{CauseText}" : failure is null ? "it was allowed" : $"rules had no say, or allowed it: {Status!.Value.StatusCode}: {Status.Value.Detail}";

    /// <summary>The request, the documents, the rules and their values; empty where the operation is none that was recorded.</summary>
    public string Explain()
    {
        if (Told is not { } call || Project is not { } project)
            return "  (its requests are not known: hand the operation over as a function, `FluentActions.Awaiting(() => ...)`)";
        return string.Join('\n', Asking(project, call).Select(one => CallExplanation.Of(project, one, Denial)));
    }

    /// <summary>What rules were asked, decided again; of an allowed operation the last statement that each tried is the one that allowed it.</summary>
    public IReadOnlyList<JudgedRequest> Judge() => Told is { } call && Project is { } project
        ? [.. Asking(project, call).SelectMany(one => JudgedRequest.Of(project, one))]
        : [];

    // Of a denial the one call; of what was allowed all that rules were asked about.
    private IEnumerable<FirestoreCall> Asking(TestProject project, FirestoreCall told) =>
        IsDenied ? [told] : calls.Where(call => TestProject.Find(call.Connection) == project && call.Method is not ("BeginTransaction" or "Rollback"));

    private string CauseText => Cause switch
    {
        Cause.NoMatch => " (no allow statement is about it)",
        Cause.False => " (false)",
        Cause.Limit => " (a limit was reached)",
        _ => " (an error)",
    };

    private string? Denial => IsDenied
        ? string.Create(CultureInfo.InvariantCulture, $"{Status!.Value.StatusCode}: {string.Join(' ', Status.Value.Detail.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}")
        : null;

    private bool IsStored(string path) => Project is { } project && Told is { Request: { } request } && RulesHarness.Serving.Asking.AskedOfRules.DatabaseOf(request) is { } database
        && new StoredDocuments(project.Admin(database)).Find(path) is not null;

    private void ThrowIfUndecided()
    {
        if (Status is not { } status)
            return;
        if (status.StatusCode is StatusCode.PermissionDenied or StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.FailedPrecondition or StatusCode.InvalidArgument or StatusCode.Aborted
            or StatusCode.OutOfRange or StatusCode.Unimplemented)
            return;
        Project?.Server.ThrowIfDead();
        throw RulesTestException.Refused([TestingFindings.NoAnswer.At("tests", 1, 1, Project?.Server.Name ?? "", $"{status.StatusCode}: {status.Detail}")]);
    }
}

using RulesHarness.Diagnostics;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Recordings;

namespace RulesHarness.Changes;

/// <summary>A recorded request that two versions of the rules decide differently.</summary>
/// <param name="Decision">What the test depends on.</param>
/// <param name="Request">The request.</param>
/// <param name="Before">The decision of the old rules.</param>
/// <param name="After">The decision of the new rules.</param>
public sealed record RecordedChange(RecordedDecision Decision, RecordedRequest Request, Decision Before, Decision After)
{
    /// <summary>Whether the request is allowed that was denied.</summary>
    public bool IsWidened => After.IsAllowed;
}

/// <summary>The result of a comparison by a recording.</summary>
/// <param name="Options">The options.</param>
/// <param name="Base">The name of the old rules; null where something is in the way, which the diagnostics tell.</param>
/// <param name="Head">The name of the new rules; null where something is in the way.</param>
/// <param name="Compared">The number of requests that were compared.</param>
/// <param name="Changes">The requests that are decided differently, in the order of the recording.</param>
/// <param name="Diagnostics">What is in the way, and notes.</param>
public sealed record RecordedDiffReport(
    DiffOptions Options,
    string? Base,
    string? Head,
    int Compared,
    IReadOnlyList<RecordedChange> Changes,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Whether requests were compared.</summary>
    public bool IsUsable => Compared > 0;

    /// <summary>Whether the comparison fails.</summary>
    public bool IsFailure =>
        Options.FailOn switch
        {
            FailOn.None => false,
            FailOn.Any => Changes.Count > 0,
            _ => Changes.Any(change => change.IsWidened),
        };
}

/// <summary>Compares two versions of the rules by the requests that hand-written tests sent.</summary>
public static class RecordedDiff
{
    /// <summary>Compares them.</summary>
    /// <exception cref="ArgumentException">The options name no recording.</exception>
    public static RecordedDiffReport Of(DiffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Recorded is not { } path)
        {
            throw new ArgumentException("the options name no recording", nameof(options));
        }
        var versions = new ComparedVersions(options);
        var recording = RecordingReader.Read(options.Project, path);
        var found = versions.Diagnostics.Concat(recording.Diagnostics).ToList();
        if (versions.Before is not { } before || versions.After is not { } after || found.Exists(IsError))
        {
            return new RecordedDiffReport(options, null, null, 0, [], found);
        }

        var replay = RecordedReplay.Of(recording, versions.Files.Rules?.Path ?? after.File.Name);
        found.AddRange(replay.Diagnostics);
        var requests = replay
            .Decisions.SelectMany(decision => decision.Requests.Select(request => (decision, request)))
            .ToList();
        var changes = requests
            .Select(each => ChangeOf(each.decision, each.request, before.Program!, after.Program!))
            .OfType<RecordedChange>();
        return new RecordedDiffReport(options, before.File.Name, after.File.Name, requests.Count, [.. changes], found);
    }

    private static RecordedChange? ChangeOf(
        RecordedDecision decision,
        RecordedRequest request,
        RulesProgram before,
        RulesProgram after
    )
    {
        var (old, current) = (request.Decide(before), request.Decide(after));
        return old is null || current is null || old.IsAllowed == current.IsAllowed
            ? null
            : new RecordedChange(decision, request, old, current);
    }

    private static bool IsError(Diagnostic finding) => finding.Severity == Severity.Error;
}

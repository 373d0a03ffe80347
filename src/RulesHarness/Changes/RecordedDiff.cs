using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Recordings;

namespace RulesHarness.Changes;

/// <summary>A recorded request that two versions of the rules decide differently.</summary>
internal sealed record RecordedChange(
    RecordedDecision Decision,
    RecordedRequest Request,
    Decision Before,
    Decision After
)
{
    /// <summary>Whether the request is allowed that was denied.</summary>
    public bool IsWidened => After.IsAllowed;
}

/// <summary>The result of a comparison by a recording.</summary>
public sealed record RecordedDiffReport
{
    internal RecordedDiffReport(
        DiffOptions options,
        string? @base,
        string? head,
        int compared,
        IReadOnlyList<RecordedChange> changes,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        Options = options;
        Base = @base;
        Head = head;
        Compared = compared;
        Changes = changes;
        Diagnostics = diagnostics;
    }

    /// <summary>The options.</summary>
    internal DiffOptions Options { get; init; }

    /// <summary>The name of the old rules; null where something is in the way, which the diagnostics tell.</summary>
    internal string? Base { get; init; }

    /// <summary>The name of the new rules; null where something is in the way.</summary>
    internal string? Head { get; init; }

    /// <summary>The number of requests that were compared.</summary>
    internal int Compared { get; init; }

    /// <summary>The requests that are decided differently, in the order of the recording.</summary>
    internal IReadOnlyList<RecordedChange> Changes { get; init; }

    /// <summary>The findings that are in the way, and notes.</summary>
    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether requests were compared.</summary>
    internal bool IsUsable => Compared > 0;

    /// <summary>The outcome: it fails on the changes that the options name.</summary>
    public Outcome Outcome => Outcomes.Of(IsUsable, IsFailure);

    /// <summary>Whether the comparison fails.</summary>
    internal bool IsFailure =>
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
        var requests = (
            from decision in replay.Decisions
            from request in decision.Requests
            select (decision, request)
        ).ToList();
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

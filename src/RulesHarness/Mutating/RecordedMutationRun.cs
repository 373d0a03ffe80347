using System.Diagnostics;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Recordings;

namespace RulesHarness.Mutating;

/// <summary>Tests hand-written tests by their recording: each mutant decides the recorded requests.</summary>
internal static class RecordedMutationRun
{
    public static async Task<MutationReport> RunAsync(
        MutationOptions options,
        string recorded,
        TimeProvider clock,
        Action<int, int>? progress,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        var files = ProjectFiles.Find(options.Check);
        var found = files.Diagnostics.Where(finding => finding.Id != InputDiagnostics.NoSpec.Id).ToList();
        var recording = RecordingReader.Read(options.Check.Project, recorded);
        found.AddRange(recording.Diagnostics);
        if (files.Compiled is not { } rules || rules.Program is null || found.Exists(IsError))
        {
            found.AddRange(files.Compiled?.Findings.Where(IsError) ?? []);
            return new MutationReport(options, null, found, [], watch.Elapsed);
        }

        var (lines, finding) = ChangedLines.Of(options, rules.File.Name, rules);
        found.AddRange(finding is null ? [] : [finding]);
        var replay = RecordedReplay.Of(recording, rules.File.Name);
        found.AddRange(replay.Diagnostics);
        found.AddRange(replay.MisfitsOf(rules.Program));
        if (lines is null || found.Exists(IsError))
        {
            return new MutationReport(options, null, found, [], watch.Elapsed);
        }

        var now = clock.GetUtcNow();
        var mutants = lines.MutantsOf(rules, options.Mutators);
        var tests = new DecidedRecording(rules, replay.Decisions);
        var trial = new MutantTrial(rules, tests, new RecordingReview(rules, now));
        var results = await trial.TryAsync(mutants, progress, cancellationToken);
        var subject = new MutationSubject(rules, now, tests.Count, IsRecorded: true);
        return new MutationReport(options, subject, found, results, watch.Elapsed);
    }

    private static bool IsError(Diagnostic finding) => finding.Severity == Severity.Error;
}

using RulesHarness.Diagnostics;
using RulesHarness.Language.Evaluation.Programs;

namespace RulesHarness.Recordings;

/// <summary>The part of a recording that one rules file decided, and what a replay of it does not show.</summary>
/// <param name="File">The path of the recording, as diagnostics name it.</param>
/// <param name="Decisions">The decisions, in the order of the recording.</param>
/// <param name="Diagnostics">An error where there is no decision, and notes about what is left out.</param>
internal sealed record RecordedReplay(
    string File,
    IReadOnlyList<RecordedDecision> Decisions,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    private const int MostNames = 5;

    /// <summary>Chooses the decisions of a rules file.</summary>
    public static RecordedReplay Of(Recording recording, string rules)
    {
        var all = recording.Tests.SelectMany(test => test.Decisions).ToList();
        bool IsOwn(RecordedDecision decision) => decision.Requests.All(request => request.Rules == rules);
        var own = all.Where(IsOwn).ToList();
        var found = new List<Diagnostic>();
        if (own.Count == 0)
        {
            found.Add(RecordingDiagnostics.Nothing.At(recording.File, 1, 1, rules));
        }
        var named = from decision in all.Except(own) from request in decision.Requests select request.Rules;
        var others = named.Where(name => name != rules).Distinct().ToList();
        if (others.Count > 0)
        {
            found.Add(
                RecordingDiagnostics.OtherRules.At(recording.File, 1, 1, all.Count - own.Count, rules, Names(others))
            );
        }
        found.AddRange(recording.Tests.SelectMany(test => NotesOn(recording.File, test)));
        return new RecordedReplay(recording.File, own, found);
    }

    /// <summary>An error for each decision that rules no longer make: then the tests would not pass.</summary>
    public IEnumerable<Diagnostic> MisfitsOf(RulesProgram rules) =>
        Decisions
            .Where(decision => !decision.Holds(rules))
            .Select(decision =>
                RecordingDiagnostics.DoesNotFit.At(
                    File,
                    decision.Line,
                    1,
                    decision.Id,
                    RecordedText.Of(decision),
                    decision.IsAllowed ? "allowed" : "denied",
                    decision.IsAllowed ? "deny" : "allow"
                )
            );

    private static IEnumerable<Diagnostic> NotesOn(string file, RecordedTest test)
    {
        if (test.HasFailed)
        {
            yield return RecordingDiagnostics.HasFailed.At(file, test.Line, 1, test.Name);
        }
        else if (test.Unchecked > 0)
        {
            yield return RecordingDiagnostics.GoesOn.At(file, test.Line, 1, test.Name, test.Unchecked);
        }
    }

    private static string Names(List<string> names)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(name => $"`{name}`"));
        return names.Count > MostNames ? $"{shown}, and {names.Count - MostNames} more" : shown;
    }
}

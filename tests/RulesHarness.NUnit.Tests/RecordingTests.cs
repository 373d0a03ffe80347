using System.Text.Json;
using System.Xml.Linq;
using RulesHarness.Changes;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Language.Mutation;
using RulesHarness.Mutating;

namespace RulesHarness.NUnit.Tests;

/// <summary>Hand-written tests that are recorded in a process of their own, and what a recording is good for.</summary>
public sealed class RecordingTests
{
    private const string Tests = "RulesHarness.NUnit.Tests.Fixtures.RecordedNotes.";
    private static readonly Lazy<Task<NotesProject>> Recorded = new(RecordedAsync);

    [TestCase("OwnerReads", "allow asserted GetDocumentRequest")]
    [TestCase("OthersDoNotRead", "deny asserted GetDocumentRequest")]
    [TestCase("OwnerDeletesWithoutAnAssertion", "allow implied CommitRequest; deny asserted GetDocumentRequest")]
    [TestCase("DenialIsCaught", "allow asserted GetDocumentRequest; 1 unchecked")]
    [TestCase("TransactionIsDenied", "deny asserted GetDocumentRequest CommitRequest")]
    [TestCase("OthersDoNotListen", "deny asserted ListenRequest")]
    [TestCase("OwnerLists", "allow asserted RunQueryRequest")]
    public async Task Decisions_that_a_test_depends_on_are_recorded(string test, string expected)
    {
        var project = await Recorded.Value;

        using var line = JsonDocument.Parse(
            File.ReadLines(project.Recording)
                .Single(one => one.Contains($"\"{Tests}{test}\"", StringComparison.Ordinal))
        );
        Describe(line.RootElement).Should().Be(expected);
        line.RootElement.GetProperty("decisions")[0]
            .GetProperty("place")
            .GetString()
            .Should()
            .MatchRegex(@"RecordedNotes\.cs:\d+$");
    }

    [TestCase("one", 1)]
    [TestCase("\"state\":", 2)]
    public async Task Documents_and_states_are_written_once(string text, int times)
    {
        var project = await Recorded.Value;

        var lines = File.ReadLines(project.Recording)
            .Where(line => !line.StartsWith("{\"test\"", StringComparison.Ordinal));
        lines.Count(line => line.Contains(text, StringComparison.Ordinal)).Should().Be(times);
    }

    [TestCase("allow read", "true", "Killed", "OthersDoNot")]
    [TestCase("allow read", "false", "Killed", "Owner|DenialIsCaught|Transaction")]
    [TestCase("allow create", "true", "Different", "^$")]
    [TestCase("allow delete", "true", "Different", "^$")]
    [TestCase("allow delete", "false", "Killed", "OwnerDeletesWithoutAnAssertion")]
    public async Task Mutants_are_killed_by_recorded_tests(
        string statement,
        string condition,
        string status,
        string killer
    )
    {
        var project = await Recorded.Value;

        var report = await MutateAsync(project, "constant-condition");

        report.IsUsable.Should().BeTrue(string.Join('\n', report.Diagnostics));
        var line =
            1
            + Array.FindIndex(
                NotesProject.Rules.Split('\n'),
                text => text.Contains(statement, StringComparison.Ordinal)
            );
        var result = report.Results.First(one => one.Mutant.Span.Line == line && one.Mutant.Replacement == condition);
        result.Status.ToString().Should().Be(status);
        (result.KilledBy ?? "").Should().MatchRegex(killer);
    }

    [Test]
    public async Task Replay_tells_what_it_does_not_show()
    {
        var project = await Recorded.Value;

        var report = await MutateAsync(project, "constant-condition");

        report
            .Diagnostics.Select(finding => $"{finding.Severity} {finding.Id}: {finding.Message}")
            .Should()
            .BeEquivalentTo(
                $"Info RH6070: the test `{Tests}DenialIsCaught` goes on after requests whose verdicts it does not check: 1",
                "Info RH6071: recorded decisions are skipped, because they were recorded with `closed.rules`, and not with "
                    + "`rules/firestore.rules`: 1"
            );
    }

    [Test]
    public async Task Rules_that_decide_a_recorded_request_differently_are_an_error_that_names_the_test()
    {
        var project = await Recorded.Value;
        var folder = TestFolder.New();
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "rules/firestore.rules"),
            Edited("allow delete: if mine", "allow delete: if !mine")
        );

        var report = await MutateAsync(folder, project.Recording, "constant-condition");

        report.IsUsable.Should().BeFalse();
        var error = report.Diagnostics.Single(finding => finding.Severity == Severity.Error);
        error.Id.Should().Be("RH6068");
        error.Message.Should().Contain($"{Tests}OwnerDeletes").And.Contain("expected delete notes/n1 as user alice");
    }

    [TestCase("allow delete: if mine", "allow delete: if false && mine", "narrowed OwnerDeletes")]
    [TestCase("allow read: if mine", "allow read: if request.auth != null || mine", "widened OthersDoNot")]
    [TestCase("text.size() <= 100", "text.size() <= 50", "")]
    public async Task Comparison_names_the_tests_whose_requests_are_decided_differently(
        string find,
        string replacement,
        string expected
    )
    {
        var project = await Recorded.Value;
        var head = Path.Combine(TestFolder.New(), "head.rules");
        await File.WriteAllTextAsync(head, Edited(find, replacement));

        var report = RecordedDiff.Of(
            new DiffOptions
            {
                Project = project.Folder,
                Base = Path.Combine(project.Folder, "rules/firestore.rules"),
                Head = head,
                Recorded = project.Recording,
            }
        );

        report.IsUsable.Should().BeTrue(string.Join('\n', report.Diagnostics));
        var changes = string.Join(
            '\n',
            report.Changes.Select(change =>
                $"{(change.IsWidened ? "widened" : "narrowed")} {change.Decision.Test.Replace(Tests, "", StringComparison.Ordinal)}"
            )
        );
        changes.Should().MatchRegex(expected.Length == 0 ? "^$" : expected);
        report.IsFailure.Should().Be(expected.StartsWith("widened", StringComparison.Ordinal));
    }

    [Test]
    public async Task Processes_that_record_at_once_share_a_file()
    {
        var project = new NotesProject();

        await Task.WhenAll(
            project.RecordAsync("RecordedNotes"),
            project.RecordAsync("FailingNotes"),
            project.RecordAsync("RecordedNotes")
        );

        var report = await MutateAsync(project, "constant-condition");
        report.IsUsable.Should().BeTrue(string.Join('\n', report.Diagnostics));
        // A test that ran twice counts once, and one that failed not at all.
        report.Subject!.Count.Should().Be((await MutateAsync(await Recorded.Value, "negate")).Subject!.Count + 1);
        report.Diagnostics.Should().ContainSingle(finding => finding.Id == "RH6069");
    }

    [TestCase("emulator", "Failed", "RH6073")]
    [TestCase("both", "Skipped", "recorded on the embedded engine only")]
    public async Task Emulator_is_not_recorded(string engine, string expected, string reason)
    {
        var fixture = engine == "both" ? "NoteRules" : "EngineNotes";

        var results = await new NotesProject().RecordAsync(fixture, engine);

        var test = results
            .Descendants("test-case")
            .Single(one => !one.Attribute("name")!.Value.Contains("embedded", StringComparison.Ordinal));
        test.Attribute("result")!.Value.Should().Be(expected);
        results.Value.Should().Contain(reason);
    }

    [Test]
    public async Task File_that_is_not_a_recording_is_not_appended_to()
    {
        var project = new NotesProject();
        await File.WriteAllTextAsync(project.Recording, "my notes\n");

        var results = await project.RecordAsync("RecordedNotes");

        results.Value.Should().Contain("RH6072");
        (await File.ReadAllTextAsync(project.Recording)).Should().Be("my notes\n");
        FailuresOf(results).Should().BePositive();
    }

    private static async Task<NotesProject> RecordedAsync()
    {
        var project = new NotesProject();
        var results = await project.RecordAsync("RecordedNotes");
        FailuresOf(results).Should().Be(0, results.Value);
        return project;
    }

    private static int FailuresOf(XElement results) =>
        results.Descendants("test-case").Count(test => test.Attribute("result")!.Value == "Failed");

    private static string Edited(string find, string replacement) =>
        NotesProject.Rules.Replace(find, replacement, StringComparison.Ordinal);

    private static Task<MutationReport> MutateAsync(NotesProject project, string mutator) =>
        MutateAsync(project.Folder, project.Recording, mutator);

    private static Task<MutationReport> MutateAsync(string folder, string recording, string mutator) =>
        MutationRun.RunAsync(
            new MutationOptions
            {
                Check = new CheckOptions { Project = folder },
                Recorded = recording,
                Mutators = [.. Mutators.All.Where(one => one.Name == mutator)],
            },
            TimeProvider.System
        );

    private static string Describe(JsonElement test)
    {
        var decisions = test.GetProperty("decisions")
            .EnumerateArray()
            .Select(decision =>
            {
                var messages = decision
                    .GetProperty("requests")
                    .EnumerateArray()
                    .Select(request => request.GetProperty("message").GetString());
                var kind = decision.GetProperty("asserted").GetBoolean() ? "asserted" : "implied";
                return $"{decision.GetProperty("expected").GetString()} {kind} {string.Join(' ', messages)}";
            });
        var after = test.GetProperty("unchecked").GetInt32();
        return string.Join("; ", after == 0 ? decisions : decisions.Append($"{after} unchecked"));
    }
}

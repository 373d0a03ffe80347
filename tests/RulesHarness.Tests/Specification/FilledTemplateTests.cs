using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// The template, filled in by the smallest change that makes it complete: it holds, and each of its changes is needed.
/// </summary>
public sealed class FilledTemplateTests
{
    private const string Folder = "Specification/Data/filled";

    private static readonly string[] Template = TestData.Text("Specification/Data/spec-template.md").Split('\n');
    private static readonly string[] Filled = TestData.Text($"{Folder}/database.md").Split('\n');
    private static readonly IReadOnlyList<Change> Changes = Differences();

    [TestCase(EngineChoice.Emulator)]
    [TestCase(EngineChoice.Embedded)]
    public async Task Filled_template_holds(EngineChoice engine)
    {
        var options = Options($"{Folder}/database.md") with { Engine = engine };
        if (engine == EngineChoice.Emulator)
        {
            options = options with { Emulator = TestEmulator.Running };
        }

        var report = await Checker.RunAsync(options, TimeProvider.System);

        report
            .Verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)
            .Select(verdict => $"{verdict.Case.Id}: {verdict.Message}")
            .Should()
            .BeEmpty();
        report.Outcome.Should().Be(Outcome.Holds, string.Join("\n", report.Diagnostics));
        report.Diagnostics.Should().OnlyContain(found => found.Severity == Severity.Info);
        report
            .Verdicts.Select(verdict => verdict.Case.Collection.Id)
            .Distinct()
            .Should()
            .BeEquivalentTo("users", "publicProfiles", "posts");
    }

    [Test]
    public void Template_is_filled_by_few_changes() => Changes.Should().HaveCount(4);

    [Test]
    public void Without_one_of_its_changes_the_template_is_not_complete([Range(0, 3)] int change)
    {
        var (template, filled) = (Changes[change].Template, Changes[change].Filled);
        string[] reverted = [.. Filled[..filled.Start], .. Template[template], .. Filled[filled.End..]];
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, $"{Folder}/without-{change}.md");
        File.WriteAllText(file, string.Join('\n', reverted));

        CheckPlan
            .Make(Options(file), TestData.Now)
            .Diagnostics.Should()
            .Contain(found => found.Severity != Severity.Info);
    }

    private static CheckOptions Options(string spec) =>
        new()
        {
            Project = TestContext.CurrentContext.TestDirectory,
            Specs = [spec],
            Rules = $"{Folder}/firestore.rules",
            Indexes = $"{Folder}/firestore.indexes.json",
        };

    /// <summary>
    /// Where the two texts differ: what follows a difference is the same as soon as a line of the template, that is not
    /// blank, comes again.
    /// </summary>
    private static List<Change> Differences()
    {
        var changes = new List<Change>();
        var (old, now) = (0, 0);
        while (old < Template.Length && now < Filled.Length)
        {
            if (Template[old] == Filled[now])
            {
                (old, now) = (old + 1, now + 1);
                continue;
            }

            var (oldEnd, nowEnd) = Enumerable
                .Range(old, Template.Length - old)
                .Where(at => Template[at].Length > 0)
                .Select(at => (at, Array.IndexOf(Filled, Template[at], now)))
                .First(pair => pair.Item2 >= 0);
            changes.Add(new Change(old..oldEnd, (now, nowEnd)));
            (old, now) = (oldEnd, nowEnd);
        }

        return changes;
    }

    private sealed record Change(Range Template, (int Start, int End) Filled);
}

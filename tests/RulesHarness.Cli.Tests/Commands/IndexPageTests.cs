using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The commands that docs/indexes.md shows run, on a project that has the files that they name.</summary>
public sealed class IndexPageTests
{
    private const string Name = "rulesharness ";

    private const string Failed =
        "The query requires a COLLECTION_GROUP_ASC index for collection reminders and field status.";

    private const string Usage =
        """{"reports": [{"index": {"name": "projects/p/databases/(default)/collectionGroups/c/indexes/_", "queryScope": "COLLECTION", "fields": [{"fieldPath": "a", "order": "ASCENDING"}, {"fieldPath": "b", "order": "ASCENDING"}]}}]}""";

    private static IEnumerable<string> Commands =>
        SampleProject
            .Original("docs/indexes.md")
            .Split('\n')
            .Where(line =>
                line.Contains($"{Name}indexes", StringComparison.Ordinal)
                && !line.Contains('`', StringComparison.Ordinal)
            )
            .Where(line =>
                !line.Contains("git:", StringComparison.Ordinal) && !line.Contains("--code", StringComparison.Ordinal)
            );

    [TestCaseSource(nameof(Commands))]
    public async Task Command_runs(string line)
    {
        var indexes = SampleProject.Original(SampleProject.Indexes);
        var project = SampleProject
            .Copy()
            .Write("queries.txt", "posts where status == x order by title")
            .Write("failed.log", Failed)
            .Write("usage.json", Usage)
            .Write("deployed.json", indexes);
        var words = line[(line.IndexOf(Name, StringComparison.Ordinal) + Name.Length)..].Split(' ');
        var arguments = words.Select(word =>
            word.Contains('.', StringComparison.Ordinal) ? project.PathOf(word) : word
        );

        var run = await Tool.RunWithInputAsync(indexes, [.. arguments, "--project", project.Folder]);

        run.ExitCode.Should().BeLessThan(2, run.Error + run.Output);
    }

    [Test]
    public void Page_shows_commands() => Commands.Should().HaveCountGreaterThan(5);
}

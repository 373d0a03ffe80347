using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Watching;

/// <summary>The check that waits for saves, as a user's shell runs it, with real files.</summary>
public sealed class WatchTests
{
    [Test]
    public async Task Save_of_the_rules_shows_first_what_fails_since_then()
    {
        var project = SampleProject.Small();
        var rules = project.Read(SampleProject.Rules);
        using var tool = WatchedTool.Start(project);
        (await tool.NextAsync())[0].Should().StartWith("holds: ");

        project.Write(
            SampleProject.Rules,
            rules.Replace("isUser(resource.data.followerId);", "signedIn();", StringComparison.Ordinal)
        );
        var opened = await tool.NextAsync();

        opened[0].Should().Be("saved: rules/firestore.rules");
        opened[1].Should().StartWith("fails: ");
        opened[2].Should().MatchRegex("^now failing: [0-9]+$");
        opened.Should().Contain(line => line.StartsWith("failed: ", StringComparison.Ordinal));

        project.Write(SampleProject.Rules, rules);
        var closed = await tool.NextAsync();

        closed[1].Should().StartWith("holds: ");
        closed[2].Should().MatchRegex("^no longer failing: [0-9]+$");
        (await tool.InterruptAsync()).Should().Be((0, ""));
    }

    [Test]
    public async Task Rules_that_can_not_be_read_keep_the_last_check_below_their_errors()
    {
        var project = SampleProject.Small();
        var rules = project.Read(SampleProject.Rules);
        using var tool = WatchedTool.Start(project);
        await tool.NextAsync();

        project.Write(
            SampleProject.Rules,
            rules.Replace("service cloud.firestore {", "service cloud.firestore (", StringComparison.Ordinal)
        );
        var broken = await tool.NextAsync();

        broken[1].Should().Contain("rules/firestore.rules(").And.Contain("error RH2");
        broken.Should().Contain("nothing was checked").And.Contain("as of the last save that could be checked:");
        broken[^1].Should().Contain(" passed, 0 failed");

        project.Delete(SampleProject.Rules);
        (await tool.NextAsync()).Should().Contain(line => line.Contains("RH60", StringComparison.Ordinal));

        project.Write(SampleProject.Rules, rules);
        var whole = await tool.NextAsync();

        whole[1].Should().StartWith("holds: ");
        whole[2].Should().Be("as before the save");
    }

    [Test]
    public async Task Redirected_output_has_no_escape_codes()
    {
        using var tool = WatchedTool.Start(SampleProject.Small(), "--only", "topics/*");

        (await tool.NextAsync()).Should().NotContain(line => line.Contains('\u001b', StringComparison.Ordinal));
    }

    [Test]
    public async Task File_of_a_report_is_written_at_each_save()
    {
        var project = SampleProject.Small();
        var file = project.PathOf("report.md");
        using var tool = WatchedTool.Start(project, "--only", "topics/*", "--report", $"markdown={file}");
        await tool.NextAsync();
        var before = await File.ReadAllTextAsync(file);

        project.Edit(
            SampleProject.Rules,
            "match /topics/{topicId} {",
            "match /topics/{topicId} {\n      allow delete: if true;"
        );
        await tool.NextAsync();

        // It is in a folder that is watched: writing it is no save of the user's.
        await tool.InterruptAsync();
        (await File.ReadAllTextAsync(file)).Should().NotBe(before);
    }

    [Test]
    public async Task Emulator_goes_on_between_saves_and_ends_with_the_tool()
    {
        var project = SampleProject.Small();
        using var tool = WatchedTool.Start(project, "--only", "topics/get/*", "--engine", "emulator");
        (await tool.NextAsync())[0].Should().StartWith("holds: ");

        project.Edit(SampleProject.Rules, "match /topics/{topicId} {", "match /topics/{topicId} {\n      // more");
        (await tool.NextAsync())[1].Should().StartWith("holds: ");

        (await tool.InterruptAsync()).ExitCode.Should().Be(0);
    }

    [TestCase("--format", "json")]
    [TestCase("--output", "report.txt")]
    [TestCase("--write-baseline", "baseline.json")]
    public async Task Option_for_one_answer_is_rejected(string option, string value)
    {
        var run = await Tool.RunAsync("check", "--watch", option, value);

        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith($"error RH6010: `{option}` can't be used with `--watch`");
    }
}

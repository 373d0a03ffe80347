using System.Diagnostics;
using RulesHarness.Cli.Tests.Running;
using static RulesHarness.Cli.Tests.Commands.DiffedRules;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The files and commits that <c>rulesharness diff</c> compares.</summary>
public sealed class DiffSourceTests
{
    [Test]
    public async Task Working_tree_is_compared_with_the_last_commit()
    {
        var project = SampleProject.Copy();
        Commit(project);
        project.Edit(SampleProject.Rules, "allow list: if signedIn();", "allow list: if true;");

        var run = await Tool.RunAsync("diff", "--project", project.Folder);

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should()
            .Contain("widened: publicProfiles/{userId}: list by guests")
            .And.Contain("no sentence grants this")
            .And.Contain("git:HEAD:rules/firestore.rules");
    }

    [TestCase("README.md")]
    [TestCase("docs/reference.md")]
    public async Task Command_of_a_page_compares_with_the_main_branch(string page)
    {
        const string Command = "rulesharness diff --base git:origin/main";
        SampleProject.Original(page).Should().Contain(Command);
        var project = SampleProject.Copy();
        Commit(project);
        Git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
        project.Edit(SampleProject.Rules, "allow list: if signedIn();", "allow list: if true;");

        var run = await Tool.RunAsync([.. Command.Split(' ')[1..], "--project", project.Folder]);

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should().Contain("git:origin/main:rules/firestore.rules").And.Contain("1 widened, 0 narrowed");
    }

    [TestCase("git:", "RH6030")]
    [TestCase("git:-x", "RH6030")]
    [TestCase("git:HEAD", "RH6032")]
    [TestCase("missing.rules", "RH6003")]
    public async Task Source_that_cannot_be_read_is_unusable_input(string source, string id)
    {
        var project = SampleProject.Empty().Write("firestore.rules", Strict);

        var run = await Tool.RunAsync("diff", "--project", project.Folder, "--base", source);

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id);
    }

    [Test]
    public async Task Project_without_rules_is_unusable_input()
    {
        var project = SampleProject.Empty().Write("old.rules", Strict);

        var run = await RunAsync(project);

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain("error RH6002: no rules file was found");
    }

    [TestCase("git:nothing", "RH6033")]
    [TestCase("git:HEAD:other.rules", "RH6034")]
    public async Task Commit_or_path_that_is_not_there_is_unusable_input(string source, string id)
    {
        var project = SampleProject.Empty().Write("firestore.rules", Strict);
        Commit(project);

        var run = await Tool.RunAsync("diff", "--project", project.Folder, "--base", source);

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id);
    }

    private static void Commit(SampleProject project)
    {
        Git(project, "init", "-q");
        Git(project, "add", ".");
        Git(project, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");
    }

    private static void Git(SampleProject project, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", project.Folder, .. arguments]))!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}

using System.Runtime.Versioning;
using System.Text.Json;

namespace RulesHarness.Cli.Tests.Recipes;

/// <summary>Runs the commands of docs/ci.md and of the GitHub action in a repository made for it.</summary>
[Platform(Exclude = "Win", Reason = "the commands are for the shells of CI services")]
[UnsupportedOSPlatform("windows")]
public sealed class RecipeTests
{
    [Test]
    public async Task Action_passes_right_rules_and_keeps_the_page()
    {
        var repository = await new Repository().CommitAsync();

        foreach (var step in Recipe.GitHub)
        {
            var run = await repository.RunAsync(step);
            run.ExitCode.Should().Be(0, run.Output + run.Error);
        }

        repository.Read("path").Trim().Should().Be(Path.Combine(repository.Temp, "rulesharness"));
        repository.Read("rulesharness.html").Should().StartWith("<!doctype html>");
        repository.Read("step.md").Should().Contain("passed").And.Contain("same");
    }

    [Test]
    public async Task Action_fails_opened_rules_beside_the_line_and_in_the_summary()
    {
        var repository = await new Repository().CommitAsync();
        repository.Project.Edit(NotesProduct.Rules, NotesProduct.RightRead, NotesProduct.OpenRead);

        var runs = new List<Running.ToolRun>();
        foreach (var step in Recipe.GitHub)
        {
            runs.Add(await repository.RunAsync(step));
        }

        runs.Select(run => run.ExitCode).Should().Equal(0, 1, 1);
        runs[1].Output.Should().Contain("::error file=firestore.rules,line=5,");
        runs[2].Output.Should().Contain("::error file=firestore.rules,line=5,").And.Contain("title=change-widened");
        repository.Read("step.md").Should().Contain("widened");
    }

    [Test]
    public async Task Gitlab_keeps_its_reports()
    {
        var repository = await new Repository().CommitAsync();

        var run = await repository.RunAsync(Recipe.GitLab.Single());

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        var files = new[] { "rules.xml", "quality.json", "rules.html" };
        files.Should().OnlyContain(file => File.Exists(repository.Project.PathOf(file)));
    }

    [Test]
    public async Task Azure_keeps_its_reports()
    {
        var repository = await new Repository().CommitAsync();

        foreach (var step in Recipe.Azure)
        {
            var run = await repository.RunAsync(step);
            run.ExitCode.Should().Be(0, run.Output + run.Error);
        }

        repository.Read("rules.xml").Should().Contain("<testsuite");
        repository.Read("rules.html").Should().StartWith("<!doctype html>");
    }

    [Test]
    public async Task Plain_shell_fails_opened_rules()
    {
        var repository = await new Repository().CommitAsync();
        repository.Project.Edit(NotesProduct.Rules, NotesProduct.RightRead, NotesProduct.OpenRead);

        var run = await repository.RunAsync(Recipe.Shell.Single());

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("firestore.rules:5");
    }

    [TestCase(NotesProduct.OpenRead, 1)]
    [TestCase(NotesProduct.RightRead + " // seen", 0)]
    public async Task Hook_lets_no_wrong_rules_be_committed(string read, int exitCode)
    {
        var repository = await new Repository().CommitAsync();
        await repository.RunAsync(Repository.Install);
        var hook = repository.Project.PathOf(".git/hooks/pre-commit");
        repository.Project.Write(".git/hooks/pre-commit", Recipe.Block("pre-commit"));
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        repository.Project.Edit(NotesProduct.Rules, NotesProduct.RightRead, read);

        var run = await repository.RunAsync(
            "git -c user.name=a -c user.email=a@example.com commit -q -m change -- firestore.rules"
        );

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
    }

    // The Firebase CLI runs each command in the project's folder with PROJECT_DIR set, and ends a deploy at the first
    // that does not exit with 0.
    [TestCase(NotesProduct.OpenRead, 1)]
    [TestCase(NotesProduct.RightRead, 0)]
    public async Task Deploy_is_refused_where_the_check_fails(string read, int exitCode)
    {
        var repository = new Repository();
        repository.Project.Write("firebase.json", Recipe.Block("predeploy"));
        repository.Project.Edit(NotesProduct.Rules, NotesProduct.RightRead, read);
        await repository.RunAsync(Repository.Install);
        using var firebase = JsonDocument.Parse(repository.Project.Read("firebase.json"));
        var command = firebase.RootElement.GetProperty("firestore").GetProperty("predeploy")[0].GetString()!;

        var run = await repository.RunAsync(command);

        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
    }
}

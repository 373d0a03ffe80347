using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>
/// Where files are looked for, and files that can't be used: exit code 2, a place and a help for each finding.
/// </summary>
public sealed class InputTests
{
    [Test]
    public async Task Project_without_a_spec_is_reported_where_to_write_one()
    {
        var run = await CheckAsync(SampleProject.Small().Delete(SampleProject.Spec));

        run.ExitCode.Should().Be(2);
        run.Output.Should()
            .Contain("error RH6001: no spec was found")
            .And.Contain("`spec/database.md`")
            .And.NotContain("RH5");
    }

    [Test]
    public async Task Project_without_rules_is_reported_where_to_put_them()
    {
        var run = await CheckAsync(
            SampleProject.Small().Delete(SampleProject.Rules).Delete(SampleProject.Configuration)
        );

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("error RH6002: no rules file was found").And.Contain("`rules/firestore.rules`");
    }

    [Test]
    public async Task Folder_with_neither_is_reported_with_both_in_one_run()
    {
        var run = await CheckAsync(SampleProject.Empty());

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("error RH6001").And.Contain("error RH6002");
    }

    [Test]
    public async Task File_that_firebase_json_names_and_that_is_missing_is_found_out()
    {
        var run = await CheckAsync(SampleProject.Small().Delete(SampleProject.Rules));

        run.ExitCode.Should().Be(2);
        run.Output.Should()
            .Contain("error RH6003: there is no file `rules/firestore.rules`")
            .And.Contain("in firebase.json");
    }

    [Test]
    public async Task Folder_that_does_not_exist_is_found_out()
    {
        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "check",
            "--project",
            Path.Combine(TestFolder.New(), "nowhere")
        );

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Output.Should().Contain("error RH6006");
    }

    [TestCase("{ \"firestore\": ", 1)]
    [TestCase("{\n\"firestore\": no }", 2)]
    [TestCase("", 1)]
    public async Task Malformed_firebase_json_is_an_error_at_its_line(string text, int line)
    {
        var run = await CheckAsync(SampleProject.Small().Write(SampleProject.Configuration, text));

        run.ExitCode.Should().Be(2);
        run.Output.Should().MatchRegex(@$"firebase\.json\({line},\d+\): error RH6004");
    }

    [TestCase("""{ "firestore": { "rules": "db/my.rules", "indexes": "db/my.json" } }""")]
    [TestCase(
        """{ "firestore": [{ "database": "other", "rules": "none.rules" }, { "database": "(default)", "rules": "db/my.rules", "indexes": "db/my.json" }] }"""
    )]
    [TestCase("""{ "firestore": [{ "rules": "db/my.rules", "indexes": "db/my.json" }] }""")]
    public async Task Both_forms_of_firebase_json_name_the_files(string text)
    {
        var project = SampleProject
            .Small()
            .Write(SampleProject.Configuration, text)
            .Move(SampleProject.Rules, "db/my.rules")
            .Move(SampleProject.Indexes, "db/my.json");

        (await CheckAsync(project)).ExitCode.Should().Be(0);
    }

    [Test]
    public async Task Files_beside_the_spec_are_found_when_nothing_else_names_them()
    {
        var project = SampleProject
            .Small()
            .Delete(SampleProject.Configuration)
            .Move(SampleProject.Spec, "docs/model.md")
            .Move(SampleProject.Rules, "docs/firestore.rules")
            .Move(SampleProject.Indexes, "docs/firestore.indexes.json");

        (await CheckAsync(project, "--spec", Path.Combine(project.Folder, "docs/model.md"))).ExitCode.Should().Be(0);
    }

    [Test]
    public async Task Options_win_over_firebase_json()
    {
        var project = SampleProject
            .Small()
            .Move(SampleProject.Rules, "a.rules")
            .Move(SampleProject.Indexes, "b.json")
            .Move(SampleProject.Spec, "c.md");

        (await CheckAsync(project, "--rules", At("a.rules"), "--indexes", At("b.json"), "--spec", At("c.md")))
            .ExitCode.Should()
            .Be(0);

        string At(string path) =>
            Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(project.Folder, path));
    }

    [Test]
    public async Task Every_error_of_a_spec_is_printed_with_its_place()
    {
        var project = SampleProject
            .Copy()
            .Edit(
                SampleProject.Spec,
                "  - Anyone can read docs where `status == \"visible\"`.",
                "  - Anyone can raed docs where `status == \"visible\"`."
            )
            .Edit(
                SampleProject.Spec,
                "| `seen` | boolean | yes | default false | |",
                "| `seen` | boolaen | yes | default false | |"
            );
        var text = project.Read(SampleProject.Spec);

        var run = await CheckAsync(project);

        run.ExitCode.Should().Be(2);
        foreach (var wrong in new[] { "raed", "boolaen" })
        {
            run.Output.Should()
                .MatchRegex($@"spec/database\.md\({LineOf(text, wrong)},\d+\): error RH\d{{4}}: .*{wrong}");
        }
        run.Output.Should().Contain("nothing was checked").And.NotContain("passed");
    }

    [Test]
    public async Task Rules_that_do_not_compile_are_an_error_at_the_compilers_line()
    {
        var project = SampleProject
            .Small()
            .Edit(SampleProject.Rules, "return request.auth != null;", "return request.auth = null;");

        var run = await CheckAsync(project);

        run.ExitCode.Should().Be(2);
        run.Output.Should()
            .MatchRegex(
                $@"rules/firestore\.rules\({LineOf(project.Read(SampleProject.Rules), "request.auth = null")},\d+\): error RH2\d{{3}}: "
            );
    }

    // A list is JSON in which the Firebase CLI finds no index: it deploys nothing, and the queries have none.
    [TestCase("{ \"indexes\": [ }", 2)]
    [TestCase("[]", 1)]
    [TestCase("", 2)]
    public async Task Malformed_index_file_is_an_error_in_that_file(string text, int exitCode)
    {
        var run = await CheckAsync(SampleProject.Small().Write(SampleProject.Indexes, text));

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().MatchRegex(@"indexes/firestore\.indexes\.json\(\d+,\d+\): (error|warning) RH\d{4}: ");
    }

    [Test]
    public async Task Output_that_cannot_be_written_is_reported_in_one_line()
    {
        var project = SampleProject.Small();

        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "spec",
            "--project",
            project.Folder,
            "--output",
            project.PathOf("no/such/folder/report")
        );

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Error.Should().Contain("error RH6011");
    }

    [TestCase("check", "--report", "html=no/folder/out")]
    [TestCase("check", "--output", "no/folder/out")]
    [TestCase("check", "--write-baseline", "no/folder/out")]
    [TestCase("mutate", "--output", "no/folder/out")]
    [TestCase("diff", "--report", "html=no/folder/out")]
    [TestCase("diff", "--write-approvals", "no/folder/out")]
    [TestCase("migrate", "--write", "no/folder/out")]
    [TestCase("migrate", "--rejected", "no/folder/out")]
    public async Task File_that_cannot_be_written_is_refused_before_anything_is_read(
        string command,
        string option,
        string file
    )
    {
        var run = await Tool.RunAsync(command, "--project", "no-such-project", option, file);

        run.ExitCode.Should().Be(2);
        run.Error.Should()
            .Be("error RH6011: the folder of `no/folder/out` does not exist\n  create it, or correct the path\n");
    }

    [Test]
    public async Task Folder_in_place_of_a_file_that_is_written_is_refused_before_anything_is_read()
    {
        var run = await Tool.RunAsync("check", "--project", "no-such-project", "--report", "html=.");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be("error RH6011: `.` is a folder\n  name a file\n");
    }

    [Test]
    public async Task Folder_of_a_file_that_is_only_verified_may_be_missing()
    {
        string[] report = ["--report", "permissions=no/folder/out"];

        var run = await CheckAsync(SampleProject.Small(), [.. report, "--verify"]);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("error RH6050: no/folder/out is missing");
    }

    [Test]
    public async Task Each_file_that_can_not_be_written_is_named()
    {
        var run = await Tool.RunAsync("check", "--report", "html=no/page.html", "--output", "nor/here.txt");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("`no/page.html`").And.Contain("`nor/here.txt`");
    }

    [TestCase("missing.json", "error RH6003: there is no file `*missing.json`")]
    [TestCase("spec", "error RH6011: `*spec` is a folder")]
    [TestCase("no/such/suite.json", "error RH6011: the folder of `*suite.json` does not exist")]
    public async Task Suite_that_is_not_a_file_is_reported_by_its_path(string suite, string expected)
    {
        var project = SampleProject.Small();

        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "eval",
            "--rules",
            project.PathOf(SampleProject.Rules),
            "--suite",
            project.PathOf(suite),
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Error.Should().Match(expected + "\n*");
    }

    private static int LineOf(string text, string part) =>
        text.AsSpan(0, text.IndexOf(part, StringComparison.Ordinal)).Count('\n') + 1;

    private static async Task<ToolRun> CheckAsync(SampleProject project, params string[] options) =>
        (
            await Tool.RunAsync(
                TestEmulator.Environment,
                ["check", "--engine", "embedded", "--project", project.Folder, "--only", "topics/get/*", .. options]
            )
        ).HasNoStackTrace();
}

using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Rules files by their text alone.</summary>
public sealed class CompileTests
{
    private const string Sound =
        "rules_version = '2';\nservice cloud.firestore {\n  match /databases/{db}/documents {\n    match /posts/{postId} {\n      allow get: if CONDITION;\n    }\n  }\n}\n";

    [Test]
    public async Task Sample_is_accepted_without_a_warning()
    {
        var run = await CompileAsync(SampleProject.Copy(), "--strict");

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should()
            .Contain("rules/firestore.rules: accepted")
            .And.NotContain("warning")
            .And.NotContain("error");
    }

    [Test]
    public async Task Json_is_by_the_contract()
    {
        var project = SampleProject
            .Empty()
            .Write("good.rules", Rules("request.auth.uid == postId"))
            .Write("odd.rules", Rules("request.auth.uid == 5"))
            .Write("bad.rules", Rules("request.auth.uid = 5"));

        var run = await CompileAsync(project, "good.rules", "odd.rules", "bad.rules", "none.rules", "--format", "json");

        run.ExitCode.Should().Be(2);
        run.Error.Should().BeEmpty();
        using var json = JsonDocument.Parse(run.Output);
        Contract.Names(json.RootElement).Should().Equal("files", "diagnostics");
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToList();
        files.ForEach(file => Contract.Names(file).Should().Equal("file", "accepted", "diagnostics"));
        files
            .Select(file =>
                (file.GetProperty("file").GetString(), file.GetProperty("accepted").GetBoolean(), Ids(file))
            )
            .Should()
            .Equal(
                ("good.rules", true, ""),
                ("odd.rules", true, "RH2107@5:21"),
                ("bad.rules", false, Ids(files[2])),
                ("none.rules", false, "RH6003@1:1")
            );
        Ids(files[2]).Should().MatchRegex(@"^RH20\d\d@5:\d+");
        files
            .SelectMany(file => file.GetProperty("diagnostics").EnumerateArray())
            .ToList()
            .ForEach(Contract.Diagnostic);

        static string Ids(JsonElement file) =>
            string.Join(
                ' ',
                file.GetProperty("diagnostics")
                    .EnumerateArray()
                    .Select(finding =>
                        $"{finding.GetProperty("id")}@{finding.GetProperty("line")}:{finding.GetProperty("column")}"
                    )
            );
    }

    [TestCase("request.auth.uid == postId", 0)]
    [TestCase("request.auth.uid == postId", 0, "--strict")]
    [TestCase("request.auth.uid == 5", 0)]
    [TestCase("request.auth.uid == 5", 1, "--strict")]
    [TestCase("true", 0, "--strict")]
    [TestCase("request.auth.uid = 5", 2)]
    [TestCase("request.auth.uid = 5", 2, "--strict")]
    public async Task Exit_code_says_whether_firestore_accepts_the_file(
        string condition,
        int exitCode,
        params string[] options
    )
    {
        var run = await CompileAsync(SampleProject.Empty().Write("a.rules", Rules(condition)), ["a.rules", .. options]);

        run.ExitCode.Should().Be(exitCode, run.Output);
    }

    [Test]
    public async Task Rules_of_another_product_are_not_accepted()
    {
        const string Storage =
            "rules_version = '2';\nservice firebase.storage { match /b/{bucket}/o { match /a/{id} { allow read; } } }\n";

        var run = await CompileAsync(SampleProject.Empty().Write("storage.rules", Storage), "storage.rules");

        run.ExitCode.Should().Be(2, run.Output);
        run.Output.Should()
            .Contain("error RH2121: these are rules for `firebase.storage`, not for Firestore")
            .And.Contain("not accepted, 1 error");
    }

    [Test]
    public async Task Text_names_place_message_and_help()
    {
        var run = await CompileAsync(
            SampleProject.Empty().Write("a.rules", Rules("request.auth.email == 'a'")),
            "a.rules"
        );

        run.Output.Should()
            .Be(
                "a.rules(5,34): warning RH2111: `request.auth` has no `email`\n  write `request.auth.token.email` for a claim\na.rules: accepted, 1 warning\n"
            );
    }

    [Test]
    public async Task Fields_are_looked_up_in_the_spec_that_is_named()
    {
        var project = SampleProject
            .Copy()
            .Write(
                "a.rules",
                Rules("resource.data.authorID == request.auth.uid && resource.data.status == 'publised'")
            );

        var without = await CompileAsync(project, "a.rules");
        var with = await CompileAsync(project, "a.rules", "--spec", SampleProject.Spec);

        without.Output.Should().NotContain("RH2106");
        with.Output.Should()
            .MatchRegex(@"warning RH2106: the schema of `posts` has no field `authorID`\n +did you mean `authorId`\?")
            .And.MatchRegex(
                @"warning RH2113: the schema does not allow `publised` in `status`\n +did you mean `published`\?"
            );
    }

    [Test]
    public async Task Rules_and_spec_of_the_project_are_meant_where_none_are_named()
    {
        var project = SampleProject
            .Copy()
            .Edit(
                SampleProject.Rules,
                "allow delete: if isUser(resource.data.followerId);",
                "allow delete: if isUser(resource.data.followersId);"
            );

        var run = await CompileAsync(project);

        run.ExitCode.Should().Be(0);
        run.Output.Should()
            .MatchRegex(
                @"rules/firestore\.rules\(\d+,45\): warning RH2106: the schema of `follows` has no field `followersId`\n  did you mean `followerId`\?"
            );
    }

    [TestCase("RH6002")]
    [TestCase("RH6003", "--spec", "none.md")]
    [TestCase("RH6003", "none.rules")]
    [TestCase("RH6003", "a.rules", "--spec", "none.md")]
    public async Task Input_that_is_missing_is_reported(string id, params string[] arguments)
    {
        var run = await Tool.RunAsync([
            "compile",
            "--project",
            SampleProject.Empty().Write("a.rules", Rules("true")).Folder,
            .. arguments,
        ]);

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Output.Should().Contain($"error {id}: ");
    }

    [Test]
    public async Task Folder_that_does_not_exist_is_reported()
    {
        var run = await Tool.RunAsync("compile", "--project", Path.Combine(TestFolder.New(), "nowhere"));

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Output.Should().Contain("error RH6006: ");
    }

    [Test]
    public async Task Spec_that_was_named_and_cannot_be_read_is_reported()
    {
        var project = SampleProject
            .Copy()
            .Edit(SampleProject.Spec, "  - Guests cannot list docs.", "  - Guests cannot lsit docs.");

        var run = await CompileAsync(project, SampleProject.Rules, "--spec", SampleProject.Spec);

        run.ExitCode.Should().Be(2);
        run.Output.Should()
            .MatchRegex(@"spec/database\.md\(\d+,\d+\): error RH1")
            .And.Contain("rules/firestore.rules: accepted");
    }

    [Test]
    public async Task Check_tells_what_its_cases_do_not_show()
    {
        var project = SampleProject
            .Copy()
            .Edit(
                SampleProject.Rules,
                "allow delete: if isUser(resource.data.followerId);",
                "allow delete: if isUser(resource.data.followersId);"
            );

        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "check",
            "--engine",
            "embedded",
            "--project",
            project.Folder,
            "--only",
            "follows/delete/*"
        );

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should().MatchRegex(@"rules/firestore\.rules\(\d+,45\): warning RH2106: ").And.NotContain("RH2101");
    }

    private static string Rules(string condition) => Sound.Replace("CONDITION", condition, StringComparison.Ordinal);

    private static async Task<ToolRun> CompileAsync(SampleProject project, params string[] arguments) =>
        (
            await Tool.RunAsync([
                "compile",
                "--project",
                project.Folder,
                .. arguments.Select(one => File.Exists(project.PathOf(one)) ? project.PathOf(one) : one),
            ])
        ).HasNoStackTrace();
}

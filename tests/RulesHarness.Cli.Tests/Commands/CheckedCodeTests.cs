using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests source code as a part of a check: by the option <c>--code</c>, and by rulesharness.json.</summary>
public sealed class CheckedCodeTests
{
    private const string Code = """
        using Google.Cloud.Firestore;

        public class Store(FirestoreDb db)
        {
            public Task<QuerySnapshot> All() => db.Collection("boxes").OrderBy("name").GetSnapshotAsync();

            public Task<QuerySnapshot> By(string field) => db.Collection("boxes").OrderBy(field).GetSnapshotAsync();
        }
        """;

    private const string Missing = """
        using Google.Cloud.Firestore;

        public class Store(FirestoreDb db)
        {
            public Task<QuerySnapshot> Open(string owner) =>
                db.Collection("boxes").WhereEqualTo("owner", owner).OrderByDescending("openedAt").GetSnapshotAsync();
        }
        """;

    [Test]
    public async Task Queries_and_access_patterns_are_compared_in_both_directions()
    {
        var project = SampleProject.Small().Write("src/Store.cs", Code);

        var run = await CheckAsync(project, "--code", project.PathOf("src"));

        run.HasNoStackTrace().ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("src/Store.cs(5,80): warning RH5081").And.Contain("`boxes order by name`");
        run.Output.Should().Contain("src/Store.cs(7,90): warning RH5080");
        run.Output.Should().MatchRegex(@"spec/database\.md\(\d+,\d+\): warning RH5082");
    }

    [Test]
    public async Task Settings_name_the_folders_of_the_code_and_the_severities()
    {
        var project = SampleProject
            .Small()
            .Write("src/Store.cs", Code)
            .Write(
                "rulesharness.json",
                """{ "code": ["src"], "severity": { "RH5080": "off", "RH5081": "error", "RH5082": "off" } }"""
            );

        var run = await CheckAsync(project);

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("src/Store.cs(5,80): error RH5081");
        run.Output.Should().NotContain("RH5080").And.NotContain("RH5082");
    }

    [Test]
    public async Task Query_without_its_index_fails_the_check()
    {
        var project = SampleProject.Small().Write("app/Store.cs", Missing);

        var run = await CheckAsync(project, "--code", project.PathOf("app"));

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output);
        run.Output.Should().MatchRegex(@"app/Store\.cs\(6,\d+\): error RH5020").And.Contain("openedAt");
    }

    [Test]
    public async Task Index_that_the_spec_lacks_too_is_reported_once()
    {
        var project = SampleProject.Small();
        project.Write("indexes/firestore.indexes.json", """{ "indexes": [], "fieldOverrides": [] }""");
        var pattern = """
            using Google.Cloud.Firestore;

            public class Follows(FirestoreDb db)
            {
                public Task<QuerySnapshot> Of(string user) =>
                    db.Collection("follows").WhereEqualTo("followeeId", user).OrderByDescending("createdAt").GetSnapshotAsync();
            }
            """;
        project.Write("src/Follows.cs", pattern);

        var run = await CheckAsync(project, "--code", project.PathOf("src"));

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("RH5020").And.NotContain("src/Follows.cs");
    }

    [Test]
    public async Task Folder_in_the_settings_that_does_not_exist_is_an_error_at_its_place()
    {
        var project = SampleProject.Small().Write("rulesharness.json", "{\n  \"code\": [\"functions\"]\n}\n");

        var run = await CheckAsync(project);

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("rulesharness.json(2,12): error RH6051").And.Contain("`functions`");
    }

    [Test]
    public async Task Folder_without_a_query_is_an_error()
    {
        var project = SampleProject.Small().Write("src/Program.cs", "public class Program;");

        var run = await CheckAsync(project, "--code", project.PathOf("src"));

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("error RH6046");
    }

    [Test]
    public async Task Folder_of_the_option_that_does_not_exist_is_a_wrong_argument()
    {
        var run = await CheckAsync(SampleProject.Small(), "--code", "no-such-folder");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("there is no folder `no-such-folder`");
    }

    [TestCase("""{ "code": "src" }""", "rulesharness.json(1,11)")]
    [TestCase("""{ "code": [1] }""", "rulesharness.json(1,12)")]
    public async Task Setting_of_a_wrong_kind_is_reported_with_its_place(string settings, string place)
    {
        var run = await CheckAsync(SampleProject.Small().Write("rulesharness.json", settings));

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(place);
    }

    private static Task<ToolRun> CheckAsync(SampleProject project, params string[] more) =>
        Tool.RunAsync(["check", "--project", project.Folder, "--engine", "embedded", .. more]);
}

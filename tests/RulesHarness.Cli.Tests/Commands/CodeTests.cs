using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests <c>indexes --code</c>: the queries of source code, with their places.</summary>
public sealed class CodeTests
{
    private const string Served = """
        using Google.Cloud.Firestore;

        public class Store(FirestoreDb db)
        {
            public Task<QuerySnapshot> All() => db.Collection("boxes").OrderBy("name").GetSnapshotAsync();
        }
        """;

    private const string Missing = """
        using Google.Cloud.Firestore;

        public class Store(FirestoreDb db)
        {
            public Task<QuerySnapshot> Open(string owner) =>
                db.Collection("boxes")
                    .WhereEqualTo("owner", owner)
                    .OrderByDescending("openedAt")
                    .GetSnapshotAsync();
        }
        """;

    private const string Unread = """
        using Google.Cloud.Firestore;

        public class Store(FirestoreDb db)
        {
            public Task<QuerySnapshot> By(string field) => db.Collection("boxes").OrderBy(field).GetSnapshotAsync();
        }
        """;

    [TestCase(Served, 0, null)]
    [TestCase(Missing, 1, "Store.cs(9,14): error RH5020")]
    [TestCase(Unread, 0, "Store.cs(5,90): warning RH5080")]
    [TestCase("public class Store;", 2, "error RH6046")]
    [TestCase("this is { not C#", 2, "error RH6046")]
    public async Task Code_is_reported_with_its_places(string code, int exitCode, string? finding)
    {
        var project = With(code);

        var run = await Tool.RunAsync("indexes", "--project", project.Folder, "--code", project.PathOf("src"));

        run.HasNoStackTrace().ExitCode.Should().Be(exitCode, run.Output + run.Error);
        if (finding is not null)
        {
            run.Output.Should().Contain(finding);
        }
    }

    [Test]
    public async Task Call_that_cannot_be_read_fails_with_strict()
    {
        var project = With(Unread);

        var run = await Tool.RunAsync(
            "indexes",
            "--project",
            project.Folder,
            "--code",
            project.PathOf("src"),
            "--strict"
        );

        run.ExitCode.Should().Be(1, run.Output);
    }

    [Test]
    public async Task Folder_that_does_not_exist_is_reported()
    {
        var project = With(Served);

        var run = await Tool.RunAsync("indexes", "--project", project.Folder, "--code", "no-such-folder");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("there is no folder `no-such-folder`");
    }

    [Test]
    public async Task Json_has_the_file_the_line_and_the_method_of_each_query()
    {
        var project = With(Missing);

        var run = await Tool.RunAsync(
            "indexes",
            "--project",
            project.Folder,
            "--code",
            project.PathOf("src"),
            "--format",
            "json"
        );

        using var json = JsonDocument.Parse(run.Output);
        var query = json.RootElement.GetProperty("queries").EnumerateArray().Single();
        query.GetProperty("file").GetString().Should().EndWith("Store.cs");
        query.GetProperty("line").GetInt32().Should().Be(9);
        query.GetProperty("member").GetString().Should().Be("Store.Open");
        query.GetProperty("query").GetString().Should().Be("boxes where owner == ? order by openedAt desc");
        query.GetProperty("status").GetString().Should().Be("missing");
        json.RootElement.GetProperty("missing").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task Queries_and_access_patterns_are_compared_in_both_directions()
    {
        var code = With(Served);

        var run = await Tool.RunAsync(
            "indexes",
            "--project",
            SampleProject.Copy().Folder,
            "--code",
            code.PathOf("src")
        );

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("RH5081").And.Contain("boxes order by name");
        run.Output.Should().Contain("RH5082").And.Contain("spec/database.md");
    }

    private static SampleProject With(string code) => SampleProject.Empty().Write("src/Store.cs", code);
}

using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests the command <c>indexes</c> with queries and messages of failed queries, and without either.</summary>
public sealed class IndexQueriesTests
{
    private const string Feed = "Feed: posts where authorId == x and status in [..] order by publishedAt desc limit 20";

    private const string Two =
        """{"indexes":[{"collectionGroup":"posts","fields":[{"fieldPath":"a","order":"ASCENDING"},{"fieldPath":"b","order":"ASCENDING"}]},{"collectionGroup":"posts","fields":[{"fieldPath":"a","order":"ASCENDING"},{"fieldPath":"tags","arrayConfig":"CONTAINS"}]}]}""";

    private const string Link =
        "https://console.firebase.google.com/v1/r/project/main-f8628/firestore/indexes?create_composite=Cktwcm9qZWN0cy9tYWluLWY4NjI4L2RhdGFiYXNlcy8oZGVmYXVsdCkvY29sbGVjdGlvbkdyb3Vwcy9wcm9kdWN0cy9pbmRleGVzL18QARoMCghrZXl3b3JkcxgBGg0KCWRhdGVBZGRlZBACGgwKCF9fbmFtZV9fEAI";

    [Test]
    public async Task Queries_are_read_from_standard_input_and_shown_with_label_and_place()
    {
        var project = SampleProject.Empty();

        var run = await Tool.RunWithInputAsync(
            $"{Feed} @ src/feed.ts:12\nposts\n",
            "indexes",
            "--project",
            project.Folder,
            "--queries",
            "-"
        );

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should()
            .Contain("src/feed.ts(12,1): error RH5020: the query `Feed` fails")
            .And.Contain("src/feed.ts:12")
            .And.Contain("standard input:2")
            .And.Contain("2 queries, 1 indexes missing\n");
    }

    [Test]
    public async Task Only_missing_leaves_out_what_is_served()
    {
        var project = SampleProject.Empty().Write("q.txt", $"{Feed}\ncomments\n");

        var run = await RunAsync(project, "--queries", project.PathOf("q.txt"), "--only", "missing");
        using var json = JsonDocument.Parse(
            (
                await RunAsync(project, "--queries", project.PathOf("q.txt"), "--only", "missing", "--format", "json")
            ).Output
        );

        run.Output.Should().Contain("Feed").And.NotContain("comments");
        json.RootElement.GetProperty("queries").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task Missing_indexes_are_printed_as_gcloud_commands()
    {
        var project = SampleProject
            .Empty()
            .Write("q.txt", $"{Feed}\n**/posts where a == 1\nposts where `b c` == 1 nearest by v 3");

        var run = await RunAsync(project, "--queries", project.PathOf("q.txt"), "--format", "gcloud");

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Split('\n')
            .Should()
            .HaveCount(5)
            .And.StartWith([
                "gcloud firestore indexes composite create --collection-group=posts --query-scope=collection --field-config=field-path=authorId,order=ascending --field-config=field-path=status,order=ascending --field-config=field-path=publishedAt,order=descending",
                "gcloud firestore indexes composite create --collection-group=posts --query-scope=collection --field-config='field-path=`b c`,order=ascending' --field-config='field-path=v,vector-config={\"dimension\":\"3\",\"flat\":\"{}\"}'",
            ]);
        run.Output.Should()
            .Contain("/databases/(default)/collectionGroups/posts/fields/a?updateMask=indexConfig")
            .And.Contain("\"queryScope\":\"COLLECTION_GROUP\"");
    }

    [Test]
    public async Task Index_of_vectors_of_an_unknown_length_is_reported_and_neither_written_nor_created()
    {
        var project = SampleProject
            .Empty()
            .Write("firestore.indexes.json", "{}")
            .Write("q.txt", "posts where a == 1 nearest by v\nposts where a == 1 order by b");
        string[] queries = ["--queries", project.PathOf("q.txt")];

        var text = await RunAsync(project, queries);
        using var json = JsonDocument.Parse((await RunAsync(project, [.. queries, "--format", "json"])).Output);
        var gcloud = await RunAsync(project, [.. queries, "--format", "gcloud"]);
        var written = await RunAsync(project, [.. queries, "--write", "--yes"]);

        text.ExitCode.Should().Be(1, text.Error);
        text.Output.Should().Contain("in place of `null`").And.NotContain("\"dimension\": 0");
        json.RootElement.GetRawText().Should().Contain("\"dimension\": null").And.NotContain("\"dimension\": 0");
        gcloud
            .Output.Split('\n')
            .Should()
            .Contain("# no command for the index posts: a asc, v vector: the length of its vectors is not known")
            .And.NotContain(line => line.StartsWith("gcloud", StringComparison.Ordinal) && line.Contains("vector"));
        written.ExitCode.Should().Be(1, "the query still fails");
        written.Error.Should().Contain("the index posts: a asc, v vector is not written");
        project.Read("firestore.indexes.json").Should().Contain("\"b\"").And.NotContain("vectorConfig");
    }

    [Test]
    public async Task Complete_reports_and_prunes_what_no_query_uses()
    {
        var project = SampleProject
            .Empty()
            .Write("firestore.indexes.json", Two)
            .Write("q.txt", "posts where a == 1 order by b");
        string[] complete = ["--queries", project.PathOf("q.txt"), "--complete"];

        var before = await RunAsync(project, complete);
        var refused = await RunAsync(project, "--queries", project.PathOf("q.txt"), "--write", "--prune", "--yes");
        var after = await RunAsync(project, [.. complete, "--write", "--prune", "--yes"]);

        before.Output.Should().Contain("no query of").And.Contain("RH5022").And.Contain("1 unused, 0 redundant");
        refused.ExitCode.Should().Be(2);
        refused.Error.Should().Contain("needs `--complete`");
        after.ExitCode.Should().Be(0, after.Error);
        project.Read("firestore.indexes.json").Should().NotContain("tags").And.Contain("\"b\"");
    }

    [Test]
    public async Task Index_that_a_failed_query_asked_for_is_added()
    {
        var project = SampleProject.Empty().Write("firestore.indexes.json", Two);
        project.Write(
            "failed.log",
            $"Error: 9 FAILED_PRECONDITION: The query requires an index. You can create it here: {Link}\n    at x"
        );
        string[] failed = ["--failed", project.PathOf("failed.log")];

        var before = await RunAsync(project, failed);
        var write = await RunAsync(project, [.. failed, "--write", "--yes"]);
        using var json = JsonDocument.Parse((await RunAsync(project, [.. failed, "--format", "json"])).Output);

        before.ExitCode.Should().Be(1);
        before.Output.Should().Contain("RH5077").And.Contain("products: keywords array-contains, dateAdded desc");
        write.ExitCode.Should().Be(0, write.Error + write.Output);
        var requested = json.RootElement.GetProperty("requested").EnumerateArray().Should().ContainSingle().Which;
        (requested.GetProperty("status").GetString(), requested.GetProperty("project").GetString())
            .Should()
            .Be(("declared", "main-f8628"));
    }

    [Test]
    public async Task Indexes_that_the_emulator_reports_are_compared_with_what_production_needs()
    {
        const string Report = """
            {"reports": [
              {"index": {"name": "projects/p/databases/(default)/collectionGroups/posts/indexes/_", "queryScope": "COLLECTION", "fields": [{"fieldPath": "a", "order": "ASCENDING"}, {"fieldPath": "b", "order": "ASCENDING"}, {"fieldPath": "__name__", "order": "ASCENDING"}]}, "numQueries": "2"},
              {"index": {"name": "projects/p/databases/(default)/collectionGroups/c/indexes/_", "queryScope": "COLLECTION_GROUP", "fields": [{"fieldPath": "a", "order": "ASCENDING"}, {"fieldPath": "__name__", "order": "ASCENDING"}]}, "numQueries": "1"},
              {"index": {"name": "projects/p/databases/(default)/collectionGroups/d/indexes/_", "queryScope": "COLLECTION", "fields": [{"fieldPath": "a", "order": "ASCENDING"}, {"fieldPath": "b", "order": "ASCENDING"}, {"fieldPath": "__name__", "order": "ASCENDING"}]}, "numQueries": "1"}]}
            """;
        var project = SampleProject.Empty().Write("firestore.indexes.json", Two).Write("usage.json", Report);
        string[] used = ["--used", project.PathOf("usage.json")];

        using var json = JsonDocument.Parse((await RunAsync(project, [.. used, "--format", "json"])).Output);
        var write = await RunAsync(project, [.. used, "--write", "--yes"]);

        json.RootElement.GetProperty("used")
            .EnumerateArray()
            .Select(each => (each.GetProperty("status").GetString(), each.GetProperty("certain").GetBoolean()))
            .Should()
            .Equal(("declared", true), ("missing", true), ("missing", false));
        write.ExitCode.Should().Be(0, write.Error + write.Output);
        write.Output.Should().Contain("RH5086").And.NotContain("RH5085");
    }

    [Test]
    public async Task Text_without_a_message_is_an_error()
    {
        var project = SampleProject.Empty().Write("failed.log", "all is well");

        var run = await RunAsync(project, "--failed", project.PathOf("failed.log"));

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("RH6047");
    }

    [Test]
    public async Task Index_file_is_reviewed_without_a_spec_or_queries()
    {
        var project = SampleProject.Empty().Write("firestore.indexes.json", Two);

        var run = await RunAsync(project);
        var strict = await RunAsync(project, "--strict");

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should()
            .Contain("posts where a == ? order by b")
            .And.Contain("RH5023")
            .And.Contain("firestore.indexes.json: 2 indexes, 1 redundant");
        strict.ExitCode.Should().Be(1);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Index_file_that_an_option_names_and_is_not_there_is_created(bool isInProject)
    {
        var project = SampleProject.Empty();
        var holder = isInProject ? project : SampleProject.Empty();
        string[] named = ["--indexes", holder.PathOf("mine.json")];

        (await RunAsync(project, named)).ExitCode.Should().Be(1);
        var write = await RunAsync(project, [.. named, "--write", "--yes"]);

        write.ExitCode.Should().Be(0, write.Error + write.Output);
        write.Error.Should().Contain("created").And.Contain("mine.json");
        holder.Read("mine.json").Should().Contain("\"indexes\": []");
    }

    [Test]
    public async Task Folder_with_nothing_to_plan_is_an_error()
    {
        var run = await RunAsync(SampleProject.Empty());

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("RH6048").And.NotContain("RH6001");
    }

    [TestCase("(default)", "one.json: 1 indexes")]
    [TestCase("second", "two.json: 2 indexes")]
    public async Task Database_of_firebase_json_has_its_own_file(string database, string summary)
    {
        var project = SampleProject
            .Empty()
            .Write(
                "one.json",
                """{"indexes":[{"collectionGroup":"c","fields":[{"fieldPath":"a","order":"ASCENDING"},{"fieldPath":"b","order":"ASCENDING"}]}]}"""
            )
            .Write("two.json", Two)
            .Write(
                "firebase.json",
                """{"firestore": [{"database": "(default)", "indexes": "one.json"}, {"database": "second", "indexes": "two.json"}]}"""
            );

        var run = await RunAsync(project, "--database", database);

        run.Output.Should().Contain(summary);
    }

    [TestCase("--complete")]
    [TestCase("--failed", "f", "--to-spec")]
    [TestCase("--failed", "f", "--write", "--prune")]
    [TestCase("--only", "some")]
    public async Task Options_that_do_not_go_together_are_rejected(params string[] options) =>
        (await RunAsync(SampleProject.Empty(), options)).ExitCode.Should().Be(2);

    private static Task<ToolRun> RunAsync(SampleProject project, params string[] arguments) =>
        Tool.RunAsync(["indexes", "--project", project.Folder, .. arguments]);
}

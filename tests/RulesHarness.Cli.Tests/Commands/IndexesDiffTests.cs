using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests the command <c>indexes diff</c>: the indexes of a database compared with those to deploy.</summary>
public sealed class IndexesDiffTests
{
    private const string ByAuthor = "posts authorId asc, at desc";
    private const string ByStatus = "posts status asc, at desc";
    private const string Feed = "Feed: posts where authorId == x order by at desc";
    private const string Drafts = "posts where status == \"draft\" order by at desc";

    [TestCase("", "", "", 0, "0 to create, 0 to delete")]
    [TestCase(ByAuthor, ByAuthor, Feed, 0, "0 of 1 queries fail")]
    [TestCase("", ByAuthor, Feed, 1, "1 to create, 0 to delete, 0 overrides to change; 0 of 1 queries fail")]
    [TestCase(ByAuthor, "", Feed, 1, "0 to create, 1 to delete, 0 overrides to change; 0 of 1 queries fail")]
    [TestCase(ByAuthor, "", Feed, 1, "1 of 1 queries fail", "--force")]
    [TestCase(ByAuthor, "", "", 1, "0 of 0 queries fail", "--force")]
    [TestCase(ByAuthor, "", Feed, 0, "0 of 1 queries fail", "--fail-on", "failing")]
    [TestCase(ByAuthor, "", Feed, 1, "1 of 1 queries fail", "--fail-on", "failing", "--force")]
    [TestCase(ByAuthor, "", Feed, 0, "1 of 1 queries fail", "--fail-on", "none", "--force")]
    [TestCase("", "", Feed, 1, "1 of 1 queries fail")]
    public async Task Difference_has_its_exit_code(
        string database,
        string declared,
        string query,
        int exitCode,
        string summary,
        params string[] options
    )
    {
        var project = Project(IndexFile(declared), query);
        project.Write("base.json", IndexFile(database));

        var run = await RunAsync(project, query.Length > 0, options);

        run.ExitCode.Should().Be(exitCode, run.Error + run.Output);
        run.Output.Should().Contain(summary);
    }

    [Test]
    public async Task Index_that_is_replaced_with_force_makes_its_query_fail_until_the_new_one_is_built()
    {
        // Both serve the query, merged or alone.
        var project = Project(
            IndexFile("posts authorId asc, kind asc, at desc"),
            "posts where authorId == x and kind == y order by at desc"
        );
        project.Write("base.json", IndexFile("posts kind asc, authorId asc, at desc"));

        using var forced = await JsonAsync(project, "--force");
        using var careful = await JsonAsync(project);

        Statuses(forced).Should().Equal("declared", "missing", "declared");
        Statuses(careful).Should().Equal("declared", "declared", "declared");
        Ids(forced).Should().Equal("RH5073");
        Steps(careful)
            .Should()
            .Equal(
                "create what is new, and delete nothing",
                "wait until the state of each is READY",
                "delete what is old"
            );
    }

    [Test]
    public async Task Resources_of_gcloud_are_read_with_their_names_and_states()
    {
        var project = Project(IndexFile(ByAuthor, ByStatus), $"{Feed}\n{Drafts}");
        project.Write(
            "base.json",
            $"[{Resource("AAA", "CREATING", "authorId")},\n{Resource("BBB", "NEEDS_REPAIR", "status")}]"
        );

        using var json = await JsonAsync(project);

        json.RootElement.GetProperty("create").GetArrayLength().Should().Be(0);
        json.RootElement.GetProperty("delete").GetArrayLength().Should().Be(0);
        Statuses(json).Should().Equal("missing", "missing", "declared", "missing", "missing", "missing");
        Ids(json).Should().Equal("RH5072", "RH5074", "RH5076");
        var commands = json
            .RootElement.GetProperty("steps")
            .EnumerateArray()
            .Select(step => step.GetProperty("command").GetString());
        commands.First().Should().Be("gcloud firestore indexes composite delete BBB");
        Steps(json).Should().Contain("release the code that sends these queries");
    }

    [Test]
    public async Task What_the_firebase_cli_prints_is_read_from_standard_input()
    {
        const string Printed = """
            {"indexes": [{"collectionGroup": "posts", "queryScope": "COLLECTION", "density": "SPARSE_ALL", "apiScope": "ANY_API", "fields": [
              {"fieldPath": "authorId", "order": "ASCENDING"}, {"fieldPath": "at", "order": "DESCENDING"}, {"fieldPath": "__name__", "order": "DESCENDING"}]}],
             "fieldOverrides": [{"collectionGroup": "posts", "fieldPath": "body", "ttl": false, "indexes": []}]}
            """;
        var project = Project(IndexFile(ByAuthor), Feed);

        var run = await Tool.RunWithInputAsync(Printed, "indexes", "diff", "-", "--project", project.Folder);

        run.ExitCode.Should().Be(1, run.Error + run.Output);
        run.Output.Should()
            .Contain("override: posts.body")
            .And.Contain("compared: standard input with firestore.indexes.json")
            .And.Contain("0 to create, 0 to delete, 1 overrides to change");
    }

    [Test]
    public async Task Change_of_a_field_that_the_firebase_cli_overlooks_is_a_warning()
    {
        var project = Project(
            """{"indexes": [], "fieldOverrides": [{"collectionGroup": "c", "fieldPath": "a", "indexes": [{"order": "ASCENDING", "queryScope": "COLLECTION_GROUP"}]}]}""",
            ""
        );
        project.Write(
            "base.json",
            """{"indexes": [], "fieldOverrides": [{"collectionGroup": "c", "fieldPath": "a", "indexes": [{"order": "ASCENDING", "queryScope": "COLLECTION"}]}]}"""
        );

        using var json = await JsonAsync(project);

        Ids(json).Should().Equal("RH5075");
        json.RootElement.GetProperty("overrides")[0].GetProperty("change").GetString().Should().Be("overlooked");
    }

    [TestCase("{", "RH5001")]
    [TestCase("""[{"name": "x"}]""", "RH5071")]
    [TestCase(null, "RH6003")]
    public async Task Base_that_is_not_usable_is_an_error(string? text, string id)
    {
        var project = Project(IndexFile(ByAuthor), Feed);
        if (text is not null)
        {
            project.Write("base.json", text);
        }

        var run = await RunAsync(project, hasQueries: true);

        run.ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id).And.Contain("nothing was compared");
    }

    [Test]
    public async Task Query_that_can_not_be_read_is_an_error()
    {
        var project = Project(IndexFile(ByAuthor), "posts wher a");
        project.Write("base.json", IndexFile());

        (await RunAsync(project, hasQueries: true)).ExitCode.Should().Be(2);
    }

    private static SampleProject Project(string indexes, string queries) =>
        SampleProject.Empty().Write("firestore.indexes.json", indexes).Write("queries.txt", queries);

    private static Task<ToolRun> RunAsync(SampleProject project, bool hasQueries, params string[] options)
    {
        string[] queries = hasQueries ? ["--queries", project.PathOf("queries.txt")] : [];
        return Tool.RunAsync([
            "indexes",
            "diff",
            project.PathOf("base.json"),
            "--project",
            project.Folder,
            .. queries,
            .. options,
        ]);
    }

    private static async Task<JsonDocument> JsonAsync(SampleProject project, params string[] options)
    {
        var hasQueries = project.Read("queries.txt").Length > 0;
        return JsonDocument.Parse((await RunAsync(project, hasQueries, ["--format", "json", .. options])).Output);
    }

    private static IEnumerable<string?> Statuses(JsonDocument json) =>
        from query in json.RootElement.GetProperty("queries").EnumerateArray()
        from moment in new[] { "now", "meanwhile", "afterwards" }
        select query.GetProperty(moment).GetString();

    private static IEnumerable<string?> Ids(JsonDocument json) =>
        json
            .RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(finding => finding.GetProperty("id").GetString());

    private static IEnumerable<string?> Steps(JsonDocument json) =>
        json.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString());

    /// <summary>An index file with an entry for each `collection field asc, field desc`.</summary>
    private static string IndexFile(params string[] indexes)
    {
        var entries = indexes.Where(index => index.Length > 0).Select(Entry);
        return $"{{\"indexes\": [{string.Join(",\n", entries)}]}}";
    }

    private static string Entry(string index)
    {
        var fields = index.Split(' ', 2)[1].Split(", ").Select(field => Field(field.Split(' ')));
        return $"{{\"collectionGroup\": \"{index.Split(' ')[0]}\", \"fields\": [{string.Join(", ", fields)}]}}";
    }

    private static string Field(string[] field) =>
        $"{{\"fieldPath\": \"{field[0]}\", \"order\": \"{(field[1] == "asc" ? "ASCENDING" : "DESCENDING")}\"}}";

    private static string Resource(string id, string state, string field) =>
        $"{{\"name\": \"projects/p/databases/(default)/collectionGroups/posts/indexes/{id}\", \"queryScope\": \"COLLECTION\", \"state\": \"{state}\", "
        + $"\"fields\": [{Field([field, "asc"])}, {Field(["at", "desc"])}, {Field(["__name__", "desc"])}]}}";
}

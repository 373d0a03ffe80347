using System.Text;
using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>
/// Tests the command <c>indexes</c> with index files that are missing, not deployed, or not in the Firebase CLI's form,
/// and with files of queries.
/// </summary>
public sealed class IndexFileTests
{
    private const string Queries = "queries.jsonl";

    private const string Mine =
        """{"from":[{"collectionId":"orders"}],"where":{"fieldFilter":{"field":{"fieldPath":"buyer"},"op":"EQUAL","value":{"stringValue":"ann"}}}""";

    private const string Entry =
        """{ "collectionGroup": "orders", "queryScope": "COLLECTION", "fields": [{ "fieldPath": "buyer", "order": "ASCENDING" }, { "fieldPath": "at", "order": "DESCENDING" }] }""";

    private const string Declared =
        """{"indexes":[{"collectionGroup":"orders","queryScope":"COLLECTION","fields":[{"fieldPath":"buyer","order":"ASCENDING"},{"fieldPath":"at","order":"DESCENDING"}]}]}""";

    private const string Latest =
        Mine + ""","orderBy":[{"field":{"fieldPath":"at"},"direction":"DESCENDING"}],"limit":20}""";

    private const string Rejected = Mine + ""","limit":-1}""";

    [Test]
    public async Task Missing_index_of_a_file_s_query_is_a_finding_with_the_entry_to_paste()
    {
        var project = SampleProject
            .Empty()
            .Write(Queries, Latest)
            .Write("firestore.indexes.json", """{"indexes": []}""");

        var run = await RunAsync(project);

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should()
            .Contain("RH5020")
            .And.Contain("`orders where buyer == \"ann\" order by at desc limit 20`")
            .And.Contain(Entry)
            .And.Contain("1 queries, 1 indexes missing\n", "nothing else was computed");
        run.Output.Split('\n')
            .Where(line =>
                line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("add to", StringComparison.Ordinal)
            )
            .Should()
            .OnlyContain(line => line.Length <= 120);
        using var json = JsonDocument.Parse((await RunAsync(project, "--format", "json")).Output);
        var finding = json.RootElement.GetProperty("diagnostics").EnumerateArray().Should().ContainSingle().Which;
        (finding.GetProperty("id").GetString(), finding.GetProperty("line").GetInt32()).Should().Be(("RH5020", 1));
        finding.GetProperty("help").GetString().Should().EndWith(Entry);
    }

    [Test]
    public async Task Query_that_firestore_rejects_is_unsupported_with_its_reason()
    {
        var project = SampleProject.Empty().Write(Queries, Rejected);

        var run = await RunAsync(project, "--format", "json");

        run.ExitCode.Should().Be(1, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var query = json.RootElement.GetProperty("queries").EnumerateArray().Should().ContainSingle().Which;
        (query.GetProperty("status").GetString(), query.GetProperty("reason").GetString())
            .Should()
            .Be(("unsupported", "limit is negative"));
        json.RootElement.GetProperty("diagnostics")[0].GetProperty("id").GetString().Should().Be("RH5021");
    }

    [TestCase("conf/i.json")]
    [TestCase("conf\\\\i.json", TestName = "{m}(with back-slashes)")]
    public async Task File_that_firebase_json_names_and_is_not_there_is_created_without_rules_or_spec(string named)
    {
        var project = SampleProject
            .Empty()
            .Write(Queries, Latest)
            .Write("firebase.json", $$$"""{"firestore": {"rules": "absent.rules", "indexes": "{{{named}}}"}}""");
        var before = await RunAsync(project);
        before.ExitCode.Should().Be(1, before.Output);
        before.Output.Should().Contain("there is no file `conf/i.json`").And.NotContain("absent.rules");

        var run = await RunAsync(project, "--write", "--yes");

        run.ExitCode.Should().Be(0, run.Output);
        run.Error.Should().Contain("created conf/i.json").And.NotContain("no deploy");
        run.Output.Should()
            .Contain("declared")
            .And.Contain("0 indexes missing", "the table shows the file as it is now");
        project.Read("conf/i.json").Should().Contain("\"buyer\"");
    }

    [TestCase(null)]
    [TestCase("""{"firestore": {"rules": "firestore.rules"}}""")]
    public async Task File_that_no_deploy_reads_is_written_and_said_to_be_so(string? configuration)
    {
        var project = SampleProject.Empty().Write(Queries, Latest);
        if (configuration is not null)
        {
            project.Write("firebase.json", configuration);
        }

        var run = await RunAsync(project, "--write", "--yes");

        run.ExitCode.Should().Be(0, run.Output);
        run.Error.Should()
            .Contain("created indexes/firestore.indexes.json")
            .And.Contain("a deploy does not use indexes/firestore.indexes.json")
            .And.Contain("firebase.json");
    }

    [Test]
    public async Task Duplicate_is_an_error_that_leaves_the_rest_possible()
    {
        var twice = Declared
            .Replace("\"indexes\":[", $"\"indexes\":[{Declared[12..^2]},", StringComparison.Ordinal)
            .Replace("buyer", "seller", StringComparison.Ordinal);
        var project = SampleProject.Empty().Write(Queries, Latest).Write("firestore.indexes.json", twice);

        var run = await RunAsync(project, "--write", "--yes");

        run.ExitCode.Should().Be(1, "the duplicate is still there");
        run.Error.Should().Contain("wrote firestore.indexes.json");
        run.Output.Should().Contain("RH5039").And.Contain("declared").And.Contain("0 indexes missing");
    }

    [Test]
    public async Task File_in_utf_16_is_an_error_and_is_written_as_utf_8()
    {
        var project = SampleProject.Empty().Write(Queries, Latest);
        var path = project.PathOf("firestore.indexes.json");
        File.WriteAllText(path, Declared, Encoding.Unicode);
        var before = await RunAsync(project);
        before.ExitCode.Should().Be(1, before.Output);
        before.Output.Should().Contain("RH5043").And.Contain("declared");

        var run = await RunAsync(project, "--write", "--yes");

        run.ExitCode.Should().Be(0, run.Output);
        run.Error.Should().Contain("wrote firestore.indexes.json as UTF-8");
        Encoding.UTF8.GetString(File.ReadAllBytes(path)).Should().Be(Declared);
    }

    [Test]
    public async Task Index_for_an_array_that_is_searched_and_sorted_is_declared_after_it_is_written()
    {
        var project = SampleProject
            .Empty()
            .Write(
                Queries,
                """
                {"from":[{"collectionId":"c"}],"where":{"fieldFilter":{"field":{"fieldPath":"l"},"op":"ARRAY_CONTAINS","value":{"integerValue":"1"}}},"orderBy":[{"field":{"fieldPath":"l"}}]}
                """
            );
        (await RunAsync(project, "--write", "--yes")).ExitCode.Should().Be(0);

        var run = await RunAsync(project);

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("declared");
    }

    [TestCase("embedded")]
    [TestCase("emulator")]
    public async Task Access_pattern_that_firestore_rejects_is_one_error_at_its_row(string engine)
    {
        var project = SampleProject.Copy();
        const string Row = "| Front page | `posts` |";
        project.Edit(
            SampleProject.Spec,
            Row,
            $"| Impossible | `posts` | `authorId != \"a\" and status != \"draft\"` | | | list | | |\n{Row}"
        );

        var run = await Tool.RunAsync(
            TestEmulator.EnvironmentFor(engine),
            "check",
            "--project",
            project.Folder,
            "--engine",
            engine,
            "--only",
            "topics/get/*"
        );

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Split("RH5021").Should().HaveCount(2, run.Output);
        run.Output.Should()
            .Contain("Firestore rejects the query `Impossible`: Only a single 'NOT_EQUAL'")
            .And.NotContain("RH3098");
    }

    private static Task<ToolRun> RunAsync(SampleProject project, params string[] arguments) =>
        Tool.RunAsync(["indexes", "--project", project.Folder, "--queries", project.PathOf(Queries), .. arguments]);
}

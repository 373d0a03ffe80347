using System.Text;
using System.Text.Json;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests the indexes that the sample's queries need, and how the file is corrected.</summary>
public sealed class IndexesTests
{
    private const string Few = "topics/get/*";

    private static IReadOnlyList<IndexDeclaration> Declared =>
        IndexFile.Read(SampleProject.Indexes, SampleProject.Original(SampleProject.Indexes)).Indexes;

    [Test]
    public async Task Indexes_of_the_sample_are_as_they_should_be_and_are_printed_as_json_by_the_contract()
    {
        var run = await Tool.RunAsync("indexes", "--project", SampleProject.Copy().Folder, "--format", "json");

        run.ExitCode.Should().Be(0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Contract
            .Names(json.RootElement)
            .Should()
            .Equal(
                "queries",
                "missing",
                "unused",
                "redundant",
                "invalid",
                "requested",
                "used",
                "declared",
                "costs",
                "diagnostics"
            );
        var queries = json.RootElement.GetProperty("queries").EnumerateArray().ToList();
        queries.Should().HaveCount(33).And.OnlyContain(query => query.GetProperty("line").GetInt32() > 0);
        queries
            .Select(query => query.GetProperty("status").GetString())
            .Distinct()
            .Should()
            .BeEquivalentTo("automatic", "merged", "declared");
        queries
            .SelectMany(query => query.GetProperty("needs").EnumerateArray())
            .Should()
            .OnlyContain(index => index.GetProperty("fields").GetArrayLength() > 0);
        json.RootElement.GetProperty("missing").GetArrayLength().Should().Be(0);
        json.RootElement.GetProperty("diagnostics").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task Section_of_a_spec_lists_what_the_file_declares()
    {
        var run = await Tool.RunAsync("indexes", "--project", SampleProject.Copy().Folder, "--to-spec");

        run.ExitCode.Should().Be(0, run.Error);
        var spec = SampleProject.Original("spec/database.md").Split("## Indexes")[0] + run.Output;
        var read = SpecReader.Read(new SpecFile("database.md", spec));
        read.Diagnostics.Where(found => found.Severity == Severity.Error).Should().BeEmpty();
        read.Model.Indexes.Select(IndexShape.Of).Should().Equal(Declared.Select(IndexShape.Of));
    }

    [Test]
    public async Task Each_index_that_the_sample_needs_fails_the_check_when_it_is_gone_and_its_remedy_is_reported()
    {
        var project = SampleProject.Copy();
        var whole = project.Read(SampleProject.Indexes);
        // Its cases are made once, and each check takes a fraction of a second.
        await using var check = new RepeatedCheck(OptionsOf(project, strict: false), TimeProvider.System);
        foreach (var index in Declared)
        {
            var name = IndexShape.Of(index).ToString();
            project.Write(SampleProject.Indexes, IndexFileEditor.Remove(whole, [index]));

            var report = await check.RunAsync();

            report.Outcome.Should().Be(Outcome.Fails, name);
            var shape = IndexReview
                .Of(new CheckOptions { Project = project.Folder })
                .Missing.Should()
                .ContainSingle(name)
                .Which;
            var remedy = $"add to {SampleProject.Indexes}: {IndexJson.Line(shape)}";
            report
                .Diagnostics.Where(finding => finding.Id == "RH5020")
                .Should()
                .NotBeEmpty(name)
                .And.OnlyContain(
                    finding => finding.File == SampleProject.Spec && finding.Line > 0 && finding.Help == remedy,
                    name
                );

            project.Write(SampleProject.Indexes, IndexFileEditor.Add(project.Read(SampleProject.Indexes), [shape]));

            IndexReview
                .Of(new CheckOptions { Project = project.Folder })
                .Missing.Should()
                .BeEmpty($"what was told of {name} is enough");
        }
    }

    [Test]
    public async Task Missing_index_makes_the_tool_exit_with_1_and_print_what_to_add()
    {
        var project = SampleProject.Copy();
        var first = Declared[0];
        project.Write(SampleProject.Indexes, IndexFileEditor.Remove(project.Read(SampleProject.Indexes), [first]));

        var run = await Tool.RunAsync("check", "--engine", "embedded", "--project", project.Folder, "--only", Few);

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should().Contain("RH5020").And.Contain(IndexJson.Line(IndexShape.Of(first)));
    }

    [TestCase("posts", "title asc", "body desc", "RH5022", TestName = "{m}(no query)")]
    [TestCase("posts", "status asc", "publishedAt asc", "RH5022", TestName = "{m}(the other direction)")]
    [TestCase("invitations", "email asc", "status asc", "RH5023", TestName = "{m}(merged)")]
    public async Task Index_that_is_not_needed_is_a_warning_and_fails_a_strict_check(
        string collection,
        string first,
        string second,
        string id
    )
    {
        var project = SampleProject.Copy();
        var index = new IndexShape(
            collection,
            false,
            [Field(first), Field(second)],
            second.EndsWith("desc", StringComparison.Ordinal)
        );
        project.Write(SampleProject.Indexes, IndexFileEditor.Add(project.Read(SampleProject.Indexes), [index]));
        project.Edit(
            SampleProject.Spec,
            "## Data Migration",
            $"## Indexes\n\n- `{collection}`: {first}, {second}\n\n## Data Migration"
        );

        var report = await CheckAsync(project, strict: false);

        report.Outcome.Should().Be(Outcome.Holds, string.Join('\n', report.Diagnostics));
        report.Diagnostics.Should().ContainSingle(finding => finding.Id == id).Which.Line.Should().BeGreaterThan(1);
        (await CheckAsync(project, strict: true)).Outcome.Should().Be(Outcome.Fails);
    }

    [Test]
    public async Task Remedy_for_an_empty_file_makes_the_check_green()
    {
        const string Before = "{\n  // ours\n  \"kept\": [1, 2],\n  \"indexes\": []\n}\n";
        var project = SampleProject.Copy().Write(SampleProject.Indexes, Before);
        (await Tool.RunAsync("indexes", "--project", project.Folder)).ExitCode.Should().Be(1);

        var run = await Tool.RunAsync("indexes", "--project", project.Folder, "--write", "--yes");

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().Contain("+ ").And.Contain($"wrote {SampleProject.Indexes}");
        var after = project.Read(SampleProject.Indexes);
        after.Should().StartWith("{").And.Contain("  // ours\n  \"kept\": [1, 2],\n  \"indexes\": [");
        var report = await CheckAsync(project, strict: false);
        report.Outcome.Should().Be(Outcome.Holds, string.Join('\n', report.Diagnostics));
    }

    [Test]
    public async Task Nothing_is_written_without_a_yes()
    {
        var project = SampleProject.Copy().Write(SampleProject.Indexes, "{}");

        var run = await Tool.RunAsync("indexes", "--project", project.Folder, "--write");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("nothing was written").And.Contain("--yes");
        project.Read(SampleProject.Indexes).Should().Be("{}");
    }

    [Test]
    public async Task Prune_takes_out_what_no_query_uses_and_leaves_the_rest()
    {
        var project = SampleProject.Copy();
        var text = project.Read(SampleProject.Indexes);
        var unused = new IndexShape("posts", false, [Field("title asc"), Field("body desc")], true);
        File.WriteAllText(
            project.PathOf(SampleProject.Indexes),
            IndexFileEditor.Add(text, [unused]),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );

        var run = await Tool.RunAsync("indexes", "--project", project.Folder, "--write", "--prune", "--yes");

        run.ExitCode.Should().Be(0, run.Error);
        File.ReadAllText(project.PathOf(SampleProject.Indexes)).Should().Be(text);
        File.ReadAllBytes(project.PathOf(SampleProject.Indexes)).Should().StartWith(Encoding.UTF8.GetPreamble());
    }

    [Test]
    public async Task Queries_of_a_file_are_asked_about()
    {
        var project = SampleProject
            .Copy()
            .Write(
                "queries.jsonl",
                """
                {"from": [{"collectionId": "posts"}], "where": {"fieldFilter": {"field": {"fieldPath": "status"}, "op": "EQUAL", "value": {"stringValue": "x"}}}}

                {"from": [{"collectionId": "posts"}], "orderBy": [{"field": {"fieldPath": "title"}}, {"field": {"fieldPath": "body"}}]}
                """
            );

        var run = await Tool.RunAsync(
            "indexes",
            "--project",
            project.Folder,
            "--queries",
            project.PathOf("queries.jsonl"),
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(1, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("queries")
            .EnumerateArray()
            .Select(query => (query.GetProperty("line").GetInt32(), query.GetProperty("status").GetString()))
            .Should()
            .Equal((1, "automatic"), (3, "missing"));
    }

    [TestCase("{ \"indexes\": [3] }", "RH5003")]
    [TestCase("", "RH5001")]
    public async Task File_that_can_not_be_read_is_reported(string text, string id)
    {
        var project = SampleProject.Copy().Write(SampleProject.Indexes, text);
        var run = await Tool.RunAsync("indexes", "--project", project.Folder);
        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain(id);
    }

    private static Task<CheckReport> CheckAsync(SampleProject project, bool strict) =>
        Checker.RunAsync(OptionsOf(project, strict), TimeProvider.System);

    private static CheckOptions OptionsOf(SampleProject project, bool strict) =>
        new()
        {
            Project = project.Folder,
            Only = Few,
            Strict = strict,
            Engine = EngineChoice.Embedded,
        };

    private static IndexField Field(string text) =>
        new(
            text.Split(' ')[0],
            text.EndsWith("desc", StringComparison.Ordinal) ? IndexMode.Descending : IndexMode.Ascending
        );
}

using System.Text.Json;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Tests the printed model of a spec.</summary>
public sealed class SpecTests
{
    [Test]
    public async Task Spec_of_the_sample_is_printed_as_json_by_the_contract()
    {
        var run = await Tool.RunAsync("spec", "--project", SampleProject.Copy().Folder, "--format", "json");

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().BeEmpty();
        using var json = JsonDocument.Parse(run.Output);
        var model = json.RootElement;
        Contract
            .Names(model)
            .Should()
            .Contain(
                "collections",
                "relationships",
                "accessPatterns",
                "permissions",
                "matrix",
                "indexes",
                "migration",
                "diagnostics"
            );
        var posts = model
            .GetProperty("collections")
            .EnumerateArray()
            .Single(collection => collection.GetProperty("path").GetString() == "posts");
        posts.GetProperty("primaryKey").GetString().Should().Be("auto-generated");
        var title = posts
            .GetProperty("fields")
            .EnumerateArray()
            .Single(field => field.GetProperty("name").GetString() == "title");
        title.GetProperty("type").GetString().Should().Be("string");
        title.GetProperty("required").GetBoolean().Should().BeTrue();
        model.GetProperty("relationships").GetArrayLength().Should().Be(13);
        model.GetProperty("accessPatterns").GetArrayLength().Should().Be(33);
        model.GetProperty("permissions").GetArrayLength().Should().BeGreaterThan(60);
        var matrix = model
            .GetProperty("matrix")
            .EnumerateArray()
            .Single(table => table.GetProperty("collection").GetString() == "posts");
        matrix
            .GetProperty("cells")
            .EnumerateArray()
            .Select(cell =>
                (
                    cell.GetProperty("operation").GetString(),
                    cell.GetProperty("actor").GetString(),
                    cell.GetProperty("value").GetString()
                )
            )
            .Should()
            .Contain([("get", "Guests", "if"), ("delete", "Administrator", "allow"), ("create", "Moderator", "-")]);
        foreach (var index in model.GetProperty("indexes").EnumerateArray())
        {
            index.GetProperty("collectionGroup").GetString().Should().NotBeNullOrEmpty();
            index.GetProperty("queryScope").GetString().Should().BeOneOf("COLLECTION", "COLLECTION_GROUP");
            foreach (var field in index.GetProperty("fields").EnumerateArray())
            {
                Contract.Names(field).Should().Contain("fieldPath").And.IntersectWith(["order", "arrayConfig"]);
            }
        }
    }

    [Test]
    public async Task Sentence_with_parts_for_some_operations_is_printed_once_and_what_always_holds_with_the_schema()
    {
        var project = SampleProject
            .Copy()
            .Edit(
                SampleProject.Spec,
                "  - Administrator can delete docs.",
                "  - Administrator can create, update and delete docs where `new.slug != \"all\"`."
            )
            .Edit(SampleProject.Spec, "## Relationships", "Always: `name != slug`.\n\n## Relationships");

        var run = await Tool.RunAsync("spec", "--project", project.Folder, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("permissions")
            .EnumerateArray()
            .Single(sentence => sentence.GetProperty("text").GetString()!.Contains("\"all\""))
            .GetProperty("operations")
            .EnumerateArray()
            .Select(operation => operation.GetString())
            .Should()
            .Equal("create", "update", "delete");
        json.RootElement.GetProperty("collections")
            .EnumerateArray()
            .Single(collection => collection.GetProperty("path").GetString() == "topics")
            .GetProperty("always")[0]
            .GetString()
            .Should()
            .Be("name != slug");
    }

    [TestCase("text")]
    [TestCase("json")]
    public async Task Spec_with_an_error_is_printed_with_its_place_and_is_no_success(string format)
    {
        var project = SampleProject
            .Copy()
            .Edit(SampleProject.Spec, "  - Guests cannot list docs.", "  - Guests cannot lsit docs.");
        var line =
            Array.FindIndex(
                project.Read(SampleProject.Spec).Split('\n'),
                text => text.Contains("lsit", StringComparison.Ordinal)
            ) + 1;

        var run = await Tool.RunAsync("spec", "--project", project.Folder, "--format", format);

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace();
        if (format == "text")
        {
            run.Output.Should().MatchRegex($@"spec/database\.md\({line},\d+\): error RH\d{{4}}: .*lsit");
            return;
        }

        using var json = JsonDocument.Parse(run.Output);
        var diagnostics = json.RootElement.GetProperty("diagnostics").EnumerateArray().ToList();
        diagnostics.ForEach(Contract.Diagnostic);
        diagnostics
            .Should()
            .Contain(diagnostic =>
                diagnostic.GetProperty("severity").GetString() == "error"
                && diagnostic.GetProperty("line").GetInt32() == line
            );
    }

    [Test]
    public async Task Spec_that_is_missing_is_no_success()
    {
        var run = await Tool.RunAsync("spec", "--project", TestFolder.New());

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("RH6001");
    }

    [Test]
    public async Task Spec_is_read_without_rules()
    {
        var project = SampleProject.Copy().Delete(SampleProject.Rules);

        var run = await Tool.RunAsync("spec", "--project", project.Folder, "--output", project.PathOf("model.txt"));

        run.Should().Be(new ToolRun(0, "", ""));
        project
            .Read("model.txt")
            .Should()
            .Contain("13 collections")
            .And.MatchRegex(@"publicProfiles +Guests +Others +Owner")
            .And.MatchRegex(@"\n +list +- +allow +allow");
    }
}

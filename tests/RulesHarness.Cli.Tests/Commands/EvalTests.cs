using RulesHarness.Cli.Tests.Running;
using static RulesHarness.Cli.Tests.Commands.EvaluatedSuite;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary><c>rulesharness eval</c>: what is told of a suite that is decided.</summary>
public sealed class EvalTests
{
    [TestCase("ALLOW", "passed", 0)]
    [TestCase("DENY", "failed", 1)]
    [TestCase("EXPECTATION_UNSPECIFIED", "passed", 0)]
    public async Task Expectation_is_compared_with_the_decision(string expectation, string status, int exitCode)
    {
        var (run, json) = await RunAsync(
            """{"testSuite":{"testCases":[{"expectation":"@expectation","request":@get,"resource":{"data":{"open":true}}}]}}""".Replace(
                "@expectation",
                expectation,
                StringComparison.Ordinal
            ),
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(exitCode);
        json["results"]![0]!["status"]!.GetValue<string>().Should().Be(status);
        json["summary"]![status]!.GetValue<int>().Should().Be(1);
    }

    [TestCase(
        """{"expectation":"DENY","request":{"method":"get","path":"/databases/(default)/documents/later/x","time":"2023-12-31T23:59:59Z"}}""",
        "time",
        TestName = "{m}(a time)"
    )]
    [TestCase(
        """{"expectation":"ALLOW","request":{"auth":{"uid":"ann"},"method":"delete","path":"/databases/(default)/documents/posts/p1"},"functionMocks":[{"function":"get","args":[{"anyValue":{}}],"result":{"value":{"data":{"admin":false}}}}]}""",
        "exactValue",
        TestName = "{m}(a mock of all)"
    )]
    public async Task What_the_emulator_cannot_do_is_an_error_there_and_decided_by_the_embedded_engine(
        string request,
        string said
    )
    {
        var (asked, error) = await RunAsync($$"""{"testCases":[{{request}}]}""", "--engine", "emulator");
        var (run, decided) = await RunAsync($$"""{"testCases":[{{request}}]}""", "--engine", "embedded");

        asked.ExitCode.Should().Be(3);
        error["results"]![0]!["status"]!.GetValue<string>().Should().Be("error");
        error["results"]![0]!["decision"].Should().BeNull();
        error["results"]![0]!["message"]!.GetValue<string>().Should().Contain(said).And.Contain("--engine embedded");
        // Both cases expect the contrary of what is decided: they are decided by the time and by the mock.
        run.ExitCode.Should().Be(1);
        decided["results"]![0]!["status"]!.GetValue<string>().Should().Be("failed");
    }

    [TestCase("emulator")]
    [TestCase("embedded")]
    public async Task What_cannot_be_decided_as_asked_is_an_error(string engine)
    {
        (string Request, string Said)[] rows =
        [
            (
                """{"method":"list","path":"articles","query":{"startAt":{"values":[{"integerValue":"1"}]}}}""",
                "query.startAt"
            ),
            (
                """{"method":"list","path":"articles","query":{"limit":5,"offset":20,"select":{"fields":[]}}}""",
                "query.select"
            ),
            ("""{"method":"get","path":"articles/a","query":{"limit":5}}""", "`query` is for `list` only"),
            (
                """{"method":"list","path":"articles","query":{"where":{"fieldFilter":{"field":{"fieldPath":"n"},"op":"IN","value":[]}}}}""",
                "InvalidArgument"
            ),
            ("""{"method":"create","path":"articles/__a__","resource":{"data":{}}}""", "InvalidArgument"),
        ];

        var (run, json) = await RunAsync(
            $$"""{"testCases":[{{string.Join(',', rows.Select(row => $$"""{"request":{{row.Request}}}"""))}}]}""",
            "--engine",
            engine
        );

        run.ExitCode.Should().Be(3, run.Output);
        var results = json["results"]!.AsArray();
        results
            .Select(result => result!["status"]!.GetValue<string>())
            .Should()
            .AllBe("error")
            .And.HaveCount(rows.Length);
        results.Select(result => result!["decision"]).Should().AllSatisfy(decision => decision.Should().BeNull());
        foreach (var (result, row) in results.Zip(rows))
        {
            result!["message"]!.GetValue<string>().Should().Contain(row.Said);
        }
    }

    [Test]
    public async Task Rules_that_do_not_compile_decide_nothing([Values("emulator", "embedded")] string engine)
    {
        var (run, json) = await RunAsync(
            """{"testCases":[{"request":@get}]}""",
            ["--engine", engine],
            Rules.Replace("if request.time <", "if = request.time <", StringComparison.Ordinal)
        );

        run.ExitCode.Should().Be(2);
        json["results"]!.AsArray().Should().BeEmpty();
        json["diagnostics"]!
            .AsArray()
            .Should()
            .Contain(found =>
                found!["severity"]!.GetValue<string>() == "error" && found["line"]!.GetValue<int>() == 12
            );
    }

    [Test]
    public async Task Suite_of_the_reference_runs_on_the_sample()
    {
        var page = SampleProject.Original("docs/reference.md");
        var start = page.IndexOf("{\"testCases\"", StringComparison.Ordinal);
        var project = SampleProject
            .Copy()
            .Write("suite.json", page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        var run = await Tool.RunAsync(
            "eval",
            "--rules",
            project.PathOf(SampleProject.Rules),
            "--suite",
            project.PathOf("suite.json"),
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain("passed: own draft: allow by line ");
    }

    [Test]
    public async Task Text_is_a_line_for_each_case_and_the_sum()
    {
        var project = SampleProject
            .Empty()
            .Write(
                "suite.json",
                Filled(
                    """{"testCases":[{"name":"open to all","expectation":"DENY","request":@get,"resource":{"data":{"open":true}}}]}"""
                )
            )
            .Write("some.rules", Rules);

        var run = await Tool.RunAsync(
            "eval",
            "--rules",
            project.PathOf("some.rules"),
            "--suite",
            project.PathOf("suite.json"),
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(1);
        run.Output.Should()
            .Contain("failed: open to all: allow by line 5")
            .And.Contain("0 passed, 1 failed, 0 errors: 1 test cases on the embedded engine");
    }
}

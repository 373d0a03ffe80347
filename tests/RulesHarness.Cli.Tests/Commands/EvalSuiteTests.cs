using static RulesHarness.Cli.Tests.Commands.EvaluatedSuite;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Suites of the Firebase Rules API that can't be read.</summary>
public sealed class EvalSuiteTests
{
    [TestCase("{", "RH6201 (1,", TestName = "{m}(no JSON)")]
    [TestCase("[]", "RH6202 (1,1)", TestName = "{m}(a list)")]
    [TestCase("""{"testCases":[]}""", "RH6202 (1,1)", TestName = "{m}(no cases)")]
    [TestCase("""{"testCases":[{}]}""", "RH6203 (1,15)", TestName = "{m}(no request)")]
    [TestCase(
        """{"testCases":[{"expectation":"MAYBE","request":{"method":"fetch","path":"/databases/(default)/documents/a/b"}}]}""",
        "RH6204 (1,30) RH6204 (1,58)",
        TestName = "{m}(unknown words, both told)"
    )]
    [TestCase(
        "{\n  \"testCases\": [{\"request\": {\"method\": \"get\", \"path\": \"posts\"}}]}",
        "RH6204 (2,55)",
        TestName = "{m}(a collection's path)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"get","path":"/databases/other/a/b"}}]}""",
        "RH6204 (1,49)",
        TestName = "{m}(no documents)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"list","path":"a","query":{"where":{"fieldFilter":{"field":{"fieldPath":"n"},"op":"LIKE","value":1}}}}}]}""",
        "RH6204 (1,118)",
        TestName = "{m}(no operator)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"list","path":"a","query":{"where":{}}}}]}""",
        "RH6203 (1,71)",
        TestName = "{m}(no filter)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"list","path":"a","query":{"offset":-1}}}]}""",
        "RH6204 (1,72)",
        TestName = "{m}(an offset below 0)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"list","path":"a/b/c","query":{"from":[{"collectionId":"b"}]}}}]}""",
        "RH6204 (1,91)",
        TestName = "{m}(another collection)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"create","path":"a/b","resource":{"data":{"l":[{"setToServerValue":"REQUEST_TIME"}]}}}}]}""",
        "RH6204 (1,83)",
        TestName = "{m}(the server's time in a list)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"get","path":"a/b"},"resource":{"data":{"t":{"setToServerValue":"REQUEST_TIME"}}}}]}""",
        "RH6204 (1,100)",
        TestName = "{m}(the server's time in what is stored)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"get","path":"a/b","time":"noon"}}]}""",
        "RH6204 (1,62)",
        TestName = "{m}(no time)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"get","path":"a/b"},"resource":{"data":{"n":{"integerValue":"many"}}}}]}""",
        "RH6204 (1,96)",
        TestName = "{m}(no integer)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"get","path":"a/b"},"functionMocks":[{"function":"hash","args":[],"result":{}}]}]}""",
        "RH6206 (1,85)",
        TestName = "{m}(no function)"
    )]
    [TestCase(
        """{"testCases":[{"request":{"method":"get","path":"a/b"},"documents":{"c/d":{"n":1}},"functionMocks":[{"function":"exists","args":[{"exactValue":"c/d"}],"result":{"value":false}}]}]}""",
        "RH6207 (1,144)",
        TestName = "{m}(a contradiction)"
    )]
    public async Task Malformed_suite_is_reported_with_its_place(string suite, string expected)
    {
        var (run, json) = await RunAsync(suite, "--engine", "embedded");

        run.ExitCode.Should().Be(2, run.Output);
        json["results"]!.AsArray().Should().BeEmpty();
        string.Join(
                ' ',
                json["diagnostics"]!.AsArray().Select(found => $"{found!["id"]} ({found["line"]},{found["column"]})")
            )
            .Should()
            .StartWith(expected);
    }

    [Test]
    public async Task Unknown_member_is_warned_of()
    {
        var (run, json) = await RunAsync(
            """{"testCases":[{"requests":[],"request":@get,"resource":{"data":{"open":true}}}]}""",
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(0, run.Output);
        json["diagnostics"]!.AsArray().Single()!["id"]!.GetValue<string>().Should().Be("RH6205");
    }
}

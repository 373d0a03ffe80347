using System.Text.Json.Nodes;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Suites of the Firebase Rules API, decided by either engine.</summary>
public sealed class EvalTests
{
    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /posts/{id} {
              allow get: if resource.data.open == true || request.auth.uid == resource.data.owner;
              allow list: if request.query.limit <= 10;
              allow create: if request.auth.token.admin == true && request.resource.data.n is int && request.resource.data.at is timestamp;
              allow update: if request.resource.data.keys().hasOnly(['open', 'owner']) && request.resource.data.owner == resource.data.owner;
              allow delete: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.admin == true;
            }
            match /later/{id} {
              allow get: if request.time < timestamp.date(2024, 1, 1);
            }
            match /articles/{id} {
              allow list: if resource.data.status == 'published' && resource.data.year >= 2000;
              allow list: if request.query.orderBy.year == 'DESC' && request.query.orderBy.title == 'ASC';
              allow list: if request.query.offset == 20 && request.query.limit == 5;
              allow create: if request.resource.data.at == request.time && request.resource.data.log.at == request.time;
            }
            match /{path=**}/notes/{id} {
              allow list: if resource.data.owner == request.auth.uid;
            }
            match /flags/{id} {
              allow get: if database == 'other' && get(/databases/$(database)/documents/users/$(request.auth.uid)).data.admin == true;
              allow list: if resource.data.gone == null;
            }
          }
        }
        """;

    private const string Get = """{"method":"get","path":"/databases/(default)/documents/posts/p1"}""";
    private const string Delete =
        """{"auth":{"uid":"ann"},"method":"delete","path":"/databases/(default)/documents/posts/p1"}""";
    private const string Stored = """{"data":{"open":false,"owner":"ann"}}""";

    private static readonly TestCaseData[] Decided =
    [
        Row("resource", "allow", "true", 5, """{"request":@get,"resource":{"data":{"open":true}}}"""),
        Row("no resource", "deny", "error", 5, """{"request":@get}"""),
        Row(
            "the caller's uid",
            "allow",
            "true",
            5,
            """{"request":{"auth":{"uid":"ann"},"method":"get","path":"/databases/(default)/documents/posts/p1"},"resource":{"data":{"open":false,"owner":"ann"}}}"""
        ),
        Row(
            "another's",
            "deny",
            "false",
            5,
            """{"request":{"auth":{"uid":"bob"},"method":"read","path":"/databases/(default)/documents/posts/p1"},"resource":{"data":{"open":false,"owner":"ann"}}}"""
        ),
        Row(
            "a query's limit",
            "allow",
            "true",
            6,
            """{"request":{"method":"list","path":"/databases/(default)/documents/posts","query":{"limit":10}}}"""
        ),
        Row(
            "too high a limit",
            "deny",
            "false",
            6,
            """{"request":{"method":"list","path":"/databases/(default)/documents/posts","query":{"limit":11}}}"""
        ),
        Row(
            "claims and typed values",
            "allow",
            "true",
            7,
            """{"request":{"auth":{"uid":"ann","token":{"admin":true}},"method":"create","path":"/databases/(default)/documents/posts/p2","resource":{"data":{"n":1,"at":{"timestampValue":"2024-01-01T00:00:00Z"}}}}}"""
        ),
        Row(
            "a number with a point",
            "deny",
            "false",
            7,
            """{"request":{"auth":{"uid":"ann","token":{"admin":true}},"method":"create","path":"/databases/(default)/documents/posts/p2","resource":{"data":{"n":1.0,"at":{"timestampValue":"2024-01-01T00:00:00Z"}}}}}"""
        ),
        Row(
            "a create of what is there",
            "allow",
            "true",
            null,
            """{"request":{"auth":{"uid":"ann","token":{"admin":true}},"method":"create","path":"/databases/(default)/documents/posts/p1","resource":{"data":{"n":1,"at":{"timestampValue":"2024-01-01T00:00:00Z"}}}},"resource":@stored}"""
        ),
        Row(
            "an update without a field",
            "allow",
            "true",
            8,
            """{"request":{"method":"update","path":"/databases/(default)/documents/posts/p1","resource":{"data":{"owner":"ann"}}},"resource":@stored}"""
        ),
        Row(
            "an update with one more",
            "deny",
            "false",
            8,
            """{"request":{"method":"write","path":"/databases/(default)/documents/posts/p1","resource":{"data":{"owner":"ann","new":1}}},"resource":@stored}"""
        ),
        Row(
            "a document",
            "allow",
            "true",
            9,
            """{"request":@delete,"resource":@stored,"documents":{"users/ann":{"fields":{"admin":{"booleanValue":true}}}}}"""
        ),
        Row(
            "a plain document",
            "allow",
            "true",
            9,
            """{"request":@delete,"resource":@stored,"documents":{"/databases/(default)/documents/users/ann":{"admin":true}}}"""
        ),
        Row(
            "a mocked document",
            "allow",
            "true",
            9,
            """{"request":@delete,"resource":@stored,"functionMocks":[{"function":"get","args":[{"exactValue":"/databases/(default)/documents/users/ann"}],"result":{"value":{"data":{"admin":true}}}}]}"""
        ),
        Row(
            "a mock of nothing",
            "deny",
            "error",
            9,
            """{"request":@delete,"resource":@stored,"functionMocks":[{"function":"get","args":[{"exactValue":"/databases/(default)/documents/users/ann"}],"result":{"undefined":{}}}]}"""
        ),
        Row(
            "no such block",
            "deny",
            "no-match",
            null,
            """{"request":{"method":"get","path":"/databases/(default)/documents/nowhere/x"}}"""
        ),
        Row(
            "an encoded path",
            "deny",
            "error",
            5,
            """{"pathEncoding":"URL_ENCODED","request":{"method":"get","path":"/databases/(default)/documents/posts/a%20b"}}"""
        ),
        List(
            "a filter",
            "allow",
            "true",
            15,
            """{"where":{"compositeFilter":{"op":"AND","filters":[@published,@since2001]}}}"""
        ),
        List(
            "plain values in a filter",
            "allow",
            "true",
            15,
            """{"where":{"compositeFilter":{"op":"AND","filters":[{"fieldFilter":{"field":{"fieldPath":"status"},"op":"EQUAL","value":"published"}},@since2001]}}}"""
        ),
        List(
            "too wide a filter",
            "deny",
            "false",
            17,
            """{"where":{"compositeFilter":{"op":"AND","filters":[@published,@since1999]}}}"""
        ),
        List(
            "one alternative that is too wide",
            "deny",
            "false",
            15,
            """{"where":{"compositeFilter":{"op":"AND","filters":[{"fieldFilter":{"field":{"fieldPath":"status"},"op":"IN","value":["published","draft"]}},@since2001]}}}"""
        ),
        List(
            "orders",
            "allow",
            "true",
            16,
            """{"orderBy":[{"field":{"fieldPath":"year"},"direction":"DESCENDING"},{"field":{"fieldPath":"title"}}]}"""
        ),
        List(
            "the other way round",
            "deny",
            "false",
            null,
            """{"orderBy":[{"field":{"fieldPath":"year"}},{"field":{"fieldPath":"title"},"direction":"DESCENDING"}]}"""
        ),
        List("an offset", "allow", "true", 17, """{"offset":20,"limit":5}"""),
        List(
            "another offset",
            "deny",
            "false",
            null,
            """{"offset":19,"limit":5,"orderBy":[{"field":{"fieldPath":"year"}},{"field":{"fieldPath":"title"}}]}"""
        ),
        Row(
            "a collection group",
            "allow",
            "true",
            21,
            """{"request":{"auth":{"uid":"ann"},"method":"list","path":"notes","query":{"from":[{"collectionId":"notes","allDescendants":true}],"where":{"fieldFilter":{"field":{"fieldPath":"owner"},"op":"EQUAL","value":"ann"}}}}}"""
        ),
        Row(
            "one collection of a group",
            "deny",
            "false",
            21,
            """{"request":{"auth":{"uid":"bob"},"method":"list","path":"posts/p1/notes","query":{"where":{"fieldFilter":{"field":{"fieldPath":"owner"},"op":"EQUAL","value":"ann"}}}}}"""
        ),
        Row(
            "a filter by null",
            "allow",
            "true",
            25,
            """{"request":{"method":"list","path":"flags","query":{"where":{"unaryFilter":{"field":{"fieldPath":"gone"},"op":"IS_NULL"}}}}}"""
        ),
        Row(
            "the server's time",
            "allow",
            "true",
            18,
            """{"request":{"method":"create","path":"articles/a1","resource":{"data":{"at":{"setToServerValue":"REQUEST_TIME"},"log":{"n":1,"at":{"setToServerValue":"REQUEST_TIME"}}}}}}"""
        ),
        Row(
            "a time of its own",
            "deny",
            "false",
            18,
            """{"request":{"method":"create","path":"articles/a1","resource":{"data":{"at":{"timestampValue":"2024-01-01T00:00:00Z"},"log":{"at":{"setToServerValue":"REQUEST_TIME"}}}}}}"""
        ),
        Row(
            "another database",
            "allow",
            "true",
            24,
            """{"request":{"auth":{"uid":"ann"},"method":"get","path":"/databases/other/documents/flags/f"},"documents":{"users/ann":{"admin":true}}}"""
        ),
        Row(
            "a document of another database",
            "deny",
            "error",
            24,
            """{"request":{"auth":{"uid":"ann"},"method":"get","path":"/databases/other/documents/flags/f"},"documents":{"/databases/(default)/documents/users/ann":{"admin":true}}}"""
        ),
        Row(
            "the default database",
            "deny",
            "false",
            24,
            """{"request":{"auth":{"uid":"ann"},"method":"get","path":"flags/f"},"documents":{"users/ann":{"admin":true}}}"""
        ),
    ];

    // All rows are one suite, which each engine decides once.
    private static readonly Dictionary<string, Lazy<Task<JsonArray>>> Deciding = new[]
    {
        "emulator",
        "embedded",
    }.ToDictionary(engine => engine, engine => new Lazy<Task<JsonArray>>(() => DecideAllAsync(engine)));

    private static IEnumerable<TestCaseData> DecidedByEach =>
        Deciding.Keys.SelectMany(engine =>
            Decided.Select(
                (row, at) =>
                    new TestCaseData([engine, at, .. row.Arguments[1..]])
                    {
                        TestName = row.TestName!.Replace(")", $", {engine})", StringComparison.Ordinal),
                    }
            )
        );

    [TestCaseSource(nameof(DecidedByEach))]
    public async Task Request_is_decided_by(string engine, int row, string decision, string cause, int? line)
    {
        var result = (await Deciding[engine].Value)[row]!;

        result["decision"]!.GetValue<string>().Should().Be(decision);
        result["cause"]!.GetValue<string>().Should().Be(cause, $"{result["message"]}");
        if (line is not null)
        {
            result["line"]!.GetValue<int>().Should().Be(line);
        }
    }

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

    private static async Task<JsonArray> DecideAllAsync(string engine)
    {
        var (run, json) = await RunAsync(
            $$"""{"testCases":[{{string.Join(',', Decided.Select(row => (string)row.Arguments[0]!))}}]}""",
            "--engine",
            engine
        );
        run.ExitCode.Should().Be(0, run.Output + run.Error);
        json["engine"]!.GetValue<string>().Should().Be(engine);
        return json["results"]!.AsArray();
    }

    private static TestCaseData Row(string name, string decision, string cause, int? line, string request) =>
        new(request, decision, cause, line) { TestName = $"{{m}}({name})" };

    private static TestCaseData List(string name, string decision, string cause, int? line, string query) =>
        Row(
            name,
            decision,
            cause,
            line,
            """{"request":{"method":"list","path":"/databases/(default)/documents/articles","query":@query}}""".Replace(
                "@query",
                query,
                StringComparison.Ordinal
            )
        );

    private static string Year(string sign, int year) =>
        $$$$"""{"fieldFilter":{"field":{"fieldPath":"year"},"op":"{{{{sign}}}}","value":{"integerValue":"{{{{year}}}}"}}}""";

    private static string Filled(string suite) =>
        suite
            .Replace(
                "@published",
                """{"fieldFilter":{"field":{"fieldPath":"status"},"op":"EQUAL","value":{"stringValue":"published"}}}""",
                StringComparison.Ordinal
            )
            .Replace("@since2001", Year("GREATER_THAN_OR_EQUAL", 2001), StringComparison.Ordinal)
            .Replace("@since1999", Year("GREATER_THAN", 1999), StringComparison.Ordinal)
            .Replace("@get", Get, StringComparison.Ordinal)
            .Replace("@delete", Delete, StringComparison.Ordinal)
            .Replace("@stored", Stored, StringComparison.Ordinal);

    private static Task<(ToolRun Run, JsonNode Json)> RunAsync(string suite, params string[] options) =>
        RunAsync(suite, options, Rules);

    private static async Task<(ToolRun Run, JsonNode Json)> RunAsync(string suite, string[] options, string rules)
    {
        var project = SampleProject.Empty().Write("suite.json", Filled(suite)).Write("some.rules", rules);
        var run = await Tool.RunAsync(
            TestEmulator.EnvironmentFor(options.Contains("emulator") ? "emulator" : "embedded"),
            [
                "eval",
                "--rules",
                project.PathOf("some.rules"),
                "--suite",
                project.PathOf("suite.json"),
                "--format",
                "json",
                .. options,
            ]
        );
        run.HasNoStackTrace();
        run.Output.Should().StartWith("{", run.Error);
        return (run, JsonNode.Parse(run.Output)!);
    }
}

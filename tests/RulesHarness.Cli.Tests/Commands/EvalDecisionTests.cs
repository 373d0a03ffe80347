using System.Text.Json.Nodes;
using static RulesHarness.Cli.Tests.Commands.EvaluatedSuite;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Requests of a suite of the Firebase Rules API, decided by either engine.</summary>
public sealed class EvalDecisionTests
{
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
}

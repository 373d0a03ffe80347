using System.Text.Json.Nodes;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>
/// A suite that <c>rulesharness eval</c> decides by these rules. Names such as <c>@get</c> stand for parts of it.
/// </summary>
internal static class EvaluatedSuite
{
    public const string Rules = """
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

    private static string Year(string sign, int year) =>
        $$$$"""{"fieldFilter":{"field":{"fieldPath":"year"},"op":"{{{{sign}}}}","value":{"integerValue":"{{{{year}}}}"}}}""";

    public static string Filled(string suite) =>
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

    public static Task<(ToolRun Run, JsonNode Json)> RunAsync(string suite, params string[] options) =>
        RunAsync(suite, options, Rules);

    public static async Task<(ToolRun Run, JsonNode Json)> RunAsync(string suite, string[] options, string rules)
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

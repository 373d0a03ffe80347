using System.Globalization;
using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Suites;

/// <summary>
/// Reads a <c>TestSuite</c> of the Firebase Rules API, by itself or in the request that carries it, with one member
/// more: <c>documents</c>, in a test case or for all of them
/// (https://firebase.google.com/docs/reference/rules/rest/v1/projects/test#TestSuite). All that is wrong with it is
/// told at once.
/// </summary>
internal static class TestSuiteReader
{
    private static readonly string[] Members =
    [
        "name",
        "expectation",
        "request",
        "resource",
        "functionMocks",
        "pathEncoding",
        "expressionReportLevel",
        "documents",
    ];

    /// <summary>The test cases of a file's text.</summary>
    public static TestSuite Read(string file, string text)
    {
        var context = new JsonContext(file, Encoding.UTF8.GetBytes(text), SuiteDiagnostics.OfJson);
        if (context.Root() is not { } root)
        {
            return new TestSuite([], context.Diagnostics);
        }
        var whole = new JsonNode(context, "the suite", root);
        var suite = whole["testSuite"] is { Kind: JsonValueKind.Object } ? whole.Object("testSuite")! : whole;
        var shared = new SuiteDocuments(context, new SuiteValues(context));
        shared.AddListed(suite);
        var cases = suite.Objects("testCases").Select((json, at) => Case(context, shared, json, at)).ToList();
        if (cases.Count == 0 && context.Diagnostics.Count == 0)
        {
            context.Report(SuiteDiagnostics.NoCases, root);
        }
        return context.Diagnostics.Any(finding => finding.Severity == Severity.Error)
            ? new TestSuite([], context.Diagnostics)
            : new TestSuite([.. cases.OfType<SuiteCase>()], context.Diagnostics);
    }

    private static SuiteCase? Case(JsonContext context, SuiteDocuments shared, JsonNode json, int at)
    {
        json.Only(Members);
        json.Choice("expressionReportLevel", "LEVEL_UNSPECIFIED", "NONE", "FULL", "VISITED");
        var isEncoded = json.Choice("pathEncoding", "ENCODING_UNSPECIFIED", "URL_ENCODED", "PLAIN") == "URL_ENCODED";
        var expectation = ExpectationOf(json);
        json.Require(
            "request",
            "what is asked, as in {\"method\": \"get\", \"path\": \"/databases/(default)/documents/posts/p1\"}"
        );
        var values = new SuiteValues(context);
        var documents = new SuiteDocuments(context, values, shared);
        documents.AddListed(json);
        documents.AddMocks(json);
        if (
            json.Object("request") is not { } request
            || new SuiteRequest(context, request, isEncoded) is not { Path: { } path } asked
        )
        {
            return null;
        }
        if (json.Object("resource") is { } stored)
        {
            documents.AddStored(path, values.Map(stored["data"] ?? stored.Json));
        }
        var own = documents.In(asked.Database);
        var (caller, time) = (asked.Caller(), asked.Time());
        if (asked.Made(own.ContainsKey(path.Path)) is not { } call)
        {
            return null;
        }
        var (line, column) = context.PlaceOf(json.Json);
        return new SuiteCase(call)
        {
            Name = json.Text("name") ?? string.Create(CultureInfo.InvariantCulture, $"testCases[{at}]"),
            Place = new Place(context.File, line, column),
            Expectation = expectation,
            Caller = caller,
            Documents = own,
            Time = time,
            Otherwise = documents.Otherwise,
        };
    }

    private static Expectation ExpectationOf(JsonNode json) =>
        json.Choice("expectation", "ALLOW", "DENY", "EXPECTATION_UNSPECIFIED") switch
        {
            "ALLOW" => Expectation.Allow,
            "DENY" => Expectation.Deny,
            _ => Expectation.Unspecified,
        };
}

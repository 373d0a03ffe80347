using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>Resource names that are none are refused by both servers, with the same words.</summary>
public sealed class NameTests
{
    private static readonly string[] Names =
    [
        "",
        "foo",
        "projects",
        "projects/",
        "projects/P",
        "projects/P/",
        "projects/P/databases",
        "projects//databases/(default)/documents/c/x",
        "projects/P/databases//documents/c/x",
        "projects/P/database/(default)/documents/c/x",
        "projects/P/databases/(default)",
        "projects/P/databases/(default)/",
        "projects/P/databases/(default)/docs/c/x",
        "projects/P/databases/(default)/documents",
        "projects/P/databases/(default)/documents/",
        "projects/P/databases/(default)/documents/c",
        "projects/P/databases/(default)/documents/c/x/",
        "projects/P/databases/(default)/documents/c/x/d",
        "projects/P/databases/(default)/documents//x",
        "projects/P/databases/(default)/documents/c//d/y",
        "projects/P/databases/(default)/documents/c/.",
        "projects/P/databases/(default)/documents/../x",
        "projects/P/databases/(default)/documents/c/__x__",
        "projects/P/databases/(default)/documents/__c__/x",
        "projects/P/databases/(default)/documents/c/__id7__",
        "projects/P/databases/(default)/documents/c/__id07__",
        "projects/P/databases/other/documents/c/x",
        "projects/P/databases/(default)/documents/c/x",
        "/projects/P/databases/(default)/documents/c/x",
    ];

    private static readonly (string Name, Func<string, IMessage> Of)[] Requests =
    [
        ("get", name => new GetDocumentRequest { Name = name }),
        ("delete", name => new DeleteDocumentRequest { Name = name }),
        (
            "query",
            name => new RunQueryRequest
            {
                Parent = name,
                StructuredQuery = new StructuredQuery
                {
                    From = { new StructuredQuery.Types.CollectionSelector { CollectionId = "c" } },
                },
            }
        ),
        ("begin", name => new BeginTransactionRequest { Database = name }),
    ];

    private static readonly string[] Projects =
    [
        "demo",
        "d",
        "1",
        "123",
        "demo-",
        "example.com:demo",
        "a:b",
        "Demo",
        "demo_a",
        "demo.a",
        "-demo",
        "example.com:Demo",
        "ex_ample.com:demo",
        "example.com:a.b",
        "d~demo",
        "a b",
        "dé",
        "(default)",
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from request in Requests
        from name in Names
        select new TestCaseData(request.Of, name) { TestName = $"{{m}}({request.Name} {name})" };

    private static IEnumerable<TestCaseData> OfProjects =>
        from request in Requests
        from project in Projects
        select new TestCaseData(request.Of, project, request.Name) { TestName = $"{{m}}({request.Name} in {project})" };

    [TestCaseSource(nameof(Cases))]
    public async Task Name_is_read_the_same(Func<string, IMessage> request, string name)
    {
        var message = request(name.Replace("/P", "/demo-names", StringComparison.Ordinal));

        (await AnswerAsync(Server.Embedded, message))
            .Should()
            .Be(WithoutLeadingSlash(await AnswerAsync(Server.Emulator, message)));
    }

    [TestCaseSource(nameof(OfProjects))]
    public async Task Project_is_accepted_by_both_or_by_none(
        Func<string, IMessage> request,
        string project,
        string kind
    )
    {
        var database = $"projects/{project}/databases/(default)";
        var message = request(
            kind switch
            {
                "query" => $"{database}/documents",
                "begin" => database,
                _ => $"{database}/documents/c/x",
            }
        );

        var ours = await AnswerAsync(Server.Embedded, message);
        ours.Split(' ')[0].Should().Be((await AnswerAsync(Server.Emulator, message)).Split(' ')[0]);
        var make = () => new DatabaseName(project);
        if (ours.StartsWith("Unknown", StringComparison.Ordinal))
        {
            make.Should().Throw<ArgumentException>();
        }
        else
        {
            make.Should().NotThrow();
        }
    }

    /// <summary>The emulator has a word of its own for a parent that begins with a slash.</summary>
    private static string WithoutLeadingSlash(string answer) =>
        answer.Replace(
            "Document parent \"/projects/demo-names/databases/(default)/documents/c/x\" not recognized.",
            "Document parent name \"/projects/demo-names/databases/(default)/documents/c/x\" lacks \"projects\" at index 0.",
            StringComparison.Ordinal
        );

    private static async Task<string> AnswerAsync(string server, IMessage message)
    {
        using var opened = new Server(server);
        var database = opened.Connection.Database("demo-names", Identity.Admin);
        try
        {
            await SendAsync(database, message);
            return "OK";
        }
        catch (RpcException failure)
        {
            return $"{failure.StatusCode} {failure.Status.Detail}";
        }
    }

    private static async Task SendAsync(FirestoreDb database, IMessage message)
    {
        switch (message)
        {
            case GetDocumentRequest get:
                await database.Rpc.GetDocumentAsync(get);
                break;
            case DeleteDocumentRequest delete:
                await database.Rpc.DeleteDocumentAsync(delete);
                break;
            case BeginTransactionRequest begin:
                await database.Rpc.BeginTransactionAsync(begin);
                break;
            default:
                using (var call = database.Rpc.RunQuery((RunQueryRequest)message))
                {
                    await call.ResponseStream.ReadAllAsync().CountAsync();
                }
                break;
        }
    }
}

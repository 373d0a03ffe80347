using Google.Protobuf;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Storage;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Precondition = RulesHarness.Protocol.Precondition;

namespace RulesHarness.Tests.Serving;

public sealed class AskedOfRulesTests
{
    private const string Root = "projects/demo/databases/(default)/documents";
    private static readonly DateTimeOffset Now = new(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);
    private static readonly Precondition Exists = new() { Exists = true };
    private static readonly Precondition IsNew = new() { Exists = false };

    // The stored document is c/x, and there is no c/new.
    private static readonly TestCaseData[] Commits =
    [
        Row("a set of what is there", "update", Set("c/x", null)),
        Row("a set of what is not there", "create", Set("c/new", null)),
        Row("a creation of what is there", "create", Set("c/x", IsNew)),
        Row("an update of what is not there", "update", Set("c/new", Exists)),
        Row("an update as of a time", "update", Set("c/new", new Precondition { UpdateTime = new() })),
        Row("a deletion", "delete", Delete("c/x", null)),
        Row("a deletion of what must not be there", "delete", Delete("c/x", IsNew)),
        Row("a creation that is written again", "create", Set("c/new", IsNew), Set("c/new", Exists)),
        Row("a set that is deleted", "delete", Set("c/x", null), Delete("c/x", null)),
        Row("a deletion that is set", "update", Delete("c/x", null), Set("c/x", null)),
        Row("a deletion of what must not be there that is set", "create", Delete("c/x", IsNew), Set("c/x", null)),
        Row("two documents", "update create", Set("c/x", null), Set("c/new", null)),
    ];

    [TestCaseSource(nameof(Commits))]
    public void Commit_asks_once_a_document(string methods, IMessage[] writes)
    {
        var asked = Of(
            new CommitRequest { Database = "projects/demo/databases/(default)", Writes = { writes.Cast<Write>() } }
        );

        string.Join(' ', asked.Select(each => each.Request.Method.ToString().ToLowerInvariant())).Should().Be(methods);
    }

    [Test]
    public void Commit_shows_the_documents_before_it_and_after_it()
    {
        var writes = new[]
        {
            Set("c/x", null, "b"),
            Set("c/x", null, "c"),
            Set("c/new", null, "d"),
            Delete("c/y", null),
        };

        var asked = Of(new CommitRequest { Database = "projects/demo/databases/(default)", Writes = { writes } });

        asked.Select(each => each.Path).Should().Equal("c/x", "c/new", "c/y");
        asked[0].Stored!.Keys.Should().Equal("a");
        asked[0].NewFields!.Keys.Should().Equal("c");
        asked[2].NewFields.Should().BeNull();
        foreach (var documents in asked.Select(each => each.Documents))
        {
            documents.Get("c/x").Should().Be(asked[0].Request.Stored);
            documents.GetAfter("c/x").Should().Be(asked[0].Request.NewData);
            (documents.Get("c/new"), documents.GetAfter("c/new"))
                .Should()
                .Be(((RulesValue?)null, asked[1].Request.NewData));
            (documents.Get("c/y") is null, documents.GetAfter("c/y")).Should().Be((false, (RulesValue?)null));
        }
    }

    [Test]
    public void Reads_ask_once_a_document()
    {
        var get = Of(new GetDocumentRequest { Name = $"{Root}/c/x" });
        var batch = Of(
            new BatchGetDocumentsRequest
            {
                Database = "projects/demo/databases/(default)",
                Documents = { $"{Root}/c/x", $"{Root}/c/new", $"{Root}/c/x" },
            }
        );

        get.Should()
            .ContainSingle()
            .Which.Request.Should()
            .Match<RulesRequest>(request =>
                request.Method == RulesMethod.Get
                && request.Path == "c/x"
                && request.Time == Now
                && request.Token == null
            );
        batch.Select(each => each.Path).Should().Equal("c/x", "c/new");
        batch[0].Stored!.Keys.Should().Equal("a");
        batch[1].Stored.Should().BeNull();
    }

    [Test]
    public void Query_is_asked_with_what_it_says()
    {
        var query = new StructuredQuery
        {
            From = { new CollectionSelector { CollectionId = "posts" } },
            Where = new()
            {
                UnaryFilter = new()
                {
                    Op = UnaryFilter.Types.Operator.IsNull,
                    Field = new() { FieldPath = "a.b" },
                },
            },
            OrderBy =
            {
                new Order
                {
                    Field = new() { FieldPath = "n" },
                    Direction = Direction.Descending,
                },
            },
            Limit = 3,
            Offset = 1,
        };

        var asked = Of(new RunQueryRequest { Parent = $"{Root}/users/ann", StructuredQuery = query }).Single();
        query.From[0].AllDescendants = true;
        var group = Of(new RunQueryRequest { Parent = $"{Root}/users/ann", StructuredQuery = query }).Single();

        (asked.Path, asked.Request.Path, asked.Request.Method).Should().Be((null, "users/ann/posts", RulesMethod.List));
        asked
            .Request.Query.Should()
            .Match<RulesQuery>(seen =>
                seen.Limit == 3 && seen.Offset == 1 && !seen.IsCollectionGroup && seen.Below == null
            );
        asked
            .Request.Query!.OrderBy.Single()
            .Should()
            .Match<QueryOrder>(order => order.IsDescending && order.Field.Single() == "n");
        asked
            .Request.Query.Filter.Should()
            .BeOfType<RulesHarness.Language.Evaluation.FieldFilter>()
            .Which.Field.Should()
            .Equal("a", "b");
        (group.Request.Path, group.Request.Query!.Below, group.Request.Query.IsCollectionGroup)
            .Should()
            .Be(("posts", "users/ann", true));
    }

    [TestCase(0, 30)]
    [TestCase(2, 2)]
    [TestCase(1000, 150)]
    public void Listing_is_asked_as_a_query(int size, int limit)
    {
        var asked = Of(
                new ListDocumentsRequest
                {
                    Parent = Root,
                    CollectionId = "c",
                    PageSize = size,
                    OrderBy = "n desc, __name__",
                }
            )
            .Single();

        (asked.Request.Path, asked.Request.Query!.Limit).Should().Be(("c", limit));
        asked
            .Request.Query.OrderBy.Select(order => (order.Field.Single(), order.IsDescending))
            .Should()
            .Equal(("n", true), ("__name__", false));
    }

    [Test]
    public void What_rules_have_no_say_in_asks_nothing()
    {
        Of(new BeginTransactionRequest { Database = "projects/demo/databases/(default)" }).Should().BeEmpty();
        Of(new GetDocumentRequest { Name = "nonsense" }).Should().BeEmpty();
        Of(
                new RunQueryRequest
                {
                    Parent = Root,
                    StructuredQuery = new() { OrderBy = { new Order { Field = new() { FieldPath = "a..b" } } } },
                }
            )
            .Should()
            .BeEmpty();
        Of(
                new ListDocumentsRequest
                {
                    Parent = Root,
                    CollectionId = "c",
                    OrderBy = "a sideways",
                }
            )
            .Should()
            .BeEmpty();
        Of(new CommitRequest { Database = "projects/demo/databases/(default)", Writes = { Set("c", null) } })
            .Should()
            .BeEmpty();
    }

    private static IReadOnlyList<AuthorizationRequest> Of(IMessage request) =>
        RulesRequestFactory.Of(request, new Stored(), null, Now);

    private static TestCaseData Row(string name, string methods, params Write[] writes) =>
        new(methods, writes) { TestName = $"{{m}}({name})" };

    private static Write Set(string path, Precondition? precondition, string field = "n") =>
        new()
        {
            Update = new() { Name = $"{Root}/{path}", Fields = { [field] = new Value { IntegerValue = 1 } } },
            CurrentDocument = precondition,
        };

    private static Write Delete(string path, Precondition? precondition) =>
        new() { Delete = $"{Root}/{path}", CurrentDocument = precondition };

    private sealed class Stored : IDocumentSource
    {
        public IReadOnlyDictionary<string, object?>? Find(string path) =>
            path is "c/x" or "c/y" ? new Dictionary<string, object?> { ["a"] = 1L } : null;
    }
}

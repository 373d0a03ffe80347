using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Semantics;

/// <summary>Tests the decisions of sentences on requests for one document.</summary>
public sealed class AccessOracleTests
{
    private static readonly DataModel Model = TestData.Model(TestData.Text("Semantics/Data/oracle.md"));
    private static readonly Dataset Data = Stored();

    // Callers: ann owns everything, bob is somebody else, mod has the claim, ed and adm are members of team t1.
    [TestCase("get", "posts/published", "ann", true)]
    [TestCase("get", "posts/published", "bob", true)]
    [TestCase("get", "posts/published", "guest", true)]
    [TestCase("get", "posts/draft", "ann", true, TestName = "{m}(own docs)")]
    [TestCase("get", "posts/draft", "bob", false)]
    [TestCase("get", "posts/draft", "guest", false)]
    [TestCase("get", "posts/draft", "mod", true, TestName = "{m}(a role by a claim)")]
    [TestCase("get", "posts/secret", "mod", false, TestName = "{m}(cannot wins over a role)")]
    [TestCase("get", "posts/secret", "ann", false, TestName = "{m}(cannot wins over the owner)")]
    [TestCase("get", "posts/ofTeam", "ed", true, TestName = "{m}(a role by a document)")]
    [TestCase("get", "posts/ofTeam", "bob", false)]
    [TestCase("get", "posts/draft", "ed", false, TestName = "{m}(a role by a document of another team)")]
    [TestCase("delete", "posts/ofTeam", "adm", true, TestName = "{m}(a role by a field)")]
    [TestCase("delete", "posts/ofTeam", "ed", false, TestName = "{m}(a role by a field of another value)")]
    [TestCase("delete", "posts/draft", "ann", false, TestName = "{m}(nothing granted)")]
    [TestCase("get", "users/ann", "ann", true, TestName = "{m}(owner by document id)")]
    [TestCase("get", "users/ann", "bob", true, TestName = "{m}(others)")]
    [TestCase("get", "users/ann", "guest", false, TestName = "{m}(others are signed in)")]
    [TestCase("delete", "users/ann", "ann", true)]
    [TestCase("delete", "users/ann", "bob", false)]
    [TestCase("get", "posts/published/comments/c1", "ann", true, TestName = "{m}(a role by the parent)")]
    [TestCase("get", "posts/published/comments/c1", "bob", true, TestName = "{m}(what a group grants)")]
    [TestCase("get", "posts/published/comments/c1", "guest", false)]
    [TestCase("delete", "posts/published/comments/c1", "bob", true, TestName = "{m}(an id of the path)")]
    [TestCase("delete", "posts/published/comments/c1", "ann", false)]
    [TestCase("get", "notes/n1", "ann", true, TestName = "{m}(signed-in users with own docs)")]
    [TestCase("get", "notes/n1", "bob", false)]
    [TestCase("delete", "notes/n1", "guest", true, TestName = "{m}(guests)")]
    [TestCase("delete", "notes/n1", "bob", false, TestName = "{m}(guests are not signed in)")]
    public void Request_on_a_document_is_granted(string operation, string path, string caller, bool granted)
    {
        Data.TryGet(path, out var document);
        var attempt = new PolicyRequest(
            Caller(caller),
            Enum.Parse<Operation>(operation, ignoreCase: true),
            Collection(path),
            path
        )
        {
            Stored = document!.Fields,
        };
        Oracle().IsGranted(attempt).Should().Be(granted);
    }

    [TestCase("ann", "status=draft", true)]
    [TestCase("ann", "status=published", false, TestName = "{m}(a condition on the new document)")]
    [TestCase("bob", "status=draft", false, TestName = "{m}(somebody else's)")]
    [TestCase("guest", "status=draft", false)]
    public void Create_is_granted(string caller, string change, bool granted)
    {
        var next = Change(Post("ann", "draft"), change);
        Oracle()
            .IsGranted(
                new PolicyRequest(Caller(caller), Operation.Create, Collection("posts/new"), "posts/new")
                {
                    NewFields = next,
                }
            )
            .Should()
            .Be(granted);
    }

    [TestCase("ann", "draft", "title=other", true)]
    [TestCase("ann", "draft", "title=other,body=other", true, TestName = "{m}(all fields of only)")]
    [TestCase("ann", "draft", "title=other,updatedAt=other", true, TestName = "{m}(beside the server's time)")]
    [TestCase("ann", "draft", "authorId=bob", false, TestName = "{m}(a field that only does not name)")]
    [TestCase("ann", "draft", "title=other,rank=9", false, TestName = "{m}(one field too many)")]
    [TestCase("ann", "draft", "status=archived", false, TestName = "{m}(what the new document may not be)")]
    [TestCase("ann", "draft", "status=published", true)]
    [TestCase("ann", "published", "title=other", false, TestName = "{m}(the stored document's condition)")]
    [TestCase("mod", "published", "title=other", true, TestName = "{m}(all but those of except)")]
    [TestCase("mod", "published", "authorId=bob", false, TestName = "{m}(a field of except)")]
    [TestCase("mod", "published", "rank=9", false, TestName = "{m}(cannot, of a field)")]
    [TestCase("mod", "published", "title=other,rank=9", false, TestName = "{m}(cannot, of a field among others)")]
    [TestCase("mod", "published", "stats.likes=9", true, TestName = "{m}(a field of a map)")]
    [TestCase("bob", "draft", "title=other", false)]
    public void Update_is_granted(string caller, string document, string changes, bool granted)
    {
        Data.TryGet($"posts/{document}", out var stored);
        var attempt = new PolicyRequest(Caller(caller), Operation.Update, Collection("posts/x"), $"posts/{document}")
        {
            Stored = stored!.Fields,
            NewFields = Change(stored.Fields, changes),
        };
        Oracle().IsGranted(attempt).Should().Be(granted);
    }

    internal static AccessOracle Oracle() => new(Model, Data, Timestamp.FromDateTimeOffset(TestData.Now));

    internal static Identity Caller(string name) =>
        name switch
        {
            "guest" => Identity.Unauthenticated,
            "mod" => Identity.User("mod") with { Claims = new Dictionary<string, object?> { ["moderator"] = true } },
            _ => Identity.User(name),
        };

    internal static CollectionPath Collection(string path) =>
        Model
            .Collections.Single(one =>
                one.Path.Id == path.Split('/')[^2] && one.Path.Captures.Count == (path.Split('/').Length / 2) - 1
            )
            .Path;

    private static Dataset Stored()
    {
        var data = new Dataset();
        data.Add(new Document("users/ann", new Dictionary<string, object?> { ["name"] = "Ann" }));
        data.Add(new Document("posts/draft", Post("ann", "draft")));
        data.Add(new Document("posts/published", Post("ann", "published")));
        data.Add(new Document("posts/secret", Post("ann", "secret")));
        data.Add(new Document("posts/ofTeam", Post("ann", "draft").With("teamId", "t1")));
        data.Add(new Document("teams/t1/members/ed", new Dictionary<string, object?> { ["role"] = "editor" }));
        data.Add(new Document("teams/t1/members/adm", new Dictionary<string, object?> { ["role"] = "admin" }));
        data.Add(new Document("posts/published/comments/c1", new Dictionary<string, object?> { ["authorId"] = "bob" }));
        data.Add(new Document("notes/n1", new Dictionary<string, object?> { ["ownerId"] = "ann" }));
        return data;
    }

    private static IReadOnlyDictionary<string, object?> Post(string author, string status) =>
        FieldTree
            .Empty.With("authorId", author)
            .With("status", status)
            .With("title", "T")
            .With("body", "B")
            .With("rank", 1L)
            .With("stats.likes", 0L)
            .With("updatedAt", "then");

    private static IReadOnlyDictionary<string, object?> Change(
        IReadOnlyDictionary<string, object?> fields,
        string changes
    ) =>
        changes
            .Split(',')
            .Select(change => change.Split('='))
            .Aggregate(
                fields,
                (current, change) =>
                    current.With(change[0], long.TryParse(change[1], out var number) ? number : change[1])
            );
}

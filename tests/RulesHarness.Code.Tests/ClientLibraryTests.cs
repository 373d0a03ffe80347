namespace RulesHarness.Code.Tests;

/// <summary>The client libraries for C#: for Unity, for Xamarin and for .NET MAUI.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ClientLibraryTests
{
    [TestCase(
        "db.Collection(\"scores\").OrderByDescending(\"points\").Limit(3).GetSnapshotAsync();",
        "scores order by points desc limit 3"
    )]
    [TestCase(
        "db.Collection(\"scores\").GetSnapshotAsync(Source.Server).ContinueWithOnMainThread(task => { });",
        "scores"
    )]
    [TestCase(
        "db.Collection(\"chats\").WhereEqualTo(\"open\", true).Listen(MetadataChanges.Include, found => { });",
        "chats where open == true"
    )]
    [TestCase(
        "db.CollectionGroup(\"chats\").WhereArrayContains(\"members\", id).Count.GetSnapshotAsync(AggregateSource.Server);",
        "**/chats where members has ? count()"
    )]
    [TestCase("db.Document(\"scores/a\").GetSnapshotAsync(Source.Cache);")]
    [TestCase("db.Document(\"scores/a\").Listen(found => { });")]
    public void Query_of_Unity_is_read(string statement, params string[] expected) =>
        Read(
                $$"""
                using Firebase.Firestore;
                public class Board : MonoBehaviour
                {
                    private FirebaseFirestore db;
                    void Start() { db = FirebaseFirestore.DefaultInstance; }
                    public void Load(string id) { {{statement}} }
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase(
        "db.GetCollection(\"users\").WhereEqualsTo(\"role\", \"admin\").LimitTo(5).GetDocumentsAsync();",
        "users where role == \"admin\" limit 5"
    )]
    [TestCase("db.Collection(\"users\").WhereIn(\"id\", ids).GetAsync();", "users where id in […]")]
    [TestCase(
        "db.CollectionGroup(\"logs\").WhereGreaterThanOrEqualsTo(\"at\", id).OrderBy(\"at\", true).GetAsync();",
        "**/logs where at >= ? order by at desc"
    )]
    [TestCase(
        "db.Collection(\"users\").OrderBy(\"name\", false).LimitToLast(2).GetAsync();",
        "users order by name limit to last 2"
    )]
    [TestCase(
        "db.Collection(\"users\").OrderBy(\"name\", down).GetAsync();",
        "users order by name desc",
        "users order by name"
    )]
    [TestCase("db.Collection(\"users\").AddSnapshotListener((found, error) => { });", "users")]
    [TestCase("db.Collection(\"users\").ObserveAdded();", "users")]
    [TestCase("db.Collection(\"users\").Document(id).Collection(\"logs\").GetAsync();", "users/{}/logs")]
    [TestCase("db.Collection(\"users\").Document(id).GetAsync();")]
    [TestCase("db.GetDocument(\"users/a\").AddSnapshotListener((found, error) => { });")]
    public void Query_of_Plugin_CloudFirestore_is_read(string statement, params string[] expected) =>
        Read(
                $$"""
                using Plugin.CloudFirestore;
                public class Users
                {
                    private readonly IFirestore db = CrossCloudFirestore.Current.Instance;
                    public void Load(string id, bool down, List<string> ids) { {{statement}} }
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase(
        "db.GetCollection(\"users\").OrderBy(\"name\").LimitedTo(5).GetDocumentsAsync<User>();",
        "users order by name limit 5"
    )]
    [TestCase(
        "db.GetCollection(\"users\").WhereFieldIn(\"id\", ids).GetDocumentsAsync<User>();",
        "users where id in […]"
    )]
    [TestCase(
        "db.GetCollection(\"users\").OrderBy(\"at\", true).StartingAfter(id).LimitedToLast(5).GetDocumentsAsync<User>();",
        "users order by at desc start after limit to last 5"
    )]
    [TestCase(
        "db.GetCollection(\"users\").WhereEqualsTo(FieldPath.DocumentId, id).AddSnapshotListener<User>(found => { });",
        "users where __name__ == ?"
    )]
    [TestCase(
        "db.GetCollectionGroup(\"logs\").WhereArrayContains(\"tags\", id).GetDocumentsAsync<Log>();",
        "**/logs where tags has ?"
    )]
    [TestCase("db.GetCollection(\"users\").GetDocument(id).GetDocumentSnapshotAsync<User>();")]
    public void Query_of_Plugin_Firebase_is_read(string statement, params string[] expected) =>
        Read(
                $$"""
                using Plugin.Firebase.Firestore;
                public class Users
                {
                    private readonly IFirebaseFirestore db;
                    public Users() { db = CrossFirebaseFirestore.Current; }
                    public void Load(string id, object[] ids) { {{statement}} }
                }
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Query_that_nothing_leads_to_is_listed_whatever_the_library() =>
        Read(
                """
                using Plugin.Firebase.Firestore;
                public abstract class Users
                {
                    protected Task Load(IQuery query) => query.GetDocumentsAsync<User>();
                }
                """
            )
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("? ");

    private static IReadOnlyList<string> Read(string code) => ReadCode.Of("Board.cs", code);
}

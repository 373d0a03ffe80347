namespace RulesHarness.Code.Tests;

/// <summary>C# code on the way to a query: what it is given to, and where its database comes from.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReachedQueryTests
{
    [Test]
    public void Database_that_another_method_sets_is_the_database() =>
        Read(
                """
                static class Printer
                {
                    private static FirestoreDb _db;
                    public static void Begin(string project) { _db = FirestoreDb.Create(project); }
                    public static void Run() { _db.Collection("orders").WhereEqualTo("printed", false).Listen(Print); }
                    private static void Print(QuerySnapshot found) { }
                }
                """
            )
            .Should()
            .Equal("orders where printed == false");

    [Test]
    public void Query_in_the_callback_of_a_listener_is_read() =>
        Read(
                """
                class Feed(FirestoreDb db)
                {
                    public void Run(string user) => db.Collection("follows").WhereEqualTo("by", user).Listen(found =>
                    {
                        db.Collection("posts").OrderByDescending("at").GetSnapshotAsync();
                    });
                }
                """
            )
            .Should()
            .BeEquivalentTo("follows where by == ?", "posts order by at desc");

    [TestCase("string.Format(\"rooms/{0}/messages\", room)", "rooms/{}/messages")]
    [TestCase("String.Format(\"{0}/{1}/{2:d}\", \"rooms\", room, \"messages\")", "rooms/{}/messages")]
    public void Path_of_a_format_is_read(string path, string expected) =>
        Read(
                $$"""
                class Chat(FirestoreDb db)
                {
                    public Task Load(string room) => db.Collection({{path}}).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("", "orders")]
    [TestCase("services.AddScoped(typeof(Repository<>));", "orders", "? `` is not the path of a collection")]
    [TestCase("new Repository<Order>(db);", "orders", "? `` is not the path of a collection")]
    public void Base_of_which_no_object_is_made_has_the_collections_of_its_classes(
        string statement,
        params string[] expected
    ) =>
        Read(
                $$"""
                class Repository<T>(FirestoreDb db)
                {
                    protected string Name = "";
                    public Task All() => db.Collection(Name).GetSnapshotAsync();
                }
                class Orders : Repository<Order>
                {
                    public Orders(FirestoreDb db) : base(db) { Name = "orders"; }
                }
                class Startup { void Run(FirestoreDb db, Services services) { {{statement}} } }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("var change in found.Changes", "change.Document")]
    [TestCase("var item in Load()", "item.Source")]
    public void Collection_below_the_document_of_a_snapshot_is_one_at_any_depth(string items, string snapshot) =>
        Read(
                $$"""
                class Jobs
                {
                    public async Task Run(QuerySnapshot found)
                    {
                        foreach ({{items}})
                        {
                            await {{snapshot}}.Reference.Collection("steps").OrderBy("index").GetSnapshotAsync();
                        }
                    }
                }
                """
            )
            .Should()
            .Equal("…/steps order by index");

    [Test]
    public void Collections_that_are_listed_when_the_code_runs_are_not_known() =>
        Read(
                """
                class Cleaner(FirestoreDb db)
                {
                    public async Task Run(string user)
                    {
                        await foreach (var part in db.Document($"users/{user}").ListCollectionsAsync())
                        {
                            await part.Limit(100).GetSnapshotAsync();
                        }
                    }
                }
                """
            )
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("? ");

    [Test]
    public void Functions_that_one_method_makes_remember_their_own_arguments() =>
        Read(
                """
                class Spec
                {
                    private Func<Query, Query> _apply = query => query;

                    public Spec Where(string field, object value)
                    {
                        var before = _apply;
                        _apply = query => before(query).WhereEqualTo(field, value);
                        return this;
                    }

                    public Query On(Query query) => _apply(query);
                }

                class Loans(FirestoreDb db)
                {
                    public Task Open(string member) =>
                        new Spec().Where("memberId", member).Where("open", true).On(db.Collection("loans")).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal("loans where memberId == ? and open == true");

    private static IReadOnlyList<string> Read(string code) =>
        ReadCode.Of("Code.cs", $"using Google.Cloud.Firestore;\n{code}");
}

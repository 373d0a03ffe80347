namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Functions of one name: the arguments tell which is called, and none is left out.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OverloadTests
{
    private const string Kotlin = """
        abstract class Base(private val db: FirebaseFirestore) {
            abstract val path: String
            fun load() { db.collection(path).get() }
            fun load(query: Query) { query.get() }
            fun load(query: Query, size: Long) { query.limit(size).get() }
        }
        class Posts(val db: FirebaseFirestore) : Base(db) {
            override val path get() = "posts"
            BODY
        }
        """;

    [TestCase("fun all() = load()", "posts", "? 2")]
    [TestCase("fun newest() = load(db.collection(path).orderBy(\"at\"))", "posts", "posts order by at", "? 1")]
    [TestCase(
        "fun newest() = super.load(db.collection(path).orderBy(\"at\"), 5)",
        "posts",
        "posts order by at limit 5",
        "? 1"
    )]
    public void Overload_of_a_base_in_Kotlin_is_called(string method, params string[] expected) =>
        Counted("Posts.kt", Kotlin.Replace("BODY", method, StringComparison.Ordinal)).Should().BeEquivalentTo(expected);

    [TestCase(
        "Posts.kt",
        """
            val db = FirebaseFirestore.getInstance()
            fun load() = load("posts")
            fun load(name: String) = load(db.collection(name).orderBy("at"))
            fun load(query: Query) = query.get()
            """
    )]
    [TestCase(
        "Posts.kt",
        """
            val db = FirebaseFirestore.getInstance()
            fun Query.page(last: DocumentSnapshot) = startAfter(last).get()
            fun Query.page() = orderBy("at").get()
            fun String.page() = length
            fun load() = db.collection("posts").page()
            """,
        "? 1"
    )]
    [TestCase(
        "Posts.kt",
        """
            class Posts { companion object {
                fun load(name: String) = load(FirebaseFirestore.getInstance().collection(name))
                fun load(posts: CollectionReference) = posts.orderBy("at").get()
            } }
            fun all() = Posts.load("posts")
            """
    )]
    [TestCase(
        "Posts.swift",
        """
            class Posts {
                func load(in name: String) { load(query: Firestore.firestore().collection(name).order(by: "at")) }
                func load(query: Query) { query.getDocuments { _, _ in } }
                func all() { load(in: "posts") }
            }
            """
    )]
    [TestCase(
        "Posts.swift",
        """
            struct Posts {
                static func load(_ name: String) { load(from: Firestore.firestore().collection(name)) }
                static func load(from posts: CollectionReference) { posts.order(by: "at").getDocuments { _, _ in } }
                static func all() { self.load("posts") }
            }
            """
    )]
    public void Overload_is_told_by_the_arguments(string path, string code, params string[] others) =>
        Counted(path, code).Should().BeEquivalentTo(["posts order by at", .. others]);

    /// <summary>Gets the queries, and the number of calls whose query is not known.</summary>
    private static IEnumerable<string> Counted(string path, string code)
    {
        var read = ReadCode.Of(path, code).ToLookup(each => each.StartsWith('?'));
        return read[true].Any() ? read[false].Append($"? {read[true].Count()}") : read[false];
    }
}

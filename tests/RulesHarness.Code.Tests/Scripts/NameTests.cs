namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Names of collections and fields that functions make, or that enumerations tell apart.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NameTests
{
    [TestCase(
        "a.kt",
        "const val base = \"shops/a/\"\nfun load(db: FirebaseFirestore) = db.collection(base.plus(\"items\")).get()",
        "shops/a/items"
    )]
    [TestCase(
        "a.kt",
        "fun load(db: FirebaseFirestore, id: String) = db.collection(\"shops/%s/items\".format(id)).get()",
        "shops/{}/items"
    )]
    [TestCase(
        "a.swift",
        "func load() { Firestore.firestore().collection(\"shops/a/\".appending(\"items\")).getDocuments { _, _ in } }",
        "shops/a/items"
    )]
    [TestCase(
        "a.swift",
        "struct A { @FirestoreQuery(collectionPath: \"groups\", predicates: [.where(field: \"members\", arrayContains: me)]) var all: [Group] }",
        "groups where members has ?"
    )]
    [TestCase(
        "a.swift",
        """
            enum Relation { case equal, less }
            func load(filters: [(String, Any, Relation)] = []) {
                var q: Query = Firestore.firestore().collection("posts")
                for (field, value, relation) in filters {
                    switch relation {
                    case .equal: q = q.whereField(field, isEqualTo: value)
                    case .less: q = q.whereField(field, isLessThan: value)
                    }
                }
                q.getDocuments { _, _ in }
            }
            func published() { load(filters: [("published", true, .equal)]) }
            """,
        "posts where published == true"
    )]
    [TestCase(
        "a.swift",
        """
            func load(path: String, sorts: [String] = [], limit: Int = 5, done: @escaping ([Post]) -> Void) {
                var q: Query = Firestore.firestore().collection(path)
                for sort in sorts { q = q.order(by: sort) }
                q.limit(to: limit).getDocuments { _, _ in }
            }
            func show() { load(path: "posts") { posts in self.posts = posts } }
            """,
        "posts limit 5"
    )]
    [TestCase(
        "a.kt",
        """
            fun load(path: String, sort: String = "at", done: (List<Post>) -> Unit) {
                FirebaseFirestore.getInstance().collection(path).orderBy(sort).get().addOnSuccessListener { done(it) }
            }
            fun show() = load("posts") { posts -> println(posts) }
            """,
        "posts order by at"
    )]
    [TestCase(
        "a.dart",
        """
            extension Pages on Query { Future<void> all({int size = 5}) async { await limit(size).get(); } }
            Future<void> show(FirebaseFirestore db) => db.collection('posts').orderBy('at').all();
            """,
        "posts order by at limit 5"
    )]
    public void Name_is_read(string path, string code, string expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);

    [Test]
    public void Object_that_is_only_a_default_does_not_stand_for_all_of_its_class() =>
        ReadCode
            .Of(
                "a.dart",
                """
                class Sorting { const Sorting({this.field}); final String? field; }
                class Posts {
                  Future<void> load({Sorting sorting = const Sorting()}) async {
                    Query q = FirebaseFirestore.instance.collection('posts');
                    if (sorting.field != null) q = q.orderBy(sorting.field!);
                    await q.get();
                  }
                }
                """
            )
            .Should()
            .HaveCount(2)
            .And.Contain("posts")
            .And.Contain(each => each.StartsWith("? the field of a sort", StringComparison.Ordinal));
}

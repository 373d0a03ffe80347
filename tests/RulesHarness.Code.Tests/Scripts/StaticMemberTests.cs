namespace RulesHarness.Code.Tests.Scripts;

/// <summary>In a static member, <c>this</c> is the class that it is called on.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StaticMemberTests
{
    [TestCase(
        "posts.js",
        """
            class Posts {
              static get collection() { return db.collection('posts'); }
              static newest() { return this.collection.orderBy('at').get(); }
            }
            """
    )]
    [TestCase(
        "posts.ts",
        """
            abstract class Model {
              protected static collectionName: string;
              static get collection() { return db.collection(this.collectionName); }
              static newest() { return this.collection.orderBy('at').get(); }
            }
            export class Posts extends Model { protected static collectionName = 'posts'; }
            """
    )]
    [TestCase(
        "Posts.swift",
        """
            struct Posts {
                static let posts = Firestore.firestore().collection("posts")
                static func newest() { self.posts.order(by: "at").getDocuments { _, _ in } }
            }
            """
    )]
    public void This_of_a_static_method_is_the_class(string path, string code) =>
        ReadCode.Of(path, code).Should().Equal("posts order by at");

    [Test]
    public void Inherited_method_is_that_of_each_class() =>
        ReadCode
            .Of(
                "models.js",
                """
                class Model {
                  static all() { return db.collection(this.path).get(); }
                }
                class Posts extends Model { static path = 'posts'; }
                class Users extends Model { static path = 'users'; }
                export const load = () => Promise.all([Posts.all(), Users.all()]);
                """
            )
            .Where(each => !each.StartsWith('?'))
            .Should()
            .Equal("posts", "users");

    [TestCase("Post.collection.limit(to: 1)", "posts limit 1")]
    [TestCase("User.collection.limit(to: 1)", "people limit 1")]
    [TestCase("Post.by(\"title\")", "posts order by title")]
    [TestCase("Posts().query", "posts order by at desc")]
    [TestCase("Users().query", "people order by name")]
    [TestCase("Store<User>().query", "people limit 2")]
    public void Static_member_of_a_protocol_is_that_of_each_type(string query, string expected) =>
        ReadCode
            .Of(
                "Models.swift",
                $$"""
                protocol Model {
                    static var path: String { get }
                    static var sort: Sort { get }
                }
                extension Model {
                    static var path: String { "posts" }
                    static var sort: Sort { Sort(field: "at", isDescending: true) }
                    static var collection: CollectionReference { Firestore.firestore().collection(path) }
                    static func by(_ field: String) -> Query { collection.order(by: field) }
                }
                struct Sort { let field: String; var isDescending = false }
                struct Post: Model {}
                struct User: Model { static let path = "people"; static let sort = Sort(field: "name") }
                protocol Listing { associatedtype Item: Model }
                extension Listing {
                    var query: Query { Item.collection.order(by: Item.sort.field, descending: Item.sort.isDescending) }
                }
                struct Posts: Listing { typealias Item = Post }
                struct Users: Listing { typealias Item = User }
                struct Store<Item: Model> { var query: Query { Item.collection.limit(to: 2) } }
                func load() async throws { _ = try await {{query}}.getDocuments() }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("up.toggle()")]
    [TestCase("up = !up")]
    public void State_that_is_toggled_has_both_values(string change) =>
        ReadCode
            .Of(
                "Prices.swift",
                $$"""
                struct Prices: View {
                    @State private var up = true
                    var body: some View { Text("").task { await load() }.onTapGesture { {{change}} } }
                    func load() async {
                        _ = try? await Firestore.firestore().collection("x").order(by: "at", descending: !up).getDocuments()
                    }
                }
                """
            )
            .Should()
            .Equal("x order by at", "x order by at desc");

    [TestCase("a.kt", "open val shared = false", "override val shared = true")]
    public void Field_of_a_base_is_no_only_object(string path, string inherited, string own) =>
        ReadCode
            .Of(
                path,
                $$"""
                abstract class Store(val db: FirebaseFirestore) {
                    abstract val name: String
                    {{inherited}}
                    fun load() = (if (shared) db.collection(name) else db.collection("shops/1/$name")).get()
                }
                class Own(db: FirebaseFirestore) : Store(db) { override val name = "own" }
                class All(db: FirebaseFirestore) : Store(db) {
                    override val name = "all"
                    {{own}}
                }
                fun main(db: FirebaseFirestore) { Own(db).load(); All(db).load() }
                """
            )
            .Should()
            .Equal("all", "shops/1/own");
}

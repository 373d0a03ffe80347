namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Members that a type has, or that the sources add to it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TypeMemberTests
{
    [TestCase(
        "a.dart",
        """
            extension type Things(CollectionReference<Map<String, dynamic>> ref) {
              Stream<QuerySnapshot> live(String kind) => ref.where('kind', isEqualTo: kind).snapshots();
            }
            Stream<QuerySnapshot> load(FirebaseFirestore db, String kind) => Things(db.collection('a')).live(kind);
            """,
        "a where kind == ?"
    )]
    [TestCase(
        "a.dart",
        """
            class Model {
              String _sort = 'name';
              set sort(String value) { _sort = value; }
              Future<void> load(FirebaseFirestore db) => db.collection('a').orderBy(_sort).get();
            }
            void show(Model model) { model.sort = 'price'; }
            """,
        "a order by name",
        "a order by price"
    )]
    [TestCase(
        "a.kt",
        """
            object Api {
                operator fun invoke(name: String) = Firebase.firestore.collection(name)
                fun top() = Api("a").orderBy("score").limit(1).get()
            }
            """,
        "a order by score limit 1"
    )]
    [TestCase(
        "a.swift",
        """
            enum Name: String { case users, orders = "shop_orders" }
            extension CollectionReference {
                static func of(_ name: Name) -> CollectionReference { Firestore.firestore().collection(name.rawValue) }
            }
            func load() async throws { _ = try await CollectionReference.of(.orders).getDocuments() }
            """,
        "shop_orders"
    )]
    [TestCase(
        "a.swift",
        """
            struct Criteria { var city: String? }
            func load(_ criteria: Criteria) async throws {
                var query: Query = Firestore.firestore().collection("a")
                criteria.city.map { query = query.whereField("city", isEqualTo: $0) }
                _ = try await query.getDocuments()
            }
            """,
        "a",
        "a where city == ?"
    )]
    [TestCase(
        "a.swift",
        """
            struct Page { var size = 20; var cursor: DocumentSnapshot? }
            func load(page: Page = .init()) async throws {
                var query = Firestore.firestore().collection("a").limit(to: page.size)
                if let cursor = page.cursor { query = query.start(afterDocument: cursor) }
                _ = try await query.getDocuments()
            }
            func first() async throws { try await load() }
            func again() async throws { try await load(page: Page(size: 5, cursor: nil)) }
            """,
        "a limit 20",
        "a limit 5"
    )]
    public void Member_of_a_type_is_called(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

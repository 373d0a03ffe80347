namespace RulesHarness.Code.Tests.Scripts;

/// <summary>What Swift leaves to types: generic types, values without a constructor, members without their type, projections.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SwiftTypeTests
{
    [TestCase(
        "a.swift",
        """
            protocol Entity { static var name: String { get } }
            struct Club: Entity { static let name = "clubs" }
            struct Member: Entity { static var name: String { "members" } }
            struct Store<Item: Entity> {
                let db = Firestore.firestore()
                var root: CollectionReference { db.collection(Item.name) }
                func all() async throws { _ = try await root.getDocuments() }
                func page(limit: Int? = nil) -> Query {
                    let query = root.order(by: "a")
                    return limit.map(query.limit(to:)) ?? query
                }
            }
            final class Service {
                let clubs = Store<Club>()
                func a() async throws { try await clubs.all() }
                func b() async throws { try await Store<Member>().all() }
                func c() async throws { _ = try await clubs.page(limit: 3).getDocuments() }
            }
            """,
        "clubs",
        "members",
        "clubs order by a limit 3"
    )]
    [TestCase(
        "a.swift",
        """
            protocol Entity { static var name: String { get } }
            struct Club: Entity { static let name = "clubs" }
            struct Member: Entity { static let name = "members" }
            func load<T: Entity>(_ type: T.Type) async throws { _ = try await Firestore.firestore().collection(T.name).getDocuments() }
            func show() async throws { try await load(Club.self) }
            """,
        "clubs"
    )]
    [TestCase(
        "a.swift",
        """
            struct SortKey {
                let field: String
                var ascending = true
                static let name = SortKey(field: "name")
                static func desc(_ field: String) -> SortKey { .init(field: field, ascending: false) }
            }
            func load(_ keys: SortKey..., limit: Int? = nil) async throws {
                var query: Query = Firestore.firestore().collection("a")
                for key in keys { query = query.order(by: key.field, descending: !key.ascending) }
                if let limit { query = query.limit(to: limit) }
                _ = try await query.getDocuments()
            }
            func a() async throws { try await load(.desc("at"), .name, limit: 5) }
            func b() async throws { try await load(SortKey(field: "x")) }
            func c() async throws { try await load(.init(field: "y", ascending: false)) }
            """,
        "a order by at desc, name limit 5",
        "a order by x",
        "a order by y desc"
    )]
    [TestCase(
        "a.swift",
        """
            enum Filter2: String, CaseIterable { case all, open }
            final class Model: ObservableObject {
                @Published var filter: Filter2 = .all
                func load() async throws {
                    let rooms = Firestore.firestore().collection("a")
                    _ = try await (filter == .open ? rooms.whereField("open", isEqualTo: true) : rooms).getDocuments()
                }
            }
            struct Bar: View {
                @ObservedObject var model: Model
                var body: some View { Picker("Show", selection: $model.filter) { Text("all").tag(Filter2.all) } }
            }
            """,
        "a",
        "a where open == true"
    )]
    [TestCase(
        "a.swift",
        """
            struct Rooms: View {
                @FirestoreQuery(collectionPath: "rooms", predicates: [.isEqualTo("public", true)]) var rooms: [Room]
                @FirestoreQuery var own: [Room]
                init(user: String) { _own = FirestoreQuery(collectionPath: "users/\(user)/rooms", predicates: [.limit(to: 8)]) }
                var body: some View {
                    List(rooms) { Text($0.name) }
                        .task { $rooms.predicates = [.isEqualTo("public", false), .order(by: "name")] }
                        .task { $own.path = "archive" }
                }
            }
            """,
        "rooms where public == true",
        "users/{}/rooms limit 8",
        "rooms where public == false order by name",
        "archive limit 8"
    )]
    public void Type_tells_the_query(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

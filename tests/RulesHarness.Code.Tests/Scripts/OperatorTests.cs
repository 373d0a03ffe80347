namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Operators that the sources declare, and methods of theirs that hide those of the library.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OperatorTests
{
    [TestCase(
        "a.dart",
        """
            extension Filters on Query { Query operator &(Filter filter) => where(filter); }
            Future<void> load(FirebaseFirestore db) => (db.collection('a') & Filter('x', isEqualTo: 1)).get();
            """,
        "a where x == 1"
    )]
    [TestCase(
        "a.kt",
        """
            operator fun FirebaseFirestore.get(path: String) = collection(path)
            operator fun CollectionReference.div(id: String) = document(id)
            operator fun DocumentReference.div(name: String) = collection(name)
            operator fun Query.plus(filter: Filter) = where(filter)
            class Users(private val db: FirebaseFirestore) {
                fun marks(uid: String) = (db["users"] / uid / "marks").orderBy("at").get()
                fun open() = (db["users"] + Filter.equalTo("open", true)).get()
            }
            """,
        "users/{}/marks order by at",
        "users where open == true"
    )]
    [TestCase(
        "a.swift",
        """
            extension Query { static func && (left: Query, right: Filter) -> Query { left.whereFilter(right) } }
            func load() async throws { _ = try await (Firestore.firestore().collection("a") && Filter.whereField("x", isEqualTo: 1)).getDocuments() }
            """,
        "a where x == 1"
    )]
    [TestCase(
        "a.kt",
        """
            inline fun <reified T> Query.asFlow() = callbackFlow { addSnapshotListener { value, _ -> trySend(value) } }
            fun load(db: FirebaseFirestore) = db.collection("a").whereEqualTo("x", 1).asFlow<Any>()
            """,
        "a where x == 1"
    )]
    [TestCase(
        "a.kt",
        """
            sealed interface Sort {
                val field: String
                val direction: Query.Direction get() = Query.Direction.ASCENDING
                data object Name : Sort { override val field = "name" }
                data object Newest : Sort {
                    override val field = "at"
                    override val direction = Query.Direction.DESCENDING
                }
            }
            fun Query.orderBy(sort: Sort) = orderBy(sort.field, sort.direction)
            fun load(db: FirebaseFirestore, sort: Sort) = db.collection("a").orderBy(sort).get()
            """,
        "a order by at desc",
        "a order by name"
    )]
    [TestCase(
        "a.dart",
        """
            extension Reading on Query { Future<void> readAll() => get(); }
            Future<void> load(Registry registry) => registry.find('a').readAll();
            """,
        "? the query comes from the parameter `registry` of `load`"
    )]
    public void Operator_of_the_sources_is_called(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

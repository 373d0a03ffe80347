namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Forms of a language that queries pass.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LanguageTests
{
    [TestCase("db.at(\"b\") eq name", "x where b == ?")]
    [TestCase("db.table().offset(10).limit(5)", "x limit 5 offset 10")]
    [TestCase("db.table().select(\"a\", \"b\")", "x select a, b")]
    [TestCase("db.table().findNearest(\"v\", vector, 7, COSINE)", "x nearest by v limit 7")]
    [TestCase("db.table().orderBy(runCatching { named(name) }.getOrDefault(\"a\"))", "x order by a", "x order by b")]
    [TestCase("db.table().orderBy(runCatching { named(name) }.getOrNull() ?: \"a\")", "x order by a", "x order by b")]
    [TestCase("db.table().orderBy(runCatching { named(name) }.getOrElse { \"a\" })", "x order by a", "x order by b")]
    [TestCase("db.table().orderBy(\"by_${Kind.NEW}\")", "x order by by_NEW")]
    [TestCase("db.table().where(one(name))", "x where (a == 1 or b == ?)", "x where a == 1")]
    public void Query_in_Kotlin_is_read(string query, params string[] expected) =>
        ReadCode
            .Of(
                "a.kt",
                $$"""
                enum class Kind { NEW, OLD }
                class Db(private val firestore: Firestore) {
                    fun table(): Query = firestore.collection("x")
                    fun at(field: String) = Clause(table(), field)
                }
                class Clause(private val query: Query, private val field: String) {
                    infix fun eq(value: Any?): Query = query.whereEqualTo(field, value)
                }
                fun named(name: String) = "b"
                fun one(name: String?): Filter {
                    val all = listOfNotNull(Filter.equalTo("a", 1), name?.let { Filter.equalTo("b", it) })
                    return if (all.size == 1) all.single() else Filter.or(*all.toTypedArray())
                }
                fun load(db: Db, name: String?, vector: DoubleArray) { val query = {{query}}
                    query.get() }
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Names_of_a_sequence_are_gone_through() =>
        ReadCode
            .Of(
                "a.kt",
                """
                fun load(db: FirebaseFirestore) {
                    val names = sequence { yield("a"); yieldAll(listOf("b", "c")) }
                    names.forEach { db.collection("x").orderBy(it).get() }
                }
                """
            )
            .Should()
            .Equal("x order by a", "x order by b", "x order by c");

    [Test]
    public void Method_is_not_read_for_objects_on_which_nothing_calls_it() =>
        ReadCode
            .Of(
                "a.kt",
                """
                class Table(private val db: FirebaseFirestore, private val name: String) {
                    fun all(vararg rules: Rule) = rules.fold(db.collection(name) as Query) { q, r -> r.on(q) }.get()
                }
                abstract class Rule { abstract fun on(query: Query): Query }
                class Is(private val field: String) : Rule() { override fun on(query: Query) = query.whereEqualTo(field, 1) }
                class Store(db: FirebaseFirestore) { val cats = Table(db, "cats"); val dogs = Table(db, "dogs") }
                fun load(store: Store) { store.dogs.all(Is("good")) }
                """
            )
            .Should()
            .Equal("dogs where good == 1");

    [TestCase("for each in Sort.allCases where each != .best { send(each.field) }", "x order by at")]
    [TestCase("for each in [1, 2] where each > limit { send(\"f\\(each)\") }", "x order by f1", "x order by f2")]
    [TestCase("send(\"by_\\(Sort.best)\")", "x order by by_best")]
    [TestCase("send(String(describing: Sort.best))", "x order by best")]
    [TestCase("var all = [\"a\"]; if big { all.append(\"b\") }; send(all[0])", "x order by a")]
    public void Query_in_Swift_is_read(string code, params string[] expected) =>
        ReadCode
            .Of(
                "a.swift",
                $$"""
                enum Sort: String, CaseIterable {
                    case newest = "n", best = "b"
                    var field: String { self == .best ? "stars" : "at" }
                }
                func send(_ field: String) { Firestore.firestore().collection("x").order(by: field).getDocuments { _, _ in } }
                func load(limit: Int, big: Bool) { {{code}} }
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Field_of_a_value_that_nothing_makes_is_each_case() =>
        ReadCode
            .Of(
                "a.swift",
                """
                enum Sort { case newest, best; var field: String { self == .best ? "stars" : "at" } }
                struct Options { var sort: Sort = .newest; var tags: [String] = [] }
                func load(_ db: Firestore, _ options: Options) async throws {
                    _ = try await db.collection("x").order(by: options.sort.field).getDocuments()
                }
                """
            )
            .Should()
            .Equal("x order by at", "x order by stars");

    [Test]
    public void Getter_of_an_extension_is_read_in_another_one() =>
        ReadCode
            .Of(
                "a.dart",
                """
                extension Named on FirebaseFirestore {
                    CollectionReference get cities => collection('cities');
                    Query streets(String city) => cities.doc(city).collection('streets').orderBy('name');
                }
                Future<void> load(FirebaseFirestore db, String city) => db.streets(city).get();
                """
            )
            .Should()
            .Equal("cities/{}/streets order by name");

    [Test]
    public void Event_of_a_bloc_is_each_that_is_added() =>
        ReadCode
            .Of(
                "a.dart",
                """
                class Opened { Opened({this.sort = 'at'}); final String sort; }
                class ListBloc extends Bloc<Object, int> {
                    ListBloc(this.db) : super(0) {
                        on<Opened>((event, emit) async { await db.collection('x').orderBy(event.sort).get(); });
                    }
                    final FirebaseFirestore db;
                }
                void open(ListBloc bloc) { bloc.add(Opened()); bloc.add(Opened(sort: 'stars')); }
                """
            )
            .Should()
            .Equal("x order by at", "x order by stars");
}

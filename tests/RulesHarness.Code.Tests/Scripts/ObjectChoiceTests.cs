namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Queries that depend on which of several objects one is: its class, its parts, its place in a list.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ObjectChoiceTests
{
    [Test]
    public void Kotlin_arm_of_another_class_is_not_taken() =>
        ReadCode
            .Of(
                "a.kt",
                """
                sealed interface Scope {
                    data object Everyone : Scope
                    data class Team(val id: String) : Scope
                    data class Mine(val uid: String) : Scope
                }
                fun Query.within(scope: Scope): Query = when (scope) {
                    Scope.Everyone -> this
                    is Scope.Team -> whereEqualTo("team", scope.id)
                    is Scope.Mine -> whereEqualTo("owner", scope.uid)
                }
                fun load(db: FirebaseFirestore, uid: String) = db.collection("tasks").within(Scope.Mine(uid)).get()
                fun other(db: FirebaseFirestore, scope: Any) {
                    val tasks = db.collection("files")
                    val query = if (Scope.Everyone is Scope.Team) tasks.limit(1) else tasks
                    query.get()
                }
                """
            )
            .Should()
            .BeEquivalentTo("tasks where owner == ?", "files");

    [Test]
    public void Kotlin_property_of_a_subclass_decides_together_with_its_other_properties() =>
        ReadCode
            .Of(
                "a.kt",
                """
                sealed class Order {
                    abstract val column: String
                    open val isReversed: Boolean get() = false
                    object Name : Order() { override val column = "name" }
                    object Age : Order() {
                        override val column = "born"
                        override val isReversed get() = true
                    }
                }
                fun load(db: FirebaseFirestore, order: Order) {
                    val direction = if (order.isReversed) Query.Direction.DESCENDING else Query.Direction.ASCENDING
                    db.collection("people").orderBy(order.column, direction).get()
                }
                """
            )
            .Should()
            .BeEquivalentTo("people order by name", "people order by born desc");

    [Test]
    public void Parts_of_an_entry_of_a_table_belong_together() =>
        ReadCode
            .Of(
                "a.ts",
                """
                import { collection, getDocs, getFirestore, orderBy, query } from 'firebase/firestore';
                const VIEWS = { late: { by: 'due', way: 'asc' }, new: { by: 'made', way: 'desc' }, old: { by: 'made', way: 'asc' } };
                export function load(view: string) {
                  const { by, way } = VIEWS[view];
                  return getDocs(query(collection(getFirestore(), 'jobs'), orderBy(by, way)));
                }
                """
            )
            .Should()
            .BeEquivalentTo("jobs order by due", "jobs order by made desc", "jobs order by made");

    [TestCase("parts.splice(1, 0, orderBy('b'))", "jobs order by a, b, c")]
    [TestCase("parts.splice(0, 1)", "jobs order by c")]
    [TestCase("parts.unshift(orderBy('b'))", "jobs order by b, a, c")]
    [TestCase("parts.splice(parts.length - 1, 0, where('b', '==', 1))", "jobs where b == 1 order by a, c")]
    [TestCase("parts.splice(at, 0, orderBy('b'))", "? a part of the query is only known when the code runs")]
    [TestCase("parts.splice(at, 1)", "? a part of the query is only known when the code runs")]
    public void List_that_is_changed_in_its_middle_is_followed(string change, string expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { collection, getDocs, getFirestore, orderBy, query, where } from 'firebase/firestore';
                export function load(at: number) {
                  const parts = [orderBy('a'), orderBy('c')];
                  {{change}};
                  return getDocs(query(collection(getFirestore(), 'jobs'), ...parts));
                }
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Swift_cases_in_a_list_are_applied_one_after_the_other() =>
        ReadCode
            .Of(
                "a.swift",
                """
                enum Rule {
                    case mine, tagged(String)
                    func add(_ query: Query) -> Query {
                        switch self {
                        case .mine: return query.whereField("mine", isEqualTo: NSNull())
                        case .tagged(let tag): return query.whereField("tags", arrayContains: tag)
                        }
                    }
                }
                enum Kind: String { case one, two }
                extension Query {
                    func with(_ rules: [Rule]) -> Query { rules.reduce(self) { query, rule in rule.add(query) } }
                    func start(ifAny last: DocumentSnapshot?) -> Query { last == nil ? self : start(afterDocument: last!) }
                }
                func load(tag: String) {
                    var rules: [Rule] = [.tagged(tag)]
                    if tag.isEmpty { rules.append(.mine) }
                    Firestore.firestore().collection("a").with(rules).start(ifAny: nil).getDocuments { _, _ in }
                    let kinds: [Kind] = [.one, .two]
                    Firestore.firestore().collection("b").whereField("kind", in: kinds.map(\.rawValue)).getDocuments { _, _ in }
                }
                """
            )
            .Should()
            .BeEquivalentTo(
                "a where tags has ?",
                "a where tags has ? and mine == null",
                "b where kind in [\"one\", \"two\"]"
            );

    [Test]
    public void Dart_cases_that_a_generator_makes_are_told_apart() =>
        ReadCode
            .Of(
                "a.dart",
                """
                @freezed
                sealed class Pick with _$Pick {
                  const Pick._();
                  const factory Pick.all() = All;
                  const factory Pick.of(String uid, {@Default(false) bool hidden}) = Of;
                  const factory Pick.since(DateTime at) = Since;
                  Query apply(Query q) => switch (this) {
                    All() => q,
                    Of(:final uid, hidden: true) => q.where('uid', isEqualTo: uid),
                    Of(uid: final id) => q.where('uid', isEqualTo: id).where('hidden', isEqualTo: false),
                    Since(at: final moment) => q.where('at', isGreaterThan: moment),
                  };
                }
                final pickProvider = StateProvider<Pick>((ref) => const Pick.all());
                class Bar {
                  void own(WidgetRef ref) => ref.read(pickProvider.notifier).state = Pick.of('me');
                }
                @riverpod
                FirebaseFirestore database(DatabaseRef ref) => FirebaseFirestore.instance;
                extension Db on FirebaseFirestore {
                  CollectionReference get clips => collection('clips');
                }
                @riverpod
                Future<QuerySnapshot> clips(ClipsRef ref) => ref.watch(pickProvider).apply(ref.watch(databaseProvider).clips).get();
                """
            )
            .Should()
            .BeEquivalentTo("clips", "clips where uid == \"me\"", "clips where uid == \"me\" and hidden == false");

    [Test]
    public void Kotlin_container_gives_the_collection_with_the_same_annotation() =>
        ReadCode
            .Of(
                "a.kt",
                """
                @Qualifier annotation class Drafts
                @Module
                object Data {
                    @Provides @Drafts fun drafts(db: FirebaseFirestore): CollectionReference = db.collection("drafts")
                    @Provides @Named("sent") fun sent(db: FirebaseFirestore) : CollectionReference { return db.collection("sent") }
                }
                class Mail @Inject constructor(@Drafts private val drafts: CollectionReference, @Named("sent") private val sent: CollectionReference, @Named("no") private val no: CollectionReference) {
                    fun load() { drafts.limit(1).get(); sent.limit(2).get(); no.limit(3).get() }
                }
                """
            )
            .Should()
            .BeEquivalentTo("drafts limit 1", "sent limit 2", "? the query comes from the parameter `no` of `Mail`");

    [Test]
    public void Kotlin_builders_and_members_of_imports_are_read() =>
        ReadCode
            .Of(
                "a.kt",
                """
                import com.google.firebase.firestore.AggregateField.sum
                class Shop(private val db: FirebaseFirestore) {
                    private inline fun CollectionReference.open(more: CollectionReference.() -> Query) = more()
                    fun load() {
                        val queries = buildList { add(db.collection("a")); add(db.collection("b").limit(1)) }
                        queries.forEach { it.get() }
                        db.collection("c").aggregate(sum("price")).get(AggregateSource.SERVER)
                        db.collection("d").open { whereEqualTo("open", true) }.get()
                        val filters = mutableListOf(Filter.lessThan("x", 1))
                        filters += Filter.equalTo("y", 2)
                        db.collection("e").where(Filter.and(*filters.toTypedArray())).get()
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("a", "b limit 1", "c sum(price)", "d where open == true", "e where x < 1 and y == 2");

    [Test]
    public void Id_that_is_empty_leads_to_no_query_beside_one_that_is_not() =>
        ReadCode
            .Of(
                "a.swift",
                """
                func load(book: Book) {
                    let id = book.id ?? ""
                    Firestore.firestore().collection("books/\(id)/notes").getDocuments { _, _ in }
                }
                """
            )
            .Should()
            .Equal("books/{}/notes");
}

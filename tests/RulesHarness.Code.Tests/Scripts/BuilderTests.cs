namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Classes whose objects build a query step by step.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BuilderTests
{
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, QueryConstraint } from 'firebase/firestore';
            class Builder {
              private steps: QueryConstraint[] = [];
              constructor(private readonly name: string) {}
              eq(field: string, value: unknown): this { this.steps.push(where(field, '==', value)); return this; }
              by(field: string): this { this.steps.push(orderBy(field)); return this; }
              run() { return getDocs(query(collection(db, this.name), ...this.steps)); }
            }
            export const posts = () => new Builder('posts').eq('draft', false).by('at').run();
            export const users = () => new Builder('users').eq('role', 'admin').run();
            """,
        "posts where draft == false order by at",
        "users where role == \"admin\""
    )]
    [TestCase(
        "a.js",
        """
            const { getFirestore } = require('firebase-admin/firestore');
            class Report {
              #query;
              constructor(name) { this.#query = getFirestore().collection(name); }
              static of(name) { return new Report(name); }
              open() { return this.#with((q) => q.where('open', '==', true)); }
              newest() { return this.#with((q) => q.orderBy('at', 'desc')); }
              #with(change) { this.#query = change(this.#query); return this; }
              run() { return this.#query.get(); }
            }
            exports.a = () => Report.of('a').open().newest().run();
            exports.b = () => new Report('b').newest().run();
            """,
        "a where open == true order by at desc",
        "b order by at desc"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, Query } from 'firebase/firestore';
            class Posts {
              constructor(private readonly q: Query) {}
              eq(field: string, value: unknown) { return new Posts(query(this.q, where(field, '==', value))); }
              get() { return getDocs(this.q); }
            }
            export const load = () => new Posts(collection(db, 'posts')).eq('a', 1).eq('b', 2).get();
            """,
        "posts where a == 1 and b == 2"
    )]
    [TestCase(
        "a.dart",
        """
            class Filters {
              final parts = <Filter>[];
              Filters where(String field, Object value) { parts.add(Filter(field, isEqualTo: value)); return this; }
              Query on(Query query) { for (final part in parts) query = query.where(part); return query; }
            }
            Future<void> a(FirebaseFirestore db) => Filters().where('x', 1).where('y', 2).on(db.collection('a')).get();
            Future<void> b(FirebaseFirestore db) => (Filters()..where('z', 3)).on(db.collection('b')).get();
            """,
        "a where x == 1 and y == 2",
        "b where z == 3"
    )]
    [TestCase(
        "a.kt",
        """
            class Scope(query: Query) {
                var query: Query = query
                    private set
                fun where(field: String, value: Any) = apply { query = query.whereEqualTo(field, value) }
                fun sortedBy(field: String) { query = query.orderBy(field) }
            }
            private inline fun build(base: Query, block: Scope.() -> Unit): Query = Scope(base).also(block).query
            fun a(db: FirebaseFirestore) = build(db.collection("a")) { where("x", 1); sortedBy("at") }.get()
            fun b(db: FirebaseFirestore) = build(db.collection("b")) { sortedBy("name") }.get()
            """,
        "a where x == 1 order by at",
        "b order by name"
    )]
    [TestCase(
        "a.kt",
        """
            class FilterScope {
                private val parts = mutableListOf<Filter>()
                infix fun String.eq(value: Any?) { parts += Filter.equalTo(this, value) }
                operator fun Filter.unaryPlus() { parts.add(this) }
                fun anyOf(block: FilterScope.() -> Unit) { parts += Filter.or(*FilterScope().apply(block).parts.toTypedArray()) }
                fun build(): Filter = Filter.and(*parts.toTypedArray())
            }
            fun Query.filter(block: FilterScope.() -> Unit): Query = where(FilterScope().apply(block).build())
            fun a(db: FirebaseFirestore) = db.collection("a").filter { "open" eq true; anyOf { "x" eq 1; +Filter.equalTo("y", 2) } }.get()
            fun b(db: FirebaseFirestore) = db.collection("b").filter { "z" eq 3 }.get()
            """,
        "a where open == true and (x == 1 or y == 2)",
        "b where z == 3"
    )]
    [TestCase(
        "a.swift",
        """
            struct Builder {
                private var query: Query
                init(_ name: String) { query = Firestore.firestore().collection(name) }
                func eq(_ field: String, _ value: Any) -> Builder {
                    var copy = self
                    copy.query = copy.query.whereField(field, isEqualTo: value)
                    return copy
                }
                func run() async throws -> QuerySnapshot { try await query.getDocuments() }
            }
            func a() async throws { _ = try await Builder("a").eq("x", 1).run() }
            func b() async throws { _ = try await Builder("b").eq("y", 2).eq("z", 3).run() }
            """,
        "a where x == 1",
        "b where y == 2 and z == 3"
    )]
    public void Query_has_the_steps_of_its_own_builder(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

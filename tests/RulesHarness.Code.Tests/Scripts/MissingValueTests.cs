namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Values that are null or left out, and values that are not known where a query is expected.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MissingValueTests
{
    [TestCase(
        "a.js",
        """
            class Search {
              constructor(name) { this.name = name; this.order = null; }
              by(field) { this.order = { field }; return this; }
              run() {
                let q = getFirestore().collection(this.name);
                if (this.order) q = q.orderBy(this.order.field);
                return q.get();
              }
            }
            exports.a = () => new Search('a').by('x').run();
            exports.b = () => new Search('b').run();
            """,
        "a order by x",
        "b"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, orderBy, query } from 'firebase/firestore';
            import { db } from './firebase';
            abstract class Base {
              protected sort: [string, 'asc' | 'desc'] | null = null;
              protected abstract readonly path: string;
              all() {
                const parts = [];
                if (this.sort) { const [field, direction] = this.sort; parts.push(orderBy(field, direction)); }
                return getDocs(query(collection(db, this.path), ...parts));
              }
            }
            class Plain extends Base { readonly path = 'plain'; }
            class Sorted extends Base { readonly path = 'sorted'; sort: [string, 'desc'] = ['at', 'desc']; }
            export const read = (a: Plain, b: Sorted) => [a.all(), b.all()];
            """,
        "plain",
        "sorted order by at desc"
    )]
    public void Branch_for_a_value_adds_nothing_where_the_value_is_null(
        string path,
        string code,
        params string[] expected
    ) => ReadCode.Of(path, code).Should().Equal(expected);

    [Test]
    public void Field_that_is_set_from_outside_can_hold_more_than_null() =>
        ReadCode
            .Of(
                "a.js",
                """
                class Search {
                  constructor() { this.order = null; }
                  run() {
                    let q = getFirestore().collection('a');
                    if (this.order) q = q.orderBy(this.order.field);
                    return q.get();
                  }
                }
                export const search = new Search();
                export const configure = (someone, field) => { someone.order = { field }; };
                """
            )
            .Should()
            .Equal("a", "? the field of a sort is only known when the code runs");

    [TestCase("read()", "x")]
    [TestCase("read({ by: 'at' })", "x order by at")]
    [TestCase("read({ only: ['a', 'b'] })", "x select a, b")]
    [TestCase("read({ by: undefined, only: ['a'] })", "x select a")]
    public void Optional_chain_ends_at_options_that_are_left_out(string call, string expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { getFirestore, Query } from 'firebase-admin/firestore';
                function read(options?: { by?: string; only?: string[] }) {
                  let q: Query = getFirestore().collection('x');
                  if (options?.by) q = q.orderBy(options.by);
                  if (options?.only?.length) q = q.select(...options.only);
                  return q.get();
                }
                export const a = () => {{call}};
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("read()", "x")]
    [TestCase("read('at')", "x order by at")]
    [TestCase("read('at', 5)", "x order by at limit 5")]
    [TestCase("read(undefined, 5)", "x limit 5")]
    public void Right_side_of_an_operator_runs_only_for_what_is_given(string call, string expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { collection, getDocs, limit, orderBy, query } from 'firebase/firestore';
                import { db } from './firebase';
                function read(field, size) {
                  const parts = [];
                  field && parts.push(orderBy(field));
                  !size || parts.push(limit(size));
                  return getDocs(query(collection(db, 'x'), ...parts));
                }
                export const a = () => {{call}};
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Value_that_is_not_known_among_queries_is_listed() =>
        ReadCode
            .Of(
                "a.kt",
                """
                fun refined(db: FirebaseFirestore, by: Refiner?, on: Boolean): Any {
                    val query = if (on) by!!.make() else db.collection("x")
                    return query.get()
                }
                """
            )
            .Should()
            .Equal("x", "? the query comes from the parameter `by` of `refined`");

    [TestCase("value?.let { block(it) } ?: this", "Query.(T) -> Query", "whereEqualTo(\"k\", it)")]
    [TestCase("if (value != null) block(value) else this", "Query.(T) -> Query", "whereEqualTo(\"k\", it)")]
    [TestCase("if (value != null) this.block(value) else this", "Query.(T) -> Query", "whereEqualTo(\"k\", it)")]
    [TestCase("if (value != null) block(this, value) else this", "Query.(T) -> Query", "whereEqualTo(\"k\", it)")]
    [TestCase("if (value != null) block() else this", "Query.() -> Query", "whereEqualTo(\"k\", id)")]
    [TestCase("if (value != null) block(this) else this", "(Query.() -> Query)", "whereEqualTo(\"k\", id)")]
    [TestCase(
        "if (value != null) block(value, this) else this",
        "(T, Query) -> Query",
        "v, q -> q.whereEqualTo(\"k\", v)"
    )]
    public void Function_with_a_receiver_is_given_it_or_has_it(string body, string type, string lambda) =>
        ReadCode
            .Of(
                "a.kt",
                $$"""
                fun <T> Query.maybe(value: T?, block: {{type}}): Query = {{body}}
                fun load(db: FirebaseFirestore, id: Long?) = db.collection("x").maybe(id) { {{lambda}} }.get()
                """
            )
            .Should()
            .Equal("x", "x where k == ?");

    [Test]
    public void Method_has_the_default_values_of_the_one_that_it_overrides() =>
        ReadCode
            .Of(
                "a.kt",
                """
                interface Named { fun load(id: String, field: String = "at", max: Long = 5): Any }
                abstract class Base : Named
                class Items(private val db: FirebaseFirestore) : Base() {
                    override fun load(id: String, field: String, max: Long) =
                        db.collection("x").whereEqualTo("id", id).orderBy(field).limit(max).get()
                }
                class Screen(private val items: Named) {
                    fun short() = items.load("a")
                    fun long() = items.load("b", max = 50)
                }
                """
            )
            .Should()
            .Equal("x where id == \"a\" order by at limit 5", "x where id == \"b\" order by at limit 50");

    [Test]
    public void Rest_of_the_arguments_can_be_empty_and_has_no_known_length() =>
        ReadCode
            .Of(
                "a.ts",
                """
                import { getFirestore } from 'firebase-admin/firestore';
                export const some = (...states: string[]) => getFirestore().collection('x').where('s', 'in', states).get();
                """
            )
            .Should()
            .Equal("x where s in […]");

    [Test]
    public void Provider_that_a_generator_makes_is_not_read_by_a_method_of_the_sources() =>
        ReadCode
            .Of(
                "a.dart",
                """
                enum Sort { name('name'), newest('at'); const Sort(this.field); final String field; }
                class Repo {
                  Repo(this.db);
                  final FirebaseFirestore db;
                  Stream watch(String uid, {Sort sort = Sort.name}) => db.collection('x').orderBy(sort.field).snapshots();
                }
                @riverpod
                Stream items(Ref ref, Repo repo, String uid) => repo.watch(uid, sort: ref.watch(chosenSortProvider));
                """
            )
            .Should()
            .Equal("x order by at", "x order by name");

    [Test]
    public void Variable_that_another_function_sets_is_not_undefined_for_ever() =>
        ReadCode
            .Of(
                "a.js",
                """
                import { collection, getDocs, query, where } from 'firebase/firestore';
                import { db } from './db';
                let author = undefined;
                export function load() {
                  let q = collection(db, 'posts');
                  if (author) q = query(q, where('author', '==', author));
                  return getDocs(q);
                }
                export function setAuthor(a) { author = a; }
                """
            )
            .Should()
            .Equal("posts", "posts where author == ?");

    [TestCase(
        "function load(by) { if (by !== undefined) q = query(q, where('a', '==', by)); return getDocs(q); } load(undefined);",
        "posts"
    )]
    [TestCase(
        "function load({ by = 'a' }) { return getDocs(query(q, where(by, '==', 1))); } load({ by: undefined });",
        "posts where a == 1"
    )]
    public void Undefined_that_is_given_decides(string code, string expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { collection, getDocs, query, where } from 'firebase/firestore';
                import { db } from './db';
                export function main() {
                  let q = collection(db, 'posts');
                  {{code}}
                }
                """
            )
            .Should()
            .Equal(expected);
}

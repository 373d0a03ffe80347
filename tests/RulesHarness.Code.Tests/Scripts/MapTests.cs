namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Maps and lists whose entries a program goes through.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MapTests
{
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';

            export const load = (uid: string) => find({ owner: uid, open: true });
            const find = (criteria: Record<string, unknown>) =>
              getDocs(query(collection(db, 'a'), ...Object.entries(criteria).map(([field, value]) => where(field, '==', value))));
            """,
        "a where owner == ? and open == true"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';

            const PERIODS = Object.freeze({ day: { days: 1, order: ['at', 'desc'] }, top: { days: 30, order: ['score'] } });
            export async function load() {
              for (const [name, { order: [field, direction = 'asc'] }] of Object.entries(PERIODS)) {
                await getDocs(query(collection(db, 'a'), where('period', '==', name), orderBy(field, direction)));
              }
            }
            """,
        "a where period == \"day\" order by at desc",
        "a where period == \"top\" order by score"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';

            export const load = (newest: boolean) => {
              let q = query(collection(db, 'a'));
              [].concat(newest ? [['at', 'desc']] : [], [['name']]).forEach(([field, direction]) => { q = query(q, orderBy(field, direction)); });
              return getDocs(q);
            };
            """,
        "a order by at desc, name",
        "a order by name"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';

            const at = (...[first, ...rest]: [string, ...string[]]) => collection(db, first, ...rest);
            export const load = (id: string) => getDocs(at('users', id, 'posts'));
            """,
        "users/{}/posts"
    )]
    [TestCase(
        "a.js",
        """
            const { getFirestore } = require('firebase-admin/firestore');
            const SIGNS = { eq: '==', gt: '>' };
            function filtered(q, filters) {
              for (const key in filters) {
                const [field, sign = 'eq'] = key.split('__');
                q = q.where(field, SIGNS[sign], filters[key]);
              }
              return q;
            }
            exports.load = () => filtered(getFirestore().collection('a'), { x: 1, y__gt: 2 }).get();
            """,
        "a where x == 1 and y > 2"
    )]
    [TestCase(
        "a.kt",
        """
            data class Spec(val equals: Map<String, Any?> = emptyMap(), val limit: Int? = null)
            class Dao(private val db: FirebaseFirestore) {
                fun find(spec: Spec): Task<QuerySnapshot> {
                    val q = spec.equals.entries.fold(db.collection("a") as Query) { q, (field, value) -> q.whereEqualTo(field, value) }
                    return (if (spec.limit != null) q.limit(spec.limit.toLong()) else q).get()
                }
                fun open() = find(Spec(mapOf("open" to true, "kind" to 1), limit = 3))
            }
            """,
        "a where open == true and kind == 1 limit 3"
    )]
    [TestCase(
        "a.kt",
        """
            fun load(db: FirebaseFirestore) {
                var q: Query = db.collection("a")
                for ((field, value) in mapOf("x" to 1, "y" to 2)) { q = q.whereEqualTo(field, value) }
                q.get()
            }
            """,
        "a where x == 1 and y == 2"
    )]
    [TestCase(
        "a.dart",
        """
            Future<void> load(FirebaseFirestore db) => find(db, {'x': 1, 'y': 2});
            Future<void> find(FirebaseFirestore db, Map<String, Object> wheres) async {
              Query q = db.collection('a');
              wheres.forEach((field, value) => q = q.where(field, isEqualTo: value));
              for (final MapEntry(:key, :value) in wheres.entries) { q = q.where(key, isGreaterThan: value); }
              await q.get();
            }
            """,
        "a where x == 1 and y == 2 and x > 1 and y > 2"
    )]
    [TestCase(
        "a.swift",
        """
            func find(_ wheres: [String: Any]) async throws {
                let q = wheres.reduce(Firestore.firestore().collection("a") as Query) { $0.whereField($1.key, isEqualTo: $1.value) }
                _ = try await q.getDocuments()
            }
            func load() async throws { try await find(["x": 1]) }
            """,
        "a where x == 1"
    )]
    [TestCase(
        "a.kt",
        """
            enum class Status(val key: String) { Open("open"), Done("done") }
            suspend fun counts(db: FirebaseFirestore) = Status.entries.associateWith { db.collection("a").whereEqualTo("status", it.key).count().get(AggregateSource.SERVER) }
            """,
        "a where status == \"done\" count()",
        "a where status == \"open\" count()"
    )]
    [TestCase(
        "a.kt",
        """
            class Dao(private val db: FirebaseFirestore) {
                fun changes(vararg filters: Filter) = (if (filters.isEmpty()) db.collection("a") else db.collection("a").where(Filter.and(*filters))).get()
                fun open() = changes(Filter.equalTo("open", true))
            }
            """,
        "a where open == true"
    )]
    public void Entries_are_gone_through(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);

    [TestCase("filters.removeWhere((key, value) => value == null);", "x where a == 1", "x where a == 1 and b == ?")]
    [TestCase("filters.removeWhere((key, value) => key == 'a');", "x where b == ?")]
    [TestCase(
        "filters.removeWhere((key, value) => skip(key));",
        "x",
        "x where a == 1",
        "x where a == 1 and b == ?",
        "x where b == ?"
    )]
    [TestCase("filters.remove('a');", "x where b == ?")]
    [TestCase("filters.clear();", "x")]
    [TestCase("filters.remove(given);", "x", "x where a == 1", "x where a == 1 and b == ?", "x where b == ?")]
    public void Entry_that_is_removed_is_gone(string change, params string[] expected) =>
        ReadCode
            .Of(
                "a.dart",
                $$"""
                Future<void> load(FirebaseFirestore db, String? b, String given, bool Function(String) skip) {
                  final filters = {'a': 1, 'b': b};
                  {{change}}
                  Query query = db.collection('x');
                  filters.forEach((key, value) { query = query.where(key, isEqualTo: value); });
                  return query.get();
                }
                """
            )
            .Should()
            .BeEquivalentTo(expected);

    [TestCase("filters.entries.removeIf { it.key == \"a\" }")]
    [TestCase("filters.keys.removeAll { it == \"a\" }")]
    [TestCase("filters.keys.remove(\"a\")")]
    [TestCase("filters.remove(\"a\")")]
    [TestCase("filters.values.removeIf { it == 1 }")]
    public void Entry_that_a_view_removes_can_be_gone(string change) =>
        ReadCode
            .Of(
                "a.kt",
                $$"""
                fun load(db: FirebaseFirestore) {
                    val filters = mutableMapOf("a" to 1, "b" to 2)
                    {{change}}
                    var query: Query = db.collection("x")
                    for ((key, value) in filters) { query = query.whereEqualTo(key, value) }
                    query.get()
                }
                """
            )
            .Should()
            .Match(found => found.Contains("x where b == 2") || found.Any(line => line.StartsWith('?')));
}

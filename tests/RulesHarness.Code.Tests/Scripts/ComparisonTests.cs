namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Comparisons as values, closures as values of an arm, and values behind a promise or a computed property.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ComparisonTests
{
    [TestCase(
        "a.swift",
        """
            enum Order: CaseIterable { case first, last, best
                var field: String { self == .best ? "stars" : "at" }
                var descending: Bool { self != .first }
            }
            func load(_ db: Firestore) async throws {
                for order in Order.allCases { _ = try await db.collection("x").order(by: order.field, descending: order.descending).getDocuments() }
            }
            """
    )]
    [TestCase(
        "a.dart",
        """
            enum Order { first, last, best;
              String get field => this == best ? 'stars' : 'at';
              bool get descending => this == Order.last || this == Order.best;
            }
            Future<void> load(FirebaseFirestore db) async {
              for (final order in Order.values) { await db.collection('x').orderBy(order.field, descending: order.descending).get(); }
            }
            """
    )]
    public void Comparison_of_cases_is_a_value(string path, string code) =>
        ReadCode.Of(path, code).Should().BeEquivalentTo("x order by at", "x order by at desc", "x order by stars desc");

    [Test]
    public void Closure_is_the_value_of_an_arm() =>
        ReadCode
            .Of(
                "a.swift",
                """
                enum Scope {
                    case mine, near(Int)
                    var narrow: (Query) -> Query {
                        switch self {
                        case .mine: { $0.whereField("mine", isEqualTo: true) }
                        case .near(let km): { query in query.whereField("km", isLessThan: km) }
                        }
                    }
                }
                func load(_ scope: Scope) async throws { _ = try await scope.narrow(Firestore.firestore().collection("x")).getDocuments() }
                func all() async throws { try await load(.mine); try await load(.near(5)) }
                """
            )
            .Should()
            .Equal("x where km < 5", "x where mine == true");

    [TestCase("const q = await Promise.resolve(base()); return getDocs(q);")]
    [TestCase("return Promise.resolve(base()).then((q) => getDocs(q));")]
    [TestCase("return later().then(getDocs);")]
    [TestCase("return Promise.all([base()].map(getDocs));")]
    [TestCase("[base()].forEach(getDocs);")]
    [TestCase("const q = computed(() => base()); return getDocs(q.value);")]
    [TestCase(
        "const parts = computed(() => [where('a', '==', 1)]); return getDocs(query(collection(db, 'x'), ...parts.value));"
    )]
    [TestCase(
        "const o = Object.assign({}, { f: 'b' }, { f: 'a' }); return getDocs(query(collection(db, 'x'), where(o.f, '==', 1)));"
    )]
    [TestCase(
        "const o: any = {}; Object.assign(o, { f: 'a' }); return getDocs(query(collection(db, 'x'), where(o.f, '==', 1)));"
    )]
    public void Value_behind_a_function_of_the_language_is_followed(string body) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { computed } from 'vue';
                import { collection, getDocs, query, where } from 'firebase/firestore';
                const base = () => query(collection(db, 'x'), where('a', '==', 1));
                const later = async () => base();
                export async function load() { {{body}} }
                """
            )
            .Should()
            .Equal("x where a == 1");

    [TestCase("m.get('n')!", "x order by name")]
    [TestCase("m.get(given)!", "x order by at desc", "x order by name")]
    [TestCase("...m.values()", "x order by name, at desc")]
    [TestCase("...[...m].map(([key, sort]) => orderBy(key))", "x order by n, d")]
    [TestCase("...Array.from(m.keys(), (key) => orderBy(key))", "x order by n, d")]
    [TestCase("...gone()", "x order by at desc")]
    [TestCase("...each()", "x where n == ? and d == ?")]
    [TestCase("...more(new Map())", "x where p == 1 and q == 1")]
    public void Entries_of_a_map_are_known(string parts, params string[] expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { collection, getDocs, orderBy, query, where, type QueryConstraint } from 'firebase/firestore';
                const m = new Map<string, QueryConstraint>([['n', orderBy('name')], ['d', orderBy('at', 'desc')]]);
                function gone() { const left = new Map(m); left.delete('n'); return left.values(); }
                function each() { const all: QueryConstraint[] = []; m.forEach((sort, key) => { all.push(where(key, '==', sort)); }); return all; }
                function more(map: Map<string, number>) { map.set('p', 1).set('q', 1); const all = []; for (const [key, value] of map) all.push(where(key, '==', value)); return all; }
                export const load = (given: string) => getDocs(query(collection(db, 'x'), {{parts}}));
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("Filter('a', '==', 1)", "x where a == 1")]
    [TestCase("Filter.or(Filter('a', '==', 1), Filter('b', '==', 2))", "x where (a == 1 or b == 2)")]
    [TestCase("firestore.Filter('a', '==', 1)", "x where a == 1")]
    public void Class_of_filters_can_be_called(string filter, string expected) =>
        ReadCode
            .Of(
                "a.ts",
                $"""
                import firestore, {"{ Filter }"} from '@react-native-firebase/firestore';
                export const load = () => firestore().collection('x').where({filter}).get();
                """
            )
            .Should()
            .Equal(expected);
}

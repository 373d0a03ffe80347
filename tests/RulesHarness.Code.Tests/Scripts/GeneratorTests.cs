namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Functions that yield values, and functions that a function returns.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GeneratorTests
{
    [TestCase("{ a: 'k' }", "x where a == \"k\"")]
    [TestCase("{ b: true }", "x where b == true and c == 1")]
    [TestCase("{ a: 'k', b: true }", "x where a == \"k\" and b == true and c == 1")]
    [TestCase("{}", "x")]
    public void Loop_runs_for_what_is_yielded(string options, string expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { getFirestore, Query } from 'firebase-admin/firestore';
                class Spec {
                  constructor(private options: { a?: string; b?: boolean }) {}
                  *filters(): Iterable<[string, any]> {
                    if (this.options.a) yield ['a', this.options.a];
                    if (this.options.b) { yield ['b', true]; yield* more(); }
                  }
                }
                function* more() { yield ['c', 1]; }
                function run(spec: Spec) {
                  let q: Query = getFirestore().collection('x');
                  for (const [field, value] of spec.filters()) q = q.where(field, '==', value);
                  return q.get();
                }
                export const read = () => run(new Spec({{options}}));
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("Criteria(open: true)", "x where open == true order by at")]
    [TestCase("Criteria(tags: const ['a'])", "x where (tags has any [\"a\"] or all == true) order by at")]
    [TestCase("Criteria(price: (1, 9), by: By.price)", "x where price >= 1 and price <= 9 order by price desc")]
    [TestCase("Criteria()", "x order by at")]
    public void Object_of_options_yields_its_filters(string criteria, string expected) =>
        ReadCode
            .Of(
                "a.dart",
                $$"""
                enum By { at, price }
                class Criteria {
                  const Criteria({this.open, this.tags = const [], this.price, this.by = By.at});
                  final bool? open;
                  final List<String> tags;
                  final (int, int)? price;
                  final By by;
                  Iterable<Filter> get filters sync* {
                    if (open != null) yield Filter('open', isEqualTo: open);
                    if (tags.isNotEmpty) yield Filter.or(Filter('tags', arrayContainsAny: tags), Filter('all', isEqualTo: true));
                  }
                }
                class Repo {
                  Repo(this.db);
                  final FirebaseFirestore db;
                  Stream search(Criteria criteria) {
                    Query query = db.collection('x');
                    criteria.filters.forEach((filter) => query = query.where(filter));
                    if (criteria.price case (final low, final high)?) {
                      query = query.where('price', isGreaterThanOrEqualTo: low, isLessThanOrEqualTo: high);
                    }
                    query = switch (criteria.by) {
                      By.at => query.orderBy('at'),
                      By.price => query.orderBy('price', descending: true),
                    };
                    return query.snapshots();
                  }
                }
                void load(Repo repo) => repo.search({{criteria}});
                """
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Function_that_another_returns_sends_what_its_calls_give_it() =>
        ReadCode
            .Of(
                "a.ts",
                """
                import { collection, getDocs, query, where, type Query } from 'firebase/firestore';
                import { db } from './db';
                const pipe = (start: Query, ...steps: Array<(q: Query) => Query>) => steps.reduce((q, step) => step(q), start);
                const by = (field: string) => (q: Query) => query(q, where(field, '==', 1));
                const createRepo = (path: string) => ({
                  find: (...steps: Array<(q: Query) => Query>) => getDocs(pipe(collection(db, path), ...steps)),
                });
                const items = createRepo('items');
                export const load = () => items.find(by('a'), by('b'));
                """
            )
            .Should()
            .Equal("items where a == 1 and b == 1");
}

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Values that can be null by their type, and what a condition says about a null.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NullableTests
{
    [TestCase(
        "a.swift",
        """
            enum Kind: String { case book, film }
            struct Filter { var kind: Kind? }
            extension Query {
                func narrowed(_ field: String, to value: Any?) -> Query {
                    guard let value else { return self }
                    return whereField(field, isEqualTo: value)
                }
            }
            func load(_ filter: Filter) async throws {
                _ = try await Firestore.firestore().collection("x").narrowed("kind", to: filter.kind?.rawValue).getDocuments()
            }
            """
    )]
    [TestCase(
        "a.kt",
        """
            enum class Kind { BOOK, FILM }
            class Filter { var kind: Kind? = null }
            fun load(db: FirebaseFirestore, filter: Filter) {
                var query: Query = db.collection("x")
                filter.kind?.let { query = query.whereEqualTo("kind", it) }
                query.get()
            }
            fun choose(filter: Filter, kind: Kind?) { filter.kind = kind }
            """
    )]
    [TestCase(
        "a.dart",
        """
            enum Kind { book, film }
            class Filter { Kind? kind; }
            Future<void> load(FirebaseFirestore db, Filter filter, String value) {
              Query query = db.collection('x');
              if (filter.kind != null) query = query.where('kind', isEqualTo: value);
              return query.get();
            }
            """
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, type Query } from 'firebase/firestore';
            class Kind { static readonly Book = new Kind('book'); constructor(readonly id: string) {} }
            class Filter { kind?: Kind; }
            export function load(filter: Filter, value: string) {
              let q: Query = collection(db, 'x');
              if (filter.kind) q = query(q, where('kind', '==', value));
              return getDocs(q);
            }
            """
    )]
    public void Field_that_can_be_null_is_there_or_not(string path, string code) =>
        ReadCode
            .Of(path, code)
            .Select(found => found.Split(" ==")[0])
            .Distinct()
            .Should()
            .BeEquivalentTo("x", "x where kind");

    [Test]
    public void Null_is_no_value_where_a_condition_rules_it_out() =>
        ReadCode
            .Of(
                "a.ts",
                """
                import { collection, getDocs, limit, orderBy, query, where } from 'firebase/firestore';
                export async function* pages() {
                  let last: number | null = null;
                  do {
                    const page = await getDocs(query(collection(db, 'x'), orderBy('n'), ...(last !== null ? [where('n', '>', last)] : []), limit(9)));
                    yield page.docs;
                    last = page.docs.at(-1)?.get('n') ?? null;
                  } while (last !== null);
                }
                """
            )
            .Should()
            .Equal("x order by n limit 9", "x where n > ? order by n limit 9");

    [TestCase("isEqualTo: 1, arrayContains: none", "x where f == 1")]
    [TestCase("isEqualTo: 1, isLessThan: null", "x where f == 1")]
    [TestCase("isEqualTo: none", "x where f == ?")]
    [TestCase("isGreaterThan: 1, isNull: none", "x where f > 1")]
    [TestCase("isNull: true", "x where f == null")]
    [TestCase("isNull: false", "x where f != null")]
    [TestCase("isNull: flag", "x where f != null", "x where f == null")]
    public void Filter_of_a_null_is_left_out_unless_it_is_an_equality(string filters, params string[] expected) =>
        ReadCode
            .Of(
                "a.dart",
                $$"""
                Future<void> load(FirebaseFirestore db, bool flag) => find(db, flag);
                Future<void> find(FirebaseFirestore db, bool flag, {Object? none}) => db.collection('x').where('f', {{filters}}).get();
                """
            )
            .Should()
            .BeEquivalentTo(expected);

    [TestCase("int? f", "isGreaterThan: f", true)]
    [TestCase("List<String>? f", "whereIn: f", true)]
    [TestCase("Filter f", "arrayContains: f.tag", true)]
    [TestCase("Filter f", "arrayContains: f.kind", false)]
    [TestCase("DateTime? f", "isGreaterThan: f?.year", true)]
    [TestCase("DateTime? f", "isGreaterThan: f?.toUtc()", true)]
    [TestCase("int? f", "isGreaterThan: f!", false)]
    [TestCase("int? f", "isGreaterThan: f ?? 3", false)]
    [TestCase("int? f", "isEqualTo: f", false)]
    [TestCase("int f", "isGreaterThan: f", false)]
    [TestCase("dynamic f", "isGreaterThan: f", false)]
    public void Filter_of_what_can_be_null_by_its_type_can_be_left_out(
        string parameter,
        string filter,
        bool isLeftOut
    ) => OfDart(parameter, $"db.collection('x').where('f', {filter}).get();").Should().Be(isLeftOut);

    [TestCase("if (f != null) db.collection('x').where('f', isLessThan: f).get();", false)]
    [TestCase("if (f == null) return; db.collection('x').where('f', isLessThan: f).get();", false)]
    [TestCase("final g = f!; db.collection('x').where('f', isLessThan: g).get();", false)]
    [TestCase("final g = f; db.collection('x').where('f', isLessThan: g).get();", true)]
    [TestCase("int? g = f; db.collection('x').where('f', isLessThan: g).get();", true)]
    [TestCase("final int g = f ?? 0; db.collection('x').where('f', isLessThan: g).get();", false)]
    public void Filter_of_what_a_condition_says_is_there_is_not_left_out(string body, bool isLeftOut) =>
        OfDart("int? f", body).Should().Be(isLeftOut);

    [Test]
    public void Filters_of_one_value_are_left_out_together() =>
        ReadCode
            .Of(
                "a.dart",
                """
                Future<void> load(FirebaseFirestore db, int? from) =>
                  db.collection('x').where('a', isGreaterThan: from).where('b', isGreaterThan: from).get();
                """
            )
            .Should()
            .Equal("x", "x where a > ? and b > ?");

    /// <summary>Returns whether the query is also listed without its filter.</summary>
    private static bool OfDart(string parameter, string body)
    {
        var found = ReadCode.Of(
            "a.dart",
            $$"""
            class Filter {
              final String? tag;
              final String kind;
              Filter(this.tag, this.kind);
            }
            Filter make(String tag, String kind) => Filter(tag, kind);
            Future<void> load(FirebaseFirestore db, {{parameter}}) async {
              {{body}}
            }
            """
        );
        found.Where(each => each != "x").Should().NotBeEmpty().And.OnlyContain(each => each.StartsWith("x where f "));
        return found.Contains("x");
    }

    [TestCase("\"n\".takeIf { on } ?: \"d\"", "x order by d", "x order by n")]
    [TestCase("\"n\".takeUnless { name.isEmpty() } ?: \"d\"", "x order by d", "x order by n")]
    public void Value_that_is_taken_on_a_condition_can_be_null(string field, params string[] expected) =>
        ReadCode
            .Of(
                "a.kt",
                $"fun load(db: FirebaseFirestore, on: Boolean, name: String) = db.collection(\"x\").orderBy({field}).get()"
            )
            .Should()
            .Equal(expected);
}

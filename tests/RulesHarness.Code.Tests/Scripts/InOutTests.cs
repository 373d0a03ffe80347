namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Variables that Swift functions change, and cases of a switch that go on with the next one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class InOutTests
{
    [TestCase("add(&query)", "x where a == 1")]
    [TestCase("add(&query, by: \"b\"); add(&query)", "x where b == 1 and a == 1")]
    [TestCase("if on { add(&query) }", "x", "x where a == 1")]
    [TestCase("all.apply(&query)", "x order by at")]
    [TestCase("let sort = { (q: inout Query) in q = q.order(by: \"s\") }; sort(&query)", "x order by s")]
    [TestCase(
        "refine(&query)",
        "? the query is changed by `refine`, which is not in the sources",
        "? the query is given to `refine`, which is not in the sources"
    )]
    [TestCase("if isSame(&query) { query = query.limit(to: 3) }", "x", "x limit 3")]
    [TestCase(
        "switch kind { case .one: query = query.limit(to: 1); fallthrough; case .two: query = query.order(by: \"t\"); default: break }",
        "x",
        "x order by t",
        "x order by t limit 1"
    )]
    public void Query_is_what_the_function_left_in_its_parameter(string statement, params string[] expected) =>
        ReadCode
            .Of(
                "a.swift",
                $$"""
                enum Kind { case one, two, three }
                struct Sorting { func apply(_ q: inout Query) { q = q.order(by: "at") } }
                final class Reader {
                    let all = Sorting()
                    func read(on: Bool, kind: Kind) async throws {
                        var query: Query = Firestore.firestore().collection("x")
                        {{statement}}
                        _ = try await query.getDocuments()
                    }
                    private func isSame(_ q: inout Query) -> Bool { return q == q }
                    private func add(_ q: inout Query, by field: String = "a") { q = q.whereField(field, isEqualTo: 1) }
                }
                """
            )
            .Should()
            .BeEquivalentTo(expected);

    [Test]
    public void Query_that_a_function_which_is_not_known_gets_is_listed() =>
        ReadCode
            .Of(
                "a.swift",
                """
                func read() {
                    var query: Query = Firestore.firestore().collection("x")
                    send(&query)
                }
                """
            )
            .Should()
            .Equal("? the query is given to `send`, which is not in the sources");

    [Test]
    public void Pair_is_taken_apart() =>
        ReadCode
            .Of(
                "a.kt",
                """
                fun load(db: FirebaseFirestore) {
                    val (field, direction) = Pair("at", Query.Direction.DESCENDING)
                    db.collection("x").orderBy(field, direction).get()
                }
                """
            )
            .Should()
            .Equal("x order by at desc");
}

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Parts of lists, lists from which a test removes items, and lists that are folded.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SublistTests
{
    private const string JavaScript = """
        import { getFirestore } from 'firebase-admin/firestore';
        const db = getFirestore();
        const all = ['a', 'b', 'c'];
        export const read = (n, flag, other) => db.collection('x').where('k', 'in', LIST).get();
        """;

    [TestCase("all.slice(0, 2)", "x where k in [\"a\", \"b\"]")]
    [TestCase("all.slice(1)", "x where k in [\"b\", \"c\"]")]
    [TestCase("all.slice(-1)", "x where k in [\"c\"]")]
    [TestCase("all.slice(0, -1)", "x where k in [\"a\", \"b\"]")]
    [TestCase("all.slice()", "x where k in [\"a\", \"b\", \"c\"]")]
    [TestCase("all.slice(0, n)", "x where k in […]")]
    [TestCase("all.filter((each) => each !== 'b')", "x where k in [\"a\", \"c\"]")]
    [TestCase("all.filter((each) => each.startsWith(other))", "x where k in […]")]
    [TestCase("[all[0], undefined].filter((each) => each !== undefined)", "x where k in [\"a\"]")]
    public void Operand_is_the_part_of_the_list(string list, string expected) =>
        ReadCode.Of("a.js", JavaScript.Replace("LIST", list, StringComparison.Ordinal)).Should().Equal(expected);

    [TestCase("['a', 'b', 'c'].slice(0, 1)", "x where a == 1")]
    [TestCase("['a', 'b'].filter((name) => name === 'b')", "x where b == 1")]
    [TestCase(
        "['a', 'b'].filter((name) => options.includes(name))",
        "x",
        "x where a == 1",
        "x where a == 1 and b == 1",
        "x where b == 1"
    )]
    public void Filters_are_those_of_the_part_of_the_list(string list, params string[] expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { collection, getDocs, query, where } from 'firebase/firestore';
                import { db } from './firebase';
                export const read = (options) =>
                  getDocs(query(collection(db, 'x'), ...{{list}}.map((name) => where(name, '==', 1))));
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("{ a: 1, b: undefined }", "x where a == 1")]
    [TestCase("{ a: 1, b: null }", "x where a == 1 and b == null")]
    [TestCase("{ a: 1, b: given }", "x where a == 1", "x where a == 1 and b == ?")]
    [TestCase("{}", "x")]
    public void Filters_of_an_object_are_those_of_its_defined_fields(string filters, params string[] expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { getFirestore, Query } from 'firebase-admin/firestore';
                const start: Query = getFirestore().collection('x');
                const build = (filters: Record<string, unknown>) =>
                  Object.entries(filters)
                    .filter(([, value]) => value !== undefined)
                    .reduce((all, [field, value]) => all.where(field, '==', value), start);
                export const read = (given?: string) => build({{filters}}).get();
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("for (const [field, value] of known) q = q.where(field, '==', value);")]
    [TestCase("known.forEach(([field, value]) => { q = q.where(field, '==', value); });")]
    public void Loop_over_a_tested_list_runs_for_what_is_left(string loop) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                const { getFirestore } = require('firebase-admin/firestore');
                exports.read = (city) => {
                  let q = getFirestore().collection('x');
                  const known = Object.entries({ open: true, city, zip: undefined }).filter(([, value]) => value !== undefined);
                  {{loop}}
                  return q.get();
                };
                """
            )
            .Should()
            .Equal("x where open == true", "x where open == true and city == ?");

    [TestCase(
        "a.dart",
        """
            Future<void> load(FirebaseFirestore db, bool some) {
              final parts = [if (some) Filter('a', isNull: true), for (final t in ['x', 'y']) Filter('t', isEqualTo: t)];
              return db.collection('x').where(parts.reduce((left, right) => Filter.or(left, right))).get();
            }
            """,
        "x where (a == null or t == \"x\" or t == \"y\")",
        "x where (t == \"x\" or t == \"y\")"
    )]
    [TestCase(
        "a.dart",
        """
            final parts = [Filter('a', isEqualTo: 1), Filter('b', isEqualTo: 2), Filter('c', isEqualTo: 3)];
            Future<void> all(FirebaseFirestore db) => db.collection('x').where(parts.reduce(Filter.or)).get();
            Future<void> rest(FirebaseFirestore db) => db.collection('y').where(parts.skip(1).fold(parts.first, Filter.and)).get();
            Future<void> two(FirebaseFirestore db) => db.collection('z').where(parts.take(2).reduce(Filter.and)).get();
            """,
        "x where (a == 1 or b == 2 or c == 3)",
        "y where a == 1 and b == 2 and c == 3",
        "z where a == 1 and b == 2"
    )]
    [TestCase(
        "a.kt",
        """
            val parts = listOf(Filter.equalTo("a", 1), Filter.equalTo("b", 2), Filter.equalTo("c", 3))
            fun load(db: FirebaseFirestore) = db.collection("x").where(parts.dropLast(1).reduce { left, right -> Filter.or(left, right) }).get()
            fun last(db: FirebaseFirestore) = db.collection("y").where(parts.takeLast(1).first()).get()
            """,
        "x where (a == 1 or b == 2)",
        "y where c == 3"
    )]
    [TestCase(
        "a.swift",
        """
            let fields = ["a", "b", "c"]
            func load(db: Firestore) async throws {
                _ = try await fields.prefix(2).reduce(db.collection("x") as Query) { $0.whereField($1, isEqualTo: 1) }.getDocuments()
                _ = try await fields.dropFirst().reduce(db.collection("y") as Query) { $0.whereField($1, isEqualTo: 1) }.getDocuments()
            }
            """,
        "x where a == 1 and b == 1",
        "y where b == 1 and c == 1"
    )]
    public void List_is_folded_from_its_first_item(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Lists and maps whose items are removed, replaced, sorted or counted.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ListChangeTests
{
    [TestCase("parts.pop();", "x where a == 1 and b == 1")]
    [TestCase("parts.shift();", "x where b == 1 order by c")]
    [TestCase("parts.length = 0;", "x")]
    [TestCase("parts[2] = orderBy('d');", "x where a == 1 and b == 1 order by d")]
    [TestCase("parts[3] = orderBy('d');", "x where a == 1 and b == 1 order by c, d")]
    [TestCase("parts.push(orderBy('d')); parts.reverse();", "x where b == 1 and a == 1 order by d, c")]
    [TestCase("parts[n] = orderBy('d');", "? a part of the query is only known when the code runs")]
    [TestCase("parts.sort();", "? a part of the query is only known when the code runs")]
    [TestCase("parts.length = n;", "? a part of the query is only known when the code runs")]
    public void Constraints_are_those_that_are_left(string change, string expected) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                import { collection, getDocs, orderBy, query, where, type QueryConstraint } from 'firebase/firestore';
                import { db } from './db';
                export function read(n: number) {
                  const parts: QueryConstraint[] = [where('a', '==', 1), where('b', '==', 1), orderBy('c')];
                  {{change}}
                  return getDocs(query(collection(db, 'x'), ...parts));
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("for (let i = 0; i < names.length; i++) q = q.where(names[i], '==', 1);", "x where a == 1 and b == 1")]
    [TestCase("for (const i in names) q = q.where(names[i], '==', 1);", "x where a == 1 and b == 1")]
    [TestCase("q = q.orderBy(names.at(-1));", "x order by b")]
    [TestCase("q = q.orderBy(names.find((name) => name === 'b'));", "x order by b")]
    [TestCase("let i = 0; i++; q = q.orderBy(names[i]);", "x order by a", "x order by b")]
    [TestCase("let i = 1; --i; q = q.orderBy(names[i]);", "x order by a", "x order by b")]
    [TestCase("delete map.a; for (const name of Object.keys(map)) q = q.orderBy(name);", "x order by b")]
    [TestCase(
        "map[given] = 1; for (const name of Object.keys(map).slice(0, 1)) q = q.orderBy(name);",
        "x order by a",
        "? the field of a sort is only known when the code runs"
    )]
    public void Item_is_the_one_that_is_meant(string code, params string[] expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { getFirestore } from 'firebase-admin/firestore';
                export function read(given) {
                  const names = ['a', 'b'];
                  const map = { a: 1, b: 2 };
                  let q = getFirestore().collection('x');
                  {{code}}
                  return q.get();
                }
                """
            )
            .Where(line => !line.StartsWith('x') || expected.Contains(line))
            .Should()
            .BeEquivalentTo(expected);

    [TestCase(
        "a.dart",
        """
            Future<void> load(FirebaseFirestore db) {
              final names = ['a', 'b', 'c']..removeLast();
              final others = ['d', 'e', 'f'];
              others.removeWhere((name) => name == 'e');
              others.removeAt(0);
              Query query = db.collection('x');
              for (var i = 0; i < names.length; i++) { query = query.where(names[i], isEqualTo: 1); }
              return query.orderBy(others.first).get();
            }
            """,
        "x where a == 1 and b == 1 order by f"
    )]
    [TestCase(
        "a.kt",
        """
            fun load(db: FirebaseFirestore): Any {
                val names = mutableListOf("a", "b", "c")
                names.removeFirst()
                names.removeAll { it == "c" }
                val none = mutableListOf("z")
                none.clear()
                return (names + none).fold(db.collection("x") as Query) { query, name -> query.whereEqualTo(name, 1) }.get()
            }
            """,
        "x where b == 1"
    )]
    [TestCase(
        "a.swift",
        """
            func load(db: Firestore) async throws {
                var names = ["a", "b", "c"]
                names.removeLast()
                names.removeAll { $0 == "a" }
                names[0] = "z"
                _ = try await names.reduce(db.collection("x") as Query) { $0.whereField($1, isEqualTo: 1) }.getDocuments()
            }
            """,
        "x where z == 1"
    )]
    public void Removed_items_are_gone(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);

    [TestCase("names.removeAll(where: match)", "x", "x where a == 1", "x where a == 1 and b == 1", "x where b == 1")]
    [TestCase("names.removeLast(2)", "x where a == 1")]
    [TestCase("names.removeFirst(2)", "x where c == 1")]
    [TestCase("names.removeAll(keepingCapacity: true)", "x")]
    public void Swift_removes_what_its_method_says(string change, params string[] expected) =>
        ReadCode
            .Of(
                "a.swift",
                $$"""
                func load(db: Firestore, match: (String) -> Bool) async throws {
                    var names = ["a", "b"{{(change.Contains('2') ? ", \"c\"" : "")}}]
                    {{change}}
                    var query: Query = db.collection("x")
                    for name in names { query = query.whereField(name, isEqualTo: 1) }
                    _ = try await query.getDocuments()
                }
                """
            )
            .Should()
            .BeEquivalentTo(expected);

    [TestCase("final one = all.removeAt(0); await one.get();", "a")]
    [TestCase("await all.removeAt(1).get();", "b")]
    public void Removed_item_is_returned(string take, string expected) =>
        ReadCode
            .Of(
                "a.dart",
                $$"""
                Future<void> load(FirebaseFirestore db) async {
                  final all = [db.collection('a'), db.collection('b')];
                  {{take}}
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("const t = on ? a : b; t.pop();", "x", "x where a == 1")]
    [TestCase("const t = on ? a : b; t.push(where('c', '==', 1));", "x where a == 1", "x where a == 1 and c == 1")]
    [TestCase("const t = on ? a : b; t[0] = where('c', '==', 1);", "x where a == 1", "x where c == 1")]
    [TestCase("const t = on ? a : b; t.length = 0;", "x", "x where a == 1")]
    public void List_that_can_be_another_one_is_changed_or_not(string change, params string[] expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { collection, getDocs, query, where } from 'firebase/firestore';
                export function read(db, on) {
                  const a = [where('a', '==', 1)];
                  const b = [where('b', '==', 1)];
                  {{change}}
                  return getDocs(query(collection(db, 'x'), ...a));
                }
                """
            )
            .Should()
            .BeEquivalentTo(expected);

    [TestCase("const names = { a: 'x' }; names[given] = 'y'; await getDocs(collection(db, names.a));", "x", "y")]
    [TestCase(
        "const names = ['x', 'z'].filter((n) => on(n)); names[0] = 'y'; for (const n of names) await getDocs(collection(db, n));",
        "?"
    )]
    public void Place_that_is_not_known_can_be_any(string code, params string[] expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { collection, getDocs } from 'firebase/firestore';
                export async function read(db, given, on) {
                  {{code}}
                }
                """
            )
            .Select(found => found[..1])
            .Should()
            .BeEquivalentTo(expected);
}

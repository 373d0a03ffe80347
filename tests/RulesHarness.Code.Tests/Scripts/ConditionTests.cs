using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Conditions that ask for the same thing agree, and those that do not are independent.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConditionTests
{
    private const string JavaScript = """
        import { collection, getDocs, orderBy, query, where, limit } from 'firebase/firestore';
        import { db } from './firebase';
        export async function read(options, tag) {
          let q = query(collection(db, 'posts'));
        BODY
          return getDocs(q);
        }
        """;

    [TestCase("if (tag) q = query(q, where('tag', '==', tag)); if (tag) q = query(q, orderBy('at'));", 2)]
    [TestCase("if (tag) q = query(q, where('tag', '==', tag)); if (!tag) q = query(q, orderBy('at'));", 2)]
    [TestCase("if (tag) q = query(q, where('tag', '==', tag)); if (options.sort) q = query(q, orderBy('at'));", 4)]
    [TestCase("q = tag ? query(q, where('tag', '==', tag)) : q; q = tag ? query(q, orderBy('at')) : q;", 2)]
    [TestCase(
        "if (tag) { q = query(q, where('tag', '==', tag)); } tag = options.other; if (tag) q = query(q, orderBy('at'));",
        4
    )]
    [TestCase(
        "if (tag !== null) q = query(q, where('tag', '==', tag)); if (tag != null) q = query(q, orderBy('at'));",
        2
    )]
    [TestCase("if (tag) q = query(q, where('tag', '==', tag)); if (tag !== null) q = query(q, orderBy('at'));", 3)]
    [TestCase("if (options.tag) q = query(q, where('tag', '==', 1)); if (options.tag) q = query(q, orderBy('at'));", 2)]
    [TestCase(
        "if (options.tag) q = query(q, where('tag', '==', 1)); options.tag = tag; if (options.tag) q = query(q, orderBy('at'));",
        4
    )]
    [TestCase("if (tag === 'a') q = query(q, where('tag', '==', 1)); if (tag === 'b') q = query(q, orderBy('at'));", 3)]
    [TestCase("if (tag === 'a') q = query(q, where('tag', '==', 1)); if (tag !== 'a') q = query(q, orderBy('at'));", 2)]
    [TestCase(
        "const parts = []; if (tag) parts.push(where('tag', '==', tag)); if (tag) parts.push(orderBy('at')); q = query(q, ...parts);",
        2
    )]
    [TestCase("q = query(q, ...(tag ? [where('tag', '==', tag)] : []), ...(tag ? [] : [orderBy('at')]));", 2)]
    [TestCase(
        "if (tag && options.at) q = query(q, where('tag', '==', tag)); if (tag && options.at) q = query(q, orderBy('at'));",
        4
    )]
    [TestCase(
        "if (tag && options.at) q = query(q, where('tag', '==', tag)); if (!tag) q = query(q, orderBy('at'));",
        3
    )]
    [TestCase(
        "switch (tag) { case 'a': q = query(q, limit(1)); break; case 'b': q = query(q, limit(2)); break; } if (tag === 'a') q = query(q, orderBy('at'));",
        3
    )]
    [TestCase("if (!tag) return getDocs(q); if (tag) q = query(q, where('tag', '==', tag));", 1)]
    [TestCase(
        "const sort = { new: ['at', 'desc'], old: ['at', 'asc'], top: ['likes', 'desc'] }[options.sort]; q = query(q, orderBy(sort[0], sort[1]));",
        3
    )]
    [TestCase(
        "const [field, direction] = { old: ['at', 'asc'], top: ['likes', 'desc'] }[options.sort]; q = query(q, orderBy(field, direction));",
        2
    )]
    [TestCase(
        "if (tag?.length > 0) q = query(q, where('tag', '==', tag)); if (tag?.length > 0) q = query(q, orderBy('at'));",
        2
    )]
    public void Shapes_of_a_function_in_JavaScript(string body, int shapes) =>
        Shapes("read.js", JavaScript.Replace("BODY", body, StringComparison.Ordinal)).Should().HaveCount(shapes);

    [TestCase(
        "read.dart",
        """
            Future<void> read(FirebaseFirestore db, String? tag) async {
              Query q = db.collection('posts');
              if (tag != null) q = q.where('tag', isEqualTo: tag);
              if (tag != null) q = q.orderBy('at');
              await q.get();
            }
            """
    )]
    [TestCase(
        "read.dart",
        """
            enum Sort {
              newest('at', true), title('title', false);
              const Sort(this.field, this.descending);
              final String field;
              final bool descending;
            }
            Future<void> read(FirebaseFirestore db, Sort sort) =>
                db.collection('posts').orderBy(sort.field, descending: sort.descending).get();
            """
    )]
    [TestCase(
        "read.dart",
        """
            Future<void> read(FirebaseFirestore db, List<String> tags) async {
              var q = tags.isEmpty ? db.collection('posts').orderBy('at') : db.collection('posts').where('tag', whereIn: tags);
              if (tags.isNotEmpty) q = q.limit(3);
              await q.get();
            }
            """
    )]
    [TestCase(
        "Read.kt",
        """
            fun read(db: FirebaseFirestore, tag: String?) {
                var q: Query = db.collection("posts")
                if (tag != null) q = q.whereEqualTo("tag", tag)
                tag?.let { q = q.orderBy("at") }
                q.get()
            }
            """
    )]
    [TestCase(
        "Read.kt",
        """
            fun read(db: FirebaseFirestore, tag: String?) {
                var q: Query = db.collection("posts")
                if (!tag.isNullOrEmpty()) q = q.whereEqualTo("tag", tag)
                q = if (tag.isNullOrEmpty()) q.orderBy("at") else q.orderBy("title")
                q.get()
            }
            """
    )]
    [TestCase(
        "Read.kt",
        """
            enum class Sort { NEWEST, TITLE }
            fun read(db: FirebaseFirestore, sort: Sort) {
                val field = when (sort) { Sort.NEWEST -> "at"; Sort.TITLE -> "title" }
                val direction = if (sort == Sort.NEWEST) Query.Direction.DESCENDING else Query.Direction.ASCENDING
                db.collection("posts").orderBy(field, direction).get()
            }
            """
    )]
    [TestCase(
        "Read.swift",
        """
            func read(tag: String?) async throws {
                var q: Query = Firestore.firestore().collection("posts")
                if let tag { q = q.whereField("tag", isEqualTo: tag) }
                if tag != nil { q = q.order(by: "at") }
                _ = try await q.getDocuments()
            }
            """
    )]
    [TestCase(
        "Read.swift",
        """
            enum Sort { case newest, title
                var descriptor: (String, Bool) {
                    switch self {
                    case .newest: return ("at", true)
                    case .title: return ("title", false)
                    }
                }
            }
            func read(sort: Sort) async throws {
                let (field, descending) = sort.descriptor
                _ = try await Firestore.firestore().collection("posts").order(by: field, descending: descending).getDocuments()
            }
            """
    )]
    [TestCase(
        "Read.swift",
        """
            enum Part { case equal(String, Any), sorted(String)
                func add(to query: Query) -> Query {
                    switch self {
                    case .equal(let field, let value): return query.whereField(field, isEqualTo: value)
                    case .sorted(let field): return query.order(by: field)
                    }
                }
            }
            func read(parts: [Part]) async throws {
                var q: Query = Firestore.firestore().collection("posts")
                for part in parts { q = part.add(to: q) }
                _ = try await q.getDocuments()
            }
            func one() async throws { try await read(parts: [.equal("tag", 1), .sorted("at")]) }
            func two() async throws { try await read(parts: [.sorted("title")]) }
            """
    )]
    public void Two_shapes_are_found(string path, string code)
    {
        var read = SourceCode.Read([new SourceFile(path, code)]);
        read.Found.Select(query => query.Notation).Should().HaveCount(2);
        read.Unresolved.Should().BeEmpty();
    }

    private static IEnumerable<string> Shapes(string path, string code)
    {
        var read = SourceCode.Read([new SourceFile(path, code)]);
        read.Unresolved.Should().BeEmpty();
        var last = read.Found.Max(query => query.Place.Line);
        return read.Found.Where(query => query.Place.Line == last).Select(query => query.Notation);
    }

    [TestCase("function add(by) { parts.push(by && where('b', '==', by)); } add(null);")]
    [TestCase("if (!flag) { parts.push(flag && where('b', '==', 1)); }")]
    public void Filter_behind_a_condition_that_does_not_hold_is_none(string code) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                import { collection, getDocs, query, where } from 'firebase/firestore';
                export function read(db, flag) {
                  const parts = [where('a', '==', 1)];
                  {{code}}
                  return getDocs(query(collection(db, 'x'), ...parts.filter(Boolean)));
                }
                """
            )
            .Where(line => !line.StartsWith('?'))
            .Should()
            .BeSubsetOf(["x where a == 1"]);

    [Test]
    public void Reduced_list_without_items_leads_to_no_query() =>
        ReadCode
            .Of(
                "a.js",
                """
                import { collection, getDocs, query, where, and } from 'firebase/firestore';
                export function read(db, a) {
                  const parts = [];
                  if (a) parts.push(where('a', '==', a));
                  return getDocs(query(collection(db, 'x'), parts.reduce((left, right) => and(left, right))));
                }
                """
            )
            .Should()
            .Equal("x where a == ?");
}

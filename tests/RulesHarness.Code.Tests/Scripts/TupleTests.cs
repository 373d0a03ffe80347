namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Tuples and records, with and without labels.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TupleTests
{
    [TestCase(
        "a.swift",
        """
            enum Sort {
                case title, newest
                var key: (field: String, descending: Bool) {
                    switch self {
                    case .title: (field: "title", descending: false)
                    case .newest: ("addedAt", true)
                    }
                }
            }
            func load(_ sort: Sort) async throws {
                let books = Firestore.firestore().collection("a")
                _ = try await books.order(by: sort.key.field, descending: sort.key.descending).getDocuments()
                _ = try await books.order(by: sort.key.0, descending: sort.key.1).limit(to: 1).getDocuments()
                let (field, descending) = sort.key
                _ = try await books.order(by: field, descending: descending).limit(to: 2).getDocuments()
            }
            """,
        "a order by addedAt desc",
        "a order by title",
        "a order by addedAt desc limit 1",
        "a order by title limit 1",
        "a order by addedAt desc limit 2",
        "a order by title limit 2"
    )]
    [TestCase(
        "a.dart",
        """
            enum Sort {
              title, newest;
              ({String field, bool down}) get key => switch (this) {
                Sort.title => (field: 'title', down: false),
                Sort.newest => (field: 'at', down: true),
              };
              (String, bool) get pair => switch (this) { Sort.title => ('title', false), Sort.newest => ('at', true) };
            }
            Future<void> load(FirebaseFirestore db, Sort sort) async {
              await db.collection('a').orderBy(sort.key.field, descending: sort.key.down).get();
              await db.collection('b').orderBy(sort.pair.$1, descending: sort.pair.$2).get();
              final (:field, down: isDown) = sort.key;
              await db.collection('c').orderBy(field, descending: isDown).get();
            }
            """,
        "a order by at desc",
        "a order by title",
        "b order by at desc",
        "b order by title",
        "c order by at desc",
        "c order by title"
    )]
    [TestCase(
        "a.dart",
        """
            Future<void> load(FirebaseFirestore db) async {
              Query q = db.collection('a');
              for (final (field, value) in [('x', 1), ('y', 2)]) { q = q.where(field, isEqualTo: value); }
              for (final MapEntry(:key, :value) in {'z': 3}.entries) { q = q.where(key, isEqualTo: value); }
              final [first, ...rest] = ['k', 'l', 'm'];
              await q.orderBy(first).orderBy(rest[1]).get();
            }
            """,
        "a where x == 1 and y == 2 and z == 3 order by k, m"
    )]
    public void Parts_of_a_tuple_stay_together(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

namespace RulesHarness.Code.Tests.Scripts;

/// <summary>References that snapshots give: the document is not known, but what is below it is.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SnapshotReferenceTests
{
    private const string Seats = "…/seats where free == true";

    [TestCase(
        "a.ts",
        "export const free = (found) => found.docs.map(d => d.ref.collection('seats').where('free', '==', true).get());"
    )]
    [TestCase(
        "a.ts",
        "import { collection, getDocs, query, where } from 'firebase/firestore';\nexport const free = (d) => getDocs(query(collection(d.ref, 'seats'), where('free', '==', true)));"
    )]
    [TestCase(
        "a.ts",
        "export const free = (d) => d.ref.parent.parent.collection('seats').where('free', '==', true).get();"
    )]
    [TestCase(
        "a.dart",
        "void free(found) { for (final d in found.docs) { d.reference.collection('seats').where('free', isEqualTo: true).get(); } }"
    )]
    [TestCase(
        "a.kt",
        "fun free(d: DocumentSnapshot) = d.reference.collection(\"seats\").whereEqualTo(\"free\", true).get()"
    )]
    [TestCase(
        "a.kt",
        "fun free(d: DocumentSnapshot) = d.reference.parent.parent!!.collection(\"seats\").whereEqualTo(\"free\", true).get()"
    )]
    [TestCase(
        "a.swift",
        "func free(d: DocumentSnapshot) { d.reference.collection(\"seats\").whereField(\"free\", isEqualTo: true).getDocuments { _, _ in } }"
    )]
    public void Collection_below_a_document_that_is_not_known_is_one_at_any_depth(string path, string code) =>
        ReadCode.Of(path, code).Should().Equal(Seats);

    [TestCase(
        "a.swift",
        """
            func load(tag: String?) {
                let posts = Firestore.firestore().collection("posts")
                (tag.map { posts.whereField("tags", arrayContains: $0) } ?? posts).getDocuments { _, _ in }
            }
            """,
        "posts",
        "posts where tags has ?"
    )]
    [TestCase(
        "a.swift",
        """
            class Feed { @Published var kind = ""
                func bind() {
                    $kind.map { Firestore.firestore().collection("posts").whereField("kind", isEqualTo: $0) }
                        .flatMap { $0.snapshotPublisher() }
                        .sink { _ in }
                }
            }
            """,
        "posts where kind == ?"
    )]
    [TestCase(
        "a.swift",
        """
            func load(parts: [[String]]) async throws {
                let posts = Firestore.firestore().collection("posts")
                let queries = parts.map { posts.whereField("id", in: $0) }
                for query in queries { _ = try await query.getDocuments() }
            }
            """,
        "posts where id in […]"
    )]
    [TestCase(
        "a.swift",
        "func load() async throws { _ = try await found.getDocuments() }",
        "? the query is only known when the code runs"
    )]
    public void Query_of_a_value_that_can_be_missing_is_read(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);

    [TestCase("a.ts", "export const others = (d) => d.ref.parent.orderBy('at').get();")]
    [TestCase("a.ts", "export const others = (d) => d.ref.parent.get();")]
    [TestCase("a.dart", "void others(d) { d.reference.parent.orderBy('at').get(); }")]
    [TestCase("a.kt", "fun others(d: DocumentSnapshot) = d.reference.parent.limit(3).get()")]
    [TestCase("a.swift", "func others(d: DocumentSnapshot) { d.reference.parent.getDocuments { _, _ in } }")]
    [TestCase(
        "a.ts",
        "export async function clean(user) { for (const part of await db.doc(`users/${user}`).listCollections()) { await part.limit(10).get(); } }"
    )]
    public void Collection_that_is_not_known_is_listed(string path, string code) =>
        ReadCode.Of(path, code).Should().ContainSingle().Which.Should().StartWith("? the collection ");
}

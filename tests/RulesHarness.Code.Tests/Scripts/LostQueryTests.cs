namespace RulesHarness.Code.Tests.Scripts;

/// <summary>A call that sends something like a query, and could not be followed, is listed at its place.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LostQueryTests
{
    private const string Open = "? the query is only known when the code runs";

    [TestCase("a.kt", "fun load(h: Helper) { items.map { v -> h.of(v).orderBy(\"at\").get() } }")]
    [TestCase("a.kt", "fun load(h: Helper) = h.of(1).orderBy(\"at\").limit(3).snapshots()")]
    [TestCase("a.js", "import { of } from './of';\nexport const load = k => of(k).orderBy('at').get();")]
    [TestCase("a.ts", "export const load = (h: Helper) => h.of(1).orderBy('at').limit(1).onSnapshot(show);")]
    [TestCase("a.dart", "Stream load(Helper h) => h.of(1).orderBy('at').limit(1).snapshots();")]
    [TestCase("a.swift", "func load(_ h: Helper) { h.of(1).order(by: \"at\").addSnapshotListener { page, _ in } }")]
    public void Query_that_is_not_known_is_listed_where_it_is_sent(string path, string code) =>
        ReadCode.Of(path, code).Should().Equal(Open);

    [TestCase("a.kt", "fun load(db: Firestore) { db.collection(\"x\").get().get() }")]
    [TestCase("a.kt", "fun load(db: Firestore) { db.collection(\"x\").let { it.get() }.get() }")]
    [TestCase("a.js", "export const load = db => db.collection('x').get().then(page => page.docs).get();")]
    public void Result_of_a_query_is_none(string path, string code) => ReadCode.Of(path, code).Should().Equal("x");

    [TestCase("a.kt", "fun load(db: Firestore, h: Helper) { h.of(1).orderBy(\"at\").document(\"a\").get() }")]
    [TestCase("a.js", "export const load = async db => (await db.collection('x').add({})).get();")]
    [TestCase("a.js", "export const load = (headers, name) => headers.where(name).get('x');")]
    public void Document_and_what_is_no_query_is_not_listed(string path, string code) =>
        ReadCode.Of(path, code).Should().BeEmpty();
}

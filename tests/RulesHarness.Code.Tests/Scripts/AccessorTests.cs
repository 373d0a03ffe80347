namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Queries in setters, observers and blocks that initialize, and objects that have such blocks.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AccessorTests
{
    [TestCase(
        "a.kt",
        """
            class Model(private val db: FirebaseFirestore) {
                init { load() }
                private val kind = "x"
                init { db.collection("b").whereEqualTo("kind", kind).get() }
                fun load() = db.collection("a").get()
            }
            """,
        "b where kind == \"x\"",
        "a"
    )]
    [TestCase(
        "a.kt",
        """
            class Model(private val db: FirebaseFirestore) {
                var sort: String = "at"
                    set(value) { field = value; db.collection("a").get() }
                constructor(name: String) : this(Firebase.firestore) { db.collection("b").get() }
            }
            """,
        "a",
        "b"
    )]
    [TestCase(
        "a.kt",
        """
            enum class Tab {
                All { override fun of(q: Query) = q },
                Open { override fun of(q: Query) = q.whereEqualTo("open", true) };
                abstract fun of(q: Query): Query
            }
            fun load(db: FirebaseFirestore, tab: Tab) = tab.of(db.collection("a")).get()
            """,
        "a",
        "a where open == true"
    )]
    [TestCase(
        "a.swift",
        """
            final class Model {
                var text = "" { didSet { Firestore.firestore().collection("a").getDocuments { _, _ in } } }
                var size: Int { get { 1 } set { Firestore.firestore().collection("b").limit(to: newValue).getDocuments { _, _ in } } }
            }
            """,
        "a",
        "b limit ?"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';

            class Model {
              static { getDocs(collection(db, 'a')); }
              #sort = 'at';
              get sort() { return this.#sort; }
              set sort(value: string) { this.#sort = value; getDocs(collection(db, 'b')); }
              load() { return getDocs(query(collection(db, 'c'), orderBy(this.sort))); }
            }
            const model = new Model();
            model.sort = 'name';
            model.load();
            """,
        "a",
        "b",
        "c order by name"
    )]
    [TestCase(
        "a.dart",
        """
            class Model {
              set text(String value) { FirebaseFirestore.instance.collection('a').get(); }
              set size(int value) { FirebaseFirestore.instance.collection('b').get(); }
            }
            """,
        "a",
        "b"
    )]
    public void Query_of_an_accessor_is_found(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}

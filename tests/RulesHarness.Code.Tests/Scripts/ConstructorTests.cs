namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Constructors with names or labels, those that call others, and functions that are classes.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConstructorTests
{
    [Test]
    public void Constructor_of_dart_is_the_one_that_is_named() =>
        ReadCode
            .Of(
                "shelf.dart",
                """
                import 'package:cloud_firestore/cloud_firestore.dart';
                class Shelf {
                  Shelf.of(this.path);
                  Shelf() : path = 'books';
                  factory Shelf.named(String name) => Shelf.of('${name}s');
                  final String path;
                  Future load() => FirebaseFirestore.instance.collection(path).get();
                }
                class Case extends Shelf {
                  Case(String id) : super.of('case$id');
                  Case.old() : this('old');
                  Case.unused(String id) : super.of(id);
                }
                class Only {
                  Only._(this.path);
                  factory Only() => _only;
                  static final Only _only = Only._('only');
                  final String path;
                  Future load() => FirebaseFirestore.instance.collection(path).get();
                }
                void main() {
                  Shelf.of('atlases').load();
                  Shelf().load();
                  Shelf.named('globe').load();
                  Case('1').load();
                  Case.old().load();
                  Only().load();
                }
                """
            )
            .Should()
            .BeEquivalentTo("atlases", "books", "globes", "case1", "caseold", "only");

    [Test]
    public void Constructor_of_swift_is_the_one_with_the_labels() =>
        ReadCode
            .Of(
                "Shelf.swift",
                """
                import FirebaseFirestore
                let db = Firestore.firestore()
                class Shelf {
                    let query: Query
                    convenience init(id: Int) { self.init("shelf\(id)") }
                    init(_ name: String) { query = db.collection(name) }
                    init(group: String, max: Int = 3) { query = db.collectionGroup(group).limit(to: max) }
                    func load() { query.getDocuments { _, _ in } }
                }
                class Case: Shelf {
                    init(name: String) { super.init("case-" + name) }
                }
                func main() {
                    Shelf("atlases").load()
                    Shelf(group: "pages").load()
                    Shelf(group: "notes", max: 9).load()
                    Shelf(id: 7).load()
                    Case(name: "maps").load()
                }
                """
            )
            .Should()
            .BeEquivalentTo("atlases", "**/pages limit 3", "**/notes limit 9", "shelf7", "case-maps");

    [TestCase("Store.prototype.load = function () { return this.items.get(); };")]
    [TestCase("Store.prototype = { load: function () { return this.items.get(); } };")]
    [TestCase("Object.assign(Store.prototype, { load() { return this.items.get(); } });")]
    public void Function_with_a_prototype_is_a_class(string prototype) =>
        ReadCode
            .Of(
                "store.js",
                $$"""
                function Store(db, name) { this.items = db.collection(name); }
                {{prototype}}
                var Old = function (db) { Store.call(this, db, 'old'); };
                Old.prototype = Object.create(Store.prototype);
                Old.prototype.constructor = Old;
                Old.prototype.newest = function () { return this.items.orderBy('at', 'desc').get(); };
                Store.first = (db) => db.collection('firsts').limit(1).get();
                new Store(admin.firestore(), 'items').load();
                new Old(admin.firestore()).newest();
                Store.first(admin.firestore());
                """
            )
            .Should()
            .BeEquivalentTo("items", "old", "old order by at desc", "firsts limit 1");
}

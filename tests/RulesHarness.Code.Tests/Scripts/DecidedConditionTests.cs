namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Conditions that a value, a method or a field of the sources decides.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DecidedConditionTests
{
    [TestCase("a.js", "load({ open: false });", "o.open !== undefined")]
    [TestCase("a.js", "load({ open: '' });", "o.open != null")]
    public void Value_that_is_false_is_set(string path, string call, string test) =>
        ReadCode
            .Of(
                path,
                $$"""
                function load(o) {
                  let q = db.collection('x');
                  if ({{test}}) { q = q.where('open', '==', 1); }
                  return q.get();
                }
                {{call}}
                """
            )
            .Should()
            .Equal("x where open == 1");

    [Test]
    public void Argument_that_is_false_is_set_in_dart_and_kotlin_and_swift()
    {
        ReadCode
            .Of(
                "a.dart",
                """
                Future load({bool? open}) => (open == null ? db.collection('x') : db.collection('x').limit(1)).get();
                void main() => load(open: false);
                """
            )
            .Should()
            .Equal("x limit 1");
        ReadCode
            .Of(
                "a.kt",
                """
                fun load(open: Boolean?) = (if (open != null) db.collection("x").limit(1) else db.collection("x")).get()
                fun main() { load(false) }
                """
            )
            .Should()
            .Equal("x limit 1");
        ReadCode
            .Of(
                "a.swift",
                """
                func load(open: Bool? = nil) {
                    var q: Query = Firestore.firestore().collection("x")
                    if let open { q = q.limit(to: 1) }
                    q.getDocuments { _, _ in }
                }
                func main() { load(open: false) }
                """
            )
            .Should()
            .Equal("x limit 1");
    }

    [TestCase("isSoft() { return true; }", "isSoft() { return false; }", "this.isSoft()")]
    [TestCase("get isSoft() { return true; }", "get isSoft() { return false; }", "this.isSoft")]
    [TestCase("isSoft = true;", "isSoft = false;", "this.isSoft")]
    public void Member_that_a_class_overrides_decides_for_its_objects(string own, string inherited, string test) =>
        ReadCode
            .Of(
                "a.ts",
                $$"""
                abstract class Store {
                  abstract readonly name: string;
                  {{inherited}}
                  all() { return ({{test}} ? db.collection(this.name).limit(1) : db.collection(this.name)).get(); }
                }
                class Hard extends Store { name = 'hard'; }
                class Soft extends Store { name = 'soft'; {{own}} }
                new Hard().all();
                new Soft().all();
                """
            )
            .Should()
            .Equal("hard", "soft limit 1");

    [Test]
    public void Field_that_something_changes_decides_nothing() =>
        ReadCode
            .Of(
                "a.ts",
                """
                class Store {
                  isSoft = false;
                  all() { return (this.isSoft ? db.collection('x').limit(1) : db.collection('x')).get(); }
                }
                class Soft extends Store {
                  isSoft = true;
                  harden() { this.isSoft = false; }
                }
                new Soft().all();
                """
            )
            .Should()
            .Equal("x", "x limit 1");

    [TestCase("db.collection('x').orderBy('at', descending: !up)")]
    [TestCase("byDate(db.collection('x'), descending: !up)")]
    public void Direction_agrees_with_other_conditions(string sorted) =>
        ReadCode
            .Of(
                "a.dart",
                $$"""
                Query byDate(Query q, {bool descending = false}) => q.orderBy('at', descending: descending);
                Future load(bool up) {
                  final sorted = {{sorted}};
                  return (up ? sorted.startAfter([1]) : sorted.endAt([1])).get();
                }
                """
            )
            .Should()
            .Equal("x order by at desc end at", "x order by at start after");

    [TestCase("a.kt", "fun load(n: Int? = 5) = db.collection(\"x\").let { q -> n?.let { q.limit(it) } ?: q }.get()")]
    [TestCase("a.dart", "load({int? n = 5}) => (n == null ? db.collection('x') : db.collection('x').limit(n)).get();")]
    public void Null_that_is_given_is_not_the_default(string path, string load)
    {
        var call = path.EndsWith("kt", StringComparison.Ordinal) ? "fun a() { load(null) }" : "a() => load(n: null);";
        ReadCode.Of(path, $"{load}\n{call}").Should().Equal("x");
    }

    [TestCase("load(undefined)", "x order by at")]
    [TestCase("load(wide ? (q) => q.limit(1) : undefined)", "x limit 1", "x order by at")]
    public void Undefined_is_the_default_in_javascript(string call, params string[] expected) =>
        ReadCode
            .Of(
                "a.js",
                $$"""
                const load = (narrow = (q) => q.orderBy('at')) => narrow(db.collection('x')).get();
                export const all = (wide) => {{call}};
                """
            )
            .Should()
            .Equal(expected);
}

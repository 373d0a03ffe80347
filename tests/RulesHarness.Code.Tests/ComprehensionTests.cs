namespace RulesHarness.Code.Tests;

/// <summary>Query expressions, patterns of lists, declared operators, and members that something else sets.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ComprehensionTests
{
    [TestCase(
        "Task.WhenAll(from field in new[] { \"a\", \"b\" } select db.Collection(\"x\").OrderBy(field).GetSnapshotAsync())",
        "x order by a",
        "x order by b"
    )]
    [TestCase(
        "Task.WhenAll(from pair in new[] { (\"a\", true), (\"b\", false) } where pair.Item2 let all = db.Collection(\"x\") from kind in new[] { 1, 2 } select all.WhereEqualTo(pair.Item1, kind).GetSnapshotAsync())",
        "x where a == 1",
        "x where a == 2"
    )]
    [TestCase(
        "db.Collection(\"x\").Where(Filter.Or((from kind in new[] { \"a\", \"b\" } select Filter.EqualTo(kind, 1)).ToArray())).GetSnapshotAsync()",
        "x where (a == 1 or b == 1)"
    )]
    [TestCase(
        "Task.WhenAll(from id in ids select db.Collection(\"x\").WhereEqualTo(\"id\", id).GetSnapshotAsync())",
        "x where id == ?"
    )]
    [TestCase(
        "db.Collection(\"x\").WhereIn(\"id\", from id in ids where id.Length > 3 orderby id select id).GetSnapshotAsync()",
        "x where id in […]"
    )]
    [TestCase(
        "Task.WhenAll(ids.Select(id => db.Collection(\"x\").WhereEqualTo(\"id\", id)).Select(query => query.GetSnapshotAsync()))",
        "x where id == ?"
    )]
    [TestCase(
        "db.Collection(\"x\").Where(Filter.Or((from id in ids select Filter.EqualTo(\"f\", id)).ToArray())).GetSnapshotAsync()",
        "? a filter in `Or((from id in ids select Filter.EqualTo(\"f\", id)).ToArray()…` is only known when the code runs"
    )]
    public void Query_expression_is_read(string expression, params string[] expected) =>
        ReadCode
            .Of(
                "a.cs",
                $"using Google.Cloud.Firestore; class Reader(FirestoreDb db) {{ public Task Read(IEnumerable<string> ids) => {expression}; }}"
            )
            .Should()
            .Equal(expected);

    [Test]
    public void Loop_over_queries_of_unknown_items_sends_each() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public async Task Read(IEnumerable<string> ids)
                    {
                        var queries = from id in ids select db.Collection("x").WhereEqualTo("id", id);
                        foreach (var query in queries) await query.OrderBy("at").GetSnapshotAsync();
                        foreach (var query in ids.Select(id => db.Collection("y").WhereEqualTo("id", id))) await query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .Equal("x where id == ? order by at", "y where id == ?");

    [TestCase("Read()", "x")]
    [TestCase("Read(\"a\")", "x where kind == \"a\"")]
    [TestCase("Read(\"a\", \"b\")", "x where kind in [\"a\", \"b\"]")]
    [TestCase("Read(\"all\", \"b\", \"c\")", "x order by kind")]
    [TestCase("Read(\"a\", \"b\", \"last\")", "x where first == \"a\"")]
    public void Pattern_of_a_list_is_decided(string call, string expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public Task All() => {{call}};
                    private Task Read(params string[] kinds) => (kinds switch
                    {
                        [] => db.Collection("x"),
                        [var only] => db.Collection("x").WhereEqualTo("kind", only),
                        ["all", ..] => db.Collection("x").OrderBy("kind"),
                        [var first, .. var middle, "last"] => db.Collection("x").WhereEqualTo("first", first),
                        _ => db.Collection("x").WhereIn("kind", kinds),
                    }).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("new ByOwner(\"me\") & new Newest()", "x where owner == \"me\" order by at desc")]
    [TestCase("!new ByOwner(\"me\")", "x where owner != \"me\"")]
    [TestCase("Sum()", "x where owner == \"me\" order by at desc")]
    public void Declared_operator_is_called(string spec, string expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                abstract record Spec
                {
                    public abstract Query Apply(Query query);
                    public static Spec operator &(Spec left, Spec right) => new Both(left, right);
                    public static Spec operator !(Spec spec) => new Not(((ByOwner)spec).Owner);
                }
                record ByOwner(string Owner) : Spec { public override Query Apply(Query query) => query.WhereEqualTo("owner", Owner); }
                record Not(string Owner) : Spec { public override Query Apply(Query query) => query.WhereNotEqualTo("owner", Owner); }
                record Newest : Spec { public override Query Apply(Query query) => query.OrderByDescending("at"); }
                record Both(Spec Left, Spec Right) : Spec { public override Query Apply(Query query) => Right.Apply(Left.Apply(query)); }
                class Reader(FirestoreDb db)
                {
                    public Task All() => Read({{spec}});
                    private static Spec Sum() { Spec spec = new ByOwner("me"); spec &= new Newest(); return spec; }
                    private Task Read(Spec spec) => spec.Apply(db.Collection("x")).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("[Inject] private FirestoreDb Db { get; set; } = default!;")]
    [TestCase("[Microsoft.AspNetCore.Components.InjectAttribute] FirestoreDb Db { get; set; } = null!;")]
    [TestCase("public FirestoreDb Db = default(FirestoreDb)!;")]
    public void Database_that_something_else_sets_is_known(string member) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Page { {{member}} public Task Read() => Db.Collection("x").GetSnapshotAsync(); }
                """
            )
            .Should()
            .Equal("x");

    [TestCase("[Parameter] public string? Tag { get; set; } = null;", "x", "x where tag == ?")]
    [TestCase("[SerializeField] private string? Tag = null;", "x", "x where tag == ?")]
    [TestCase("[SerializeField] private string? Tag;", "x", "x where tag == ?")]
    [TestCase("private readonly string? Tag = null;", "x")]
    public void Member_that_something_else_sets_holds_more_than_its_first_value(
        string member,
        params string[] expected
    ) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Page(FirestoreDb db)
                {
                    {{member}}
                    public Task Read() => (Tag is { } tag ? db.Collection("x").WhereEqualTo("tag", tag) : db.Collection("x")).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("from a in ids orderby Send(\"x\", a) select a")]
    [TestCase("from a in ids join b in ids on Send(\"x\", a) equals b select a")]
    [TestCase("from a in ids join b in ids on a equals Send(\"x\", b) into all select all")]
    [TestCase("from a in ids join b in Sent(\"x\") on a equals b into all select all")]
    [TestCase("from a in ids group Send(\"x\", a) by a")]
    [TestCase("from a in ids group a by Send(\"x\", a)")]
    [TestCase("from a in ids select a into b where Send(\"x\", b) != null select b")]
    [TestCase("from a in ids group a by a into all select Send(\"x\", all.Key)")]
    public void Query_is_sent_from_each_part_of_an_expression(string expression) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public object Read(IEnumerable<string> ids) => ({{expression}}).ToList();
                    private string Send(string name, string id) { db.Collection(name).WhereEqualTo("id", id).GetSnapshotAsync(); return id; }
                    private IEnumerable<string> Sent(string name) { db.Collection(name).WhereEqualTo("id", name).GetSnapshotAsync(); return []; }
                }
                """
            )
            .Should()
            .Contain(found => found.StartsWith("x where id == "));

    [TestCase("from name in names where some.Contains(name) select db.Collection(name)")]
    [TestCase("from name in names select some.Contains(name) ? db.Collection(name) : null")]
    [TestCase("names.Where(name => some.Contains(name)).Select(name => db.Collection(name))")]
    [TestCase("names.Select(name => some.Contains(name) ? db.Collection(name) : null)")]
    public void More_ways_than_are_followed_are_noted(string expression) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public async Task Read(List<string> some)
                    {
                        var names = new[] { "a", "b", "c", "d", "e", "f", "g", "h" };
                        foreach (var query in {{expression}}) { if (query != null) { await query.GetSnapshotAsync(); } }
                    }
                }
                """
            )
            .Should()
            .Match(found => found.Count(line => line.Length == 1) == 8 || found.Any(line => line.StartsWith('?')));

    [TestCase("Query query = null!; query = db.Collection(\"x\"); await query.GetSnapshotAsync();", "x")]
    [TestCase("await db.Collection(\"x\"!).GetSnapshotAsync();", "x")]
    [TestCase("string name = default!; await db.Collection(name ?? \"x\").GetSnapshotAsync();", "x")]
    public void Value_that_the_author_vouches_for_is_that_value(string body, string expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public async Task Read() { {{body}} }
                }
                """
            )
            .Should()
            .OnlyContain(found => found.StartsWith(expected));
}

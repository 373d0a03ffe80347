namespace RulesHarness.Code.Tests;

/// <summary>Lists, maps, queues and texts whose parts are known.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KnownItemTests
{
    [TestCase(
        "for (var i = 0; i < Fields.Length; i++) { query = query.WhereEqualTo(Fields[i], 1); }",
        "x where a == 1 and b == 1"
    )]
    [TestCase(
        "var l = new List<string> { \"c\" }; for (int i = 0; i < l.Count; ++i) query = query.OrderBy(l[i]);",
        "x order by c"
    )]
    [TestCase("string[] l = { \"c\", \"d\" }; foreach (var f in l) query = query.OrderBy(f);", "x order by c, d")]
    [TestCase(
        "string[] l = { \"c\", \"d\" }; for (var i = 0; i < l.Length; i++) query = query.WhereEqualTo(l[i], 1);",
        "x where c == 1 and d == 1"
    )]
    [TestCase(
        "var l = new Queue<string>(Fields); while (l.Count > 0) { query = query.OrderBy(l.Dequeue()); }",
        "x order by a, b"
    )]
    [TestCase(
        "var l = new Queue<string>(); l.Enqueue(\"c\"); while (l.TryDequeue(out var f)) { query = query.OrderBy(f); }",
        "x order by c"
    )]
    [TestCase(
        "var l = new Stack<string>(); l.Push(\"a\"); l.Push(\"b\"); foreach (var f in l) { query = query.OrderBy(f); }",
        "x order by b, a"
    )]
    [TestCase(
        "var l = new Stack<string>(); l.Push(\"a\"); l.Push(\"b\"); query = query.OrderBy(l.Pop());",
        "x order by b"
    )]
    [TestCase(
        "query = Wheres.Aggregate(query, (q, pair) => q.WhereEqualTo(pair.Key, pair.Value));",
        "x where c == 1 and d == true"
    )]
    [TestCase(
        "foreach (var key in Wheres.Keys) query = query.WhereGreaterThan(key, Wheres[key]);",
        "x where c > 1 and d > true"
    )]
    [TestCase(
        "foreach (var p in Wheres.Where(each => each.Key != \"c\")) query = query.WhereEqualTo(p.Key, p.Value);",
        "x where d == true"
    )]
    [TestCase(
        "var (_, field, down) = Sorts.First(each => each.Key == key); query = down ? query.OrderByDescending(field) : query.OrderBy(field);",
        "x order by at desc",
        "x order by title"
    )]
    [TestCase("query = query.OrderBy(Sorts.Single(each => each.Key == \"az\").Field);", "x order by title")]
    [TestCase("query = query.OrderBy(Sorts.Last(each => each.Down).Field);", "x order by at")]
    [TestCase(
        "var found = Sorts.ToList().Find(each => each.Key == key); query = query.OrderBy(found.Field);",
        "x order by at",
        "x order by title"
    )]
    public void Items_are_gone_through_one_by_one(string body, params string[] expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                public class Dao(FirestoreDb db)
                {
                    static readonly string[] Fields = ["a", "b"];
                    static readonly Dictionary<string, object> Wheres = new() { ["c"] = 1, ["d"] = true };
                    static readonly (string Key, string Field, bool Down)[] Sorts = [("new", "at", true), ("az", "title", false)];
                    public Task LoadAsync(string key)
                    {
                        Query query = db.Collection("x");
                        {{body}}
                        return query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("while (given.Count > 0) { query = query.OrderBy(given.Dequeue()); }")]
    [TestCase("while (!given.IsDone) { query = query.OrderBy(given.Next); }")]
    [TestCase("do { query = query.OrderBy(given.Next); } while (given.More);")]
    public void Loop_over_something_unknown_is_listed(string loop) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                public class Dao(FirestoreDb db)
                {
                    public Task LoadAsync(Source given)
                    {
                        Query query = db.Collection("x");
                        {{loop}}
                        return query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .Contain(line => line.StartsWith("? the field in `OrderBy(given."));

    [Test]
    public void Loop_that_a_variable_ends_is_not_counted() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                public class Dao(FirestoreDb db)
                {
                    public async Task LoadAsync(int left)
                    {
                        Query query = db.Collection("x");
                        var done = false;
                        while (!done)
                        {
                            left--;
                            if (left == 2) { query = query.WhereEqualTo("two", 1); }
                            if (left == 0) { done = true; }
                        }
                        await query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .Equal(
                "x",
                "x where two == 1",
                "x where two == 1 and two == 1",
                "? a loop adds to the query in each round; only the first rounds were read"
            );

    [TestCase(
        "sort.StartsWith('-') ? X.OrderByDescending(sort[1..]) : X.OrderBy(sort)",
        "x order by at desc",
        "x order by title"
    )]
    [TestCase(
        "sort[0] == '-' ? X.OrderByDescending(sort.TrimStart('-')) : X.OrderBy(sort)",
        "x order by at desc",
        "x order by title"
    )]
    [TestCase("X.OrderBy(sort[^2..])", "x order by at", "x order by le")]
    [TestCase("X.OrderBy((sort + \",b\").Split(',')[1])", "x order by b")]
    public void Parts_of_a_text_are_known(string query, params string[] expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                public class Dao(FirestoreDb db)
                {
                    Query X => db.Collection("x");
                    Task LoadAsync(string sort) => ({{query}}).GetSnapshotAsync();
                    public void All() { LoadAsync("-at"); LoadAsync("title"); }
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase(
        "class Books : Base { public Books(FirestoreDb db) : base(db.Collection(\"x\")) { } public object Live() => new Watcher(Root.OrderBy(\"at\")); } "
            + "abstract class Base { protected readonly CollectionReference Root; protected Base(CollectionReference root) { Root = root; } } "
            + "class Watcher(Query query) { public void Begin() { var l = query.Listen(s => { }); } }"
    )]
    [TestCase(
        "public class Dao(FirestoreDb db) { public object Watch() => new Watcher(db.Collection(\"x\").OrderBy(\"at\")); } class Watcher(Query query) { public void Begin() { var l = query.Listen(s => { }); } }"
    )]
    [TestCase(
        "public class Dao(FirestoreDb db) { public object Watch() => new Watcher(db.Collection(\"x\").OrderBy(\"at\")); } class Watcher { readonly Query _query; public Watcher(Query query) { _query = query; } public void Begin() => _query.Listen(s => { }); }"
    )]
    [TestCase(
        "public class Dao(FirestoreDb db) { public object Watch() => new Watcher(db.Collection(\"x\").OrderBy(\"at\")); public Query Top(Query query) { query = query.Limit(1); return query; } } "
            + "class Watcher(Query query) { public void Begin() => query.Listen(s => { }); }"
    )]
    public void Listener_in_an_object_that_gets_the_query_is_found(string classes) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                {{classes}}
                """
            )
            .Should()
            .Equal("x order by at");
}

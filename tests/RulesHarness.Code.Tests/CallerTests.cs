using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.Tests;

/// <summary>
/// The ways in which C# code comes to a call that sends a query: only code that leads to one is looked at. The field's
/// name is known if the caller was found.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class CallerTests
{
    /// <summary>Sends the query that all callers lead to.</summary>
    private const string Posts = """
        using Google.Cloud.Firestore;
        namespace App;
        public interface IPosts { Task GetAsync(string field); }
        public class Posts(FirestoreDb db) : IPosts
        {
            public Task GetAsync(string field) => db.Collection("posts").WhereEqualTo(field, 1).GetSnapshotAsync();
        }
        public static class Database
        {
            public static FirestoreDb Db;
            public static Task LoadAsync(string field) => new Posts(Db).GetAsync(field);
        }
        """;

    [TestCase("class A(IPosts posts) { Task Run() => posts.GetAsync(\"tag\"); }", TestName = "interface")]
    [TestCase("class A(IPosts posts) { Task Run => posts.GetAsync(\"tag\"); }", TestName = "property")]
    [TestCase("class A(IPosts posts) { Task this[int at] => posts.GetAsync(\"tag\"); }", TestName = "indexer")]
    [TestCase(
        "class A { public static Task operator +(A a, A b) => Database.LoadAsync(\"tag\"); }",
        TestName = "operator"
    )]
    [TestCase("class A { public A() { Database.LoadAsync(\"tag\"); } }", TestName = "constructor")]
    [TestCase("class A { static A() { Database.LoadAsync(\"tag\"); } }", TestName = "static constructor")]
    [TestCase(
        "class A { public A(string f) { Database.LoadAsync(f); } } class B : A { public B() : base(\"tag\") { } }",
        TestName = "base constructor"
    )]
    [TestCase(
        "class A(IPosts p) { Task Run() => Retry(() => p.GetAsync(\"tag\")); Task Retry(Func<Task> f) => f(); }",
        TestName = "delegate"
    )]
    [TestCase(
        "class A(IPosts p) { void Run(Bus bus) => bus.On(async () => await p.GetAsync(\"tag\")); }",
        TestName = "function for a library"
    )]
    [TestCase(
        """
            static class X { public static Task First(this IPosts p) => p.GetAsync("tag"); }
            class A(IPosts p) { Task Run() => p.First(); }
            """,
        TestName = "extension method with a common name"
    )]
    [TestCase(
        """
            class B<T> where T : IPosts { protected T Own; protected Task Run(string f) => Own.GetAsync(f); }
            class A : B<IPosts> { Task Go() => Run("tag"); }
            """,
        TestName = "generic base class"
    )]
    [TestCase(
        "class A { Task Run() { return Go(\"tag\"); Task Go(string f) => Database.LoadAsync(f); } }",
        TestName = "local function"
    )]
    [TestCase(
        "class A { Task Run() => LoadAsync(\"tag\"); }",
        "global using static App.Database;",
        TestName = "using static"
    )]
    [TestCase(
        "class A { Task Run() => D.LoadAsync(\"tag\"); }",
        "global using D = App.Database;",
        TestName = "global alias"
    )]
    [TestCase(
        "class J { public J(string f) { Database.LoadAsync(f); } } class A { void Run() { J j = new(\"tag\"); } }",
        TestName = "class that is made without its name"
    )]
    public void Caller_is_found(string code, string usings = "") =>
        Read(("Code.cs", $"namespace App;\n{code}"), ("Usings.cs", usings), ("Posts.cs", Posts))
            .Should()
            .Contain("posts where tag == 1");

    [TestCase(
        "class A { Task Run() => Retry(Database.LoadAsync); Task Retry(Func<string, Task> f) => f(\"tag\"); }",
        TestName = "method group"
    )]
    [TestCase(
        """
            partial class A { partial Task Go(string f); Task Run() => Go("tag"); }
            partial class A { partial Task Go(string f) => Database.LoadAsync(f); }
            """,
        TestName = "partial method"
    )]
    [TestCase(
        "class J { public J(string f) { Database.LoadAsync(f); } } class A { void Run() { new K(\"tag\"); } }",
        "global using K = App.J;",
        TestName = "alias of a class that is made"
    )]
    public void Caller_that_is_not_followed_is_told(string code, string usings = "") =>
        Read(("Code.cs", $"namespace App;\n{code}"), ("Usings.cs", usings), ("Posts.cs", Posts))
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("? no call in these sources gives the parameter");

    [Test]
    public void Statements_of_a_program_are_a_caller() =>
        Read(("Program.cs", "await App.Database.LoadAsync(\"tag\");"), ("Posts.cs", Posts))
            .Should()
            .Contain("posts where tag == 1");

    [Test]
    public void Function_in_the_statements_of_a_program_sends() =>
        Read(
                (
                    "Program.cs",
                    """
                    using Google.Cloud.Firestore;
                    var app = WebApplication.Create(args);
                    app.MapGet("/", async (FirestoreDb db) => await db.Collection("posts").GetSnapshotAsync());
                    app.Run();
                    """
                )
            )
            .Should()
            .Equal("posts");

    /// <summary>A project file can have the using directives, so that the types of the library are not known.</summary>
    [TestCase("FirestoreDb db", "db.Collection(\"posts\").WhereEqualTo(\"tag\", 1).GetSnapshotAsync()")]
    [TestCase("FirestoreDb db", "db.Collection(\"posts\").WhereEqualsTo(\"tag\", 1).GetAsync()")]
    [TestCase("FirestoreDb db", "Only(db.Collection(\"posts\")).GetAsync()")]
    public void Query_of_types_that_are_not_known_is_read(string database, string query) =>
        Read(
                (
                    "Code.cs",
                    $$"""
                    class A({{database}})
                    {
                        async Task Run() { var found = await {{query}}; }
                        IQuery Only(IQuery query) => query.WhereEqualsTo("tag", 1);
                    }
                    """
                )
            )
            .Should()
            .Equal("posts where tag == 1");

    /// <summary>A project file can give a type another name.</summary>
    [Test]
    public void Query_under_a_name_that_is_not_known_is_read() =>
        Read(
                (
                    "Code.cs",
                    """
                    class A(FirestoreDb db)
                    {
                        PostQuery Make() => db.Collection("posts");
                        Task Run() { PostQuery query = Make(); return query.GetAsync(); }
                    }
                    """
                )
            )
            .Should()
            .Equal("posts");

    [TestCase("var query = db.Collection(\"posts\"); await query.GetAsync();")]
    [TestCase("var query = db.Collection(\"all\"); query = db.Collection(\"posts\"); await query.GetAsync();")]
    [TestCase("object query = db.Collection(\"posts\"); await query.GetAsync();")]
    [TestCase("dynamic query = db.Collection(\"posts\"); await query.GetAsync();")]
    [TestCase("await db?.Collection(\"posts\")?.GetAsync();")]
    [TestCase("await (all ? db.Collection(\"posts\") : db.Collection(\"posts\")).GetAsync();")]
    [TestCase("foreach (var query in new[] { db.Collection(\"posts\") }) { await query.GetAsync(); }")]
    [TestCase("var pair = (db.Collection(\"posts\"), 1); await pair.Item1.GetAsync();")]
    [TestCase("await Task.FromResult(db.Collection(\"posts\")).Result.GetAsync();")]
    public void Query_in_a_variable_without_a_type_is_read(string code) =>
        Read(("Code.cs", $$"""class A(FirestoreDb db) { async Task Run(bool all) { {{code}} } }"""))
            .Should()
            .Contain("posts");

    [TestCase("await _http.GetAsync(\"/posts\");")]
    [TestCase("var client = _clients.Create(\"posts\"); await client.GetAsync(\"/posts\");")]
    [TestCase("await Request.Services.GetAsync(\"/posts\");")]
    public void Object_of_a_library_sends_no_query(string code) =>
        Read(
                (
                    "Code.cs",
                    $$"""
                    class A : Controller
                    {
                        private readonly HttpClient _http;
                        private readonly IClients _clients;
                        async Task Run() { {{code}} }
                    }
                    """
                )
            )
            .Should()
            .BeEmpty();

    private static IReadOnlyList<string> Read(params IReadOnlyList<(string Path, string Code)> files)
    {
        var sources = files.Select(file => new SourceFile(file.Path, file.Code)).ToList();
        var read = SourceCode.Read(sources, new CSharpReader());
        return [.. read.Found.Select(query => query.Notation), .. read.Unresolved.Select(each => $"? {each.Reason}")];
    }
}

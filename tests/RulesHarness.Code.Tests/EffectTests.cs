namespace RulesHarness.Code.Tests;

/// <summary>Code that has no part in a query, and changes what one depends on.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EffectTests
{
    private const string Types = """
        using Google.Cloud.Firestore;
        public sealed class Adder
        {
            public Adder(List<string> names) { names.Add("b"); }
            public Adder(List<string> names, bool isQuiet) { if (!isQuiet) Fill(names); }
            private static void Fill(List<string> names) => names.Add("b");
        }
        public sealed class Tool(int size) { private int _size = size; public int Size { get { return _size; } } }
        public sealed class Mode
        {
            public static int Made;
            public string Field = "a";
            public int Next { get { Field = "b"; return 1; } }
            public int this[int at] { get { Field = "b"; return at; } }
            public static Mode operator +(Mode mode, int by) { mode.Field = "b"; return mode; }
            public event Action? Changed;
        }
        public sealed class Reader(FirestoreDb db)
        {
            public Task Read()
            {
                var names = new List<string> { "a" };
                var mode = new Mode();
                var field = "a";
                BODY
            }
            private static void Use(int number) { }
        }
        """;

    [Test]
    public void Field_is_set_where_a_parameter_has_its_name() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                public sealed class Reader(FirestoreDb db)
                {
                    private string path = "posts";
                    private void Use(string path) { this.path = path; }
                    public Task Load() { Use("drafts"); return db.Collection(this.path).GetSnapshotAsync(); }
                }
                """
            )
            .Should()
            .Equal("drafts");

    [TestCase("new Adding.Wide<Models.Post>(names);")]
    [TestCase("new Posts[] { new(names) };")]
    [TestCase("new Derived(names);")]
    [TestCase("new Primary(names);")]
    [TestCase("new WithField(names);")]
    [TestCase("Made(names);")]
    [TestCase("Got(new Got(names));")]
    [TestCase("Summed(new Got(names));")]
    public void List_is_changed_by_what_a_statement_runs_far_away(string statement) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                namespace Models { public sealed class Post; }
                namespace Adding
                {
                    public sealed class Wide<T> { public Wide(List<string> names) { names.Add("b"); } }
                }
                public class Posts { public Posts(List<string> names) { names.Add("b"); } }
                public sealed class Derived(List<string> names) : Posts(names);
                public sealed class Primary(List<string> names) { private readonly Posts _posts = new Posts(names); }
                public sealed class WithField { private readonly Posts _own; public WithField(List<string> names) { _own = new Posts(names); } }
                public sealed class Got(List<string> names)
                {
                    public int Size { get { names.Add("b"); return 1; } }
                    public static int operator +(Got one, int other) { one.Grow(); return other; }
                    private void Grow() { names.Add("b"); }
                }
                public sealed class Reader(FirestoreDb db)
                {
                    public Task Read()
                    {
                        var names = new List<string> { "a" };
                        {{statement}}
                        return db.Collection("x").WhereIn("k", names).GetSnapshotAsync();
                    }
                    private static void Made(List<string> names) { var posts = new Posts(names); }
                    private static void Got(Got got) { var size = got.Size; }
                    private static void Summed(Got got) { var sum = got + 1; }
                }
                """
            )
            .Should()
            .Equal("x where k in [\"a\", \"b\"]");

    [TestCase("var adder = new Adder(names);")]
    [TestCase("Adder adder = new(names);")]
    [TestCase("_ = new Adder(names, false);")]
    [TestCase("foreach (var one in new[] { 1 }) { var adder = new Adder(names); }")]
    public void Constructor_changes_a_list_that_it_is_given(string statement) =>
        Read($"{statement} return db.Collection(\"x\").WhereIn(\"k\", names).GetSnapshotAsync();")
            .Should()
            .Equal("x where k in [\"a\", \"b\"]");

    [TestCase("var next = mode.Next;")]
    [TestCase("Use(mode.Next);")]
    [TestCase("if (mode.Next > 3) { Use(1); }")]
    [TestCase("var item = mode[3];")]
    [TestCase("var sum = mode + 3;")]
    public void Getter_changes_its_object(string statement) =>
        Read($"{statement} return db.Collection(\"x\").OrderBy(mode.Field).GetSnapshotAsync();")
            .Should()
            .Equal("x order by b");

    [TestCase("Action set = () => field = \"b\"; set();")]
    [TestCase("Action set = () => field = \"b\"; set.Invoke();")]
    [TestCase("var lazy = new Lazy<int>(() => { field = \"b\"; return 1; }); var one = lazy.Value;")]
    public void Function_changes_a_variable_around_it(string statement) =>
        Read($"{statement} return db.Collection(\"x\").OrderBy(field).GetSnapshotAsync();")
            .Should()
            .Equal("x order by b");

    [Test]
    public void Function_of_an_event_changes_a_variable_or_not() =>
        Read("mode.Changed += () => field = \"b\"; return db.Collection(\"x\").OrderBy(field).GetSnapshotAsync();")
            .Should()
            .Equal("x order by a", "x order by b");

    [TestCase("var tool = new Tool(3);")]
    [TestCase("Tool tool = new(3); Use(tool.Size);")]
    public void Other_objects_change_nothing(string statement) =>
        Read($"{statement} return db.Collection(\"x\").OrderBy(field).GetSnapshotAsync();")
            .Should()
            .Equal("x order by a");

    private static IReadOnlyList<string> Read(string body) =>
        ReadCode.Of("a.cs", Types.Replace("BODY", body, StringComparison.Ordinal));
}

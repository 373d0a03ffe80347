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

namespace RulesHarness.Code.Tests;

/// <summary>Variables that a method changes by reference, parts of tuples, and lists that are changed in place.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReferenceTests
{
    [TestCase("Add(ref query);", "x where a == 1")]
    [TestCase("Add(ref query, by: \"b\");", "x where b == 1")]
    [TestCase("Add(by: \"c\", query: ref query);", "x where c == 1")]
    [TestCase("Make(out query);", "y")]
    [TestCase("if (TryMake(\"z\", out var made)) query = made;", "z")]
    [TestCase("if (TryMake(null, out var made)) query = made;", "x")]
    [TestCase("void Own(ref Query q) => q = q.OrderBy(\"at\"); Own(ref query);", "x order by at")]
    public void Query_is_what_the_method_left_in_its_parameter(string statement, string expected) =>
        Read($"Query query = db.Collection(\"x\"); {statement} return query.GetSnapshotAsync();")
            .Should()
            .Equal(expected);

    [TestCase("Name(ref field);", "x order by b")]
    [TestCase("var pair = (field, 1); pair.field = \"b\"; field = pair.field;", "x order by b")]
    [TestCase("(string Name, int At) pair = (field, 1); pair.Item1 = \"b\"; field = pair.Name;", "x order by b")]
    [TestCase("var all = new List<string> { \"a\", \"b\" }; all.Reverse(); field = all[0];", "x order by b")]
    [TestCase("var all = new[] { \"a\", \"b\" }; field = all[^1];", "x order by b")]
    [TestCase("var all = new[] { \"a\", \"b\" }; field = all.Reverse().First();", "x order by b")]
    public void Field_is_the_changed_one(string statement, string expected) =>
        Read($"var field = \"a\"; {statement} return db.Collection(\"x\").OrderBy(field).GetSnapshotAsync();")
            .Should()
            .Equal(expected);

    [TestCase("var all = new HashSet<string> { \"a\" }; all.UnionWith(more); field = all.First();")]
    [TestCase("var all = new List<string> { \"a\" }; all.RemoveAll(each => more.Contains(each)); field = all[0];")]
    [TestCase("ref var alias = ref field; alias = more[0];")]
    public void Field_that_is_not_known_any_more_is_listed(string statement) =>
        Read($"var field = \"a\"; {statement} return db.Collection(\"x\").OrderBy(field).GetSnapshotAsync();")
            .Should()
            .Equal("? the field in `OrderBy(field)` is only known when the code runs");

    [TestCase("Deep(ref query, 3);", "? `Deep` calls itself")]
    [TestCase("Change add = (ref Query q) => q = q.WhereEqualTo(\"d\", 1); add(ref query);", "x where d == 1")]
    [TestCase("Change add = Add1; add(ref query);", "x where e == 1")]
    public void Query_is_what_a_deep_method_or_a_delegate_left(string statement, params string[] expected) =>
        Read($"Query query = db.Collection(\"x\"); {statement} return query.GetSnapshotAsync();")
            .Should()
            .Contain(expected);

    [TestCase("names[^2] = \"d\";", "names[0]", "d")]
    [TestCase("names[^2] = \"d\";", "names[1]", "b")]
    [TestCase("var at = ^2;", "names[at]", "a", "b")]
    [TestCase("names[more.Count] = \"d\";", "names[0]", "?")]
    [TestCase("names[-1] = \"d\";", "names[0]", "?")]
    public void Element_is_one_that_can_be_there(string statement, string element, params string[] expected) =>
        Read($"var names = new[] {{ \"a\", \"b\" }}; {statement} return db.Collection({element}).GetSnapshotAsync();")
            .Select(found => found[..1])
            .Should()
            .Equal(expected);

    [TestCase("var all = new Queue<string>(); all.Enqueue(\"a\"); while (all.Any()) all.Dequeue();")]
    [TestCase("var all = new List<string> { \"a\" }; while (all.Any()) all.RemoveAt(0);")]
    [TestCase("var all = more.ToList(); all.Add(\"a\"); while (all.Any()) { all.Remove(\"a\"); }")]
    [TestCase("var all = new Queue<string>(new[] { \"a\" }); while (all.Any()) { field = all.Dequeue(); }")]
    [TestCase("var all = new List<string> { \"a\" }; while (all.Any()) { field = all[0]; all.RemoveAt(0); }")]
    [TestCase("var all = new List<string> { \"a\" }; while (all.Count > 0) { field = all[0]; all.RemoveAt(0); }")]
    [TestCase(
        "var all = new Dictionary<string, int> { [\"a\"] = 1 }; while (all.Any()) { field = all.Keys.First(); all.Remove(field); }"
    )]
    [TestCase("var all = new Stack<string>(); all.Push(\"a\"); while (all.Count() > 0) all.Pop();")]
    public void Code_behind_a_loop_that_empties_a_list_is_reached(string loop) =>
        Read(
                $"var field = \"z\"; {loop} db.Collection(field).GetSnapshotAsync(); return db.Collection(\"after\").GetSnapshotAsync();"
            )
            .Should()
            .Contain("after");

    [TestCase(
        "var map = new ConcurrentDictionary<string, string> { [\"a\"] = \"b\" }; map.TryRemove(\"a\", out var old); if (!map.ContainsKey(\"a\")) field = \"b\";"
    )]
    [TestCase(
        "var map = new ConcurrentDictionary<string, string>(); map.AddOrUpdate(\"a\", \"b\", (k, v) => v); field = map[\"a\"];"
    )]
    [TestCase("var all = new[] { \"b\", \"a\" }; Array.Sort(all); field = all[0] == \"a\" ? \"b\" : \"a\";")]
    [TestCase("var all = new[] { \"a\", \"b\" }; Array.Reverse(all); field = all[0];")]
    public void Change_that_is_not_followed_hides_no_field(string statement) =>
        Read($"var field = \"a\"; {statement} return db.Collection(\"x\").OrderBy(field).GetSnapshotAsync();")
            .Should()
            .Match(found => found.Any(line => line == "x order by b" || line.StartsWith('?')));

    [Test]
    public void Method_that_calls_itself_keeps_its_own_variables() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                class Reader(FirestoreDb db)
                {
                    public Task Read() => Down("a", 1);
                    private Task Down(string name, int left)
                    {
                        if (left > 0) Down("b", left - 1);
                        return db.Collection(name).GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("a", "b");

    private static IReadOnlyList<string> Read(string body) =>
        ReadCode.Of(
            "a.cs",
            $$"""
            using Google.Cloud.Firestore;
            delegate void Change(ref Query query);
            class Reader(FirestoreDb db)
            {
                public Task Read(List<string> more) { {{body}} }
                private static void Add(ref Query query, string by = "a") { query = query.WhereEqualTo(by, 1); }
                private void Make(out Query query) => query = db.Collection("y");
                private bool TryMake(string? name, out Query made)
                {
                    made = db.Collection(name ?? "none");
                    return name is not null;
                }
                private static void Add1(ref Query query) => query = query.WhereEqualTo("e", 1);
                private static void Deep(ref Query query, int left)
                {
                    query = query.WhereEqualTo("n", left);
                    if (left > 0) Deep(ref query, left - 1);
                }
                private static void Name(ref string name) => name = "b";
            }
            """
        );
}

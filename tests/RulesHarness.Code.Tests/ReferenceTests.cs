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

    private static IReadOnlyList<string> Read(string body) =>
        ReadCode.Of(
            "a.cs",
            $$"""
            using Google.Cloud.Firestore;
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
                private static void Name(ref string name) => name = "b";
            }
            """
        );
}

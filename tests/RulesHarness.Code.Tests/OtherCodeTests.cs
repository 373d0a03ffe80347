namespace RulesHarness.Code.Tests;

/// <summary>C# code around queries: what has no part in one is passed over, and what has one is not.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OtherCodeTests
{
    [Test]
    public void Branches_that_no_query_depends_on_do_not_add_up()
    {
        var branches = string.Concat(
            Enumerable
                .Range(0, 12)
                .Select(number => $"if (order.Name{number} == null) {{ errors.Add(\"name {number}\"); count++; }}\n")
        );
        Read(
                $$"""
                class Orders(FirestoreDb db)
                {
                    public async Task Check(Order order, string owner)
                    {
                        var errors = new List<string>();
                        var count = 0;
                        {{branches}}
                        Console.WriteLine($"{count} errors");
                        await db.Collection("orders").WhereEqualTo("owner", owner).GetSnapshotAsync();
                        if (errors.Count > 0) throw new InvalidOperationException(string.Join(", ", errors));
                    }
                }
                """
            )
            .Should()
            .Equal("orders where owner == ?");
    }

    [TestCase("if (newest) q = q.OrderBy(\"at\");", "if (!newest) q = q.OrderBy(\"name\");")]
    [TestCase("Change(newest, \"at\");", "Change(!newest, \"name\");")]
    public void Conditions_of_steps_are_told_apart(string first, string second) =>
        Read(
                $$"""
                class Posts(FirestoreDb db)
                {
                    public async Task Load(bool newest)
                    {
                        Query q = db.Collection("posts");
                        void Change(bool isOn, string field) { if (isOn) q = q.OrderBy(field); }
                        {{first}}
                        {{second}}
                        await q.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts order by at", "posts order by name");

    [TestCase("var field = new Random().Next() > 3 ? \"a\" : \"b\";")]
    [TestCase("string field; if (new Random().Next() > 3) { field = \"a\"; } else { field = \"b\"; }")]
    [TestCase(
        "string Field(bool first) { if (first) return \"a\"; return \"b\"; } var field = Field(args.Length > 0);"
    )]
    public void Variable_of_a_program_is_known_in_its_other_statements(string declaration) =>
        Read(
                $$"""
                var db = FirestoreDb.Create("x");
                {{declaration}}
                Console.WriteLine("starts");
                await db.Collection("posts").OrderBy(field).GetSnapshotAsync();
                """
            )
            .Should()
            .BeEquivalentTo("posts order by a", "posts order by b");

    [TestCase("var other = page.Options; other.Field = \"at\";")]
    [TestCase("var other = page.Options; other.Take(\"at\");")]
    [TestCase("Fill(page.Options, \"at\");")]
    [TestCase("var other = page; for (var i = 0; i < 1; i++) { other.Options.Field = \"at\"; }")]
    [TestCase("foreach (var each in new[] { page.Options }) { each.Take(\"at\"); }")]
    public void Object_that_is_changed_by_another_name_is_changed(string change) =>
        Read(
                $$"""
                class Options { public string Field = "name"; public void Take(string field) { Field = field; } }
                class Page { public Options Options = new(); }
                class Posts(FirestoreDb db)
                {
                    private static void Fill(Options options, string field) => options.Take(field);

                    public Task Load()
                    {
                        var page = new Page();
                        {{change}}
                        return Load(page);
                    }

                    private Task Load(Page page) => db.Collection("posts").OrderBy(page.Options.Field).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal("posts order by at");

    [TestCase("string name; if (newest) { name = \"at\"; } else { name = \"name\"; } Set(name);")]
    [TestCase("var name = newest ? \"at\" : \"name\"; _field = name;")]
    [TestCase("if (newest) { Set(\"at\"); } else { Set(\"name\"); }")]
    [TestCase("_field = Name(newest);")]
    public void Field_of_an_object_is_what_it_was_set_to(string change) =>
        Read(
                $$"""
                class Posts(FirestoreDb db)
                {
                    private string _field = "id";

                    private void Set(string field) => Keep(field);

                    private void Keep(string field) { _field = field; }

                    private static string Name(bool newest)
                    {
                        var name = "name";
                        if (newest) { name = "at"; }
                        return name;
                    }

                    public async Task Load(bool newest)
                    {
                        {{change}}
                        await db.Collection("posts").OrderBy(_field).GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts order by at", "posts order by name");

    [Test]
    public void Loop_that_is_left_early_leaves_out_the_rest() =>
        Read(
                """
                class Posts(FirestoreDb db)
                {
                    public async Task Load(bool isShort, bool isPlain)
                    {
                        Query q = db.Collection("posts");
                        foreach (var field in new[] { "a", "b" })
                        {
                            if (isShort && isPlain) { break; }
                            q = q.OrderBy(field);
                        }
                        await q.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts", "posts order by a, b");

    [Test]
    public void Result_that_only_a_property_or_a_delegate_passes_on_is_followed() =>
        Read(
                """
                class Posts(FirestoreDb db)
                {
                    public bool Newest { get; set; }

                    private string Field => Choose(Newest);

                    private static string Choose(bool newest)
                    {
                        string name;
                        if (newest) { name = "at"; } else { name = "name"; }
                        return name;
                    }

                    public async Task Load()
                    {
                        Func<string> field = () => Field;
                        await db.Collection("posts").OrderBy(field()).GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts order by at", "posts order by name");

    private static IReadOnlyList<string> Read(string code) =>
        ReadCode.Of("Code.cs", $"using Google.Cloud.Firestore;\n{code}");
}

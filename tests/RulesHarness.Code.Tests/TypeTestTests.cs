namespace RulesHarness.Code.Tests;

/// <summary>C# code that asks for the type of a value, and code that is generic over types.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TypeTestTests
{
    private const string Filters = """
        abstract record PostFilter;
        sealed record ByAuthor(string Id) : PostFilter;
        sealed record ByTag(string Tag) : PostFilter;
        """;

    [TestCase("new ByAuthor(id)", "posts where authorId == ?")]
    [TestCase("new ByTag(id)", "posts where tags has ?")]
    public void Switch_over_the_class_of_a_known_object_has_one_way(string filter, string expected) =>
        Read(
                $$"""
                {{Filters}}
                class Posts(FirestoreDb db)
                {
                    public Task Load(string id) => Find({{filter}}).GetSnapshotAsync();

                    private Query Find(PostFilter filter) => filter switch
                    {
                        ByAuthor author => db.Collection("posts").WhereEqualTo("authorId", author.Id),
                        ByTag { Tag: var tag } => db.Collection("posts").WhereArrayContains("tags", tag),
                        _ => db.Collection("posts"),
                    };
                }
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("filter is ByTag")]
    [TestCase("filter is not ByAuthor")]
    [TestCase("filter is ByTag tag && tag.Tag == id")]
    public void Test_of_a_class_that_an_object_is_not_of_does_not_hold(string condition) =>
        Read(
                $$"""
                {{Filters}}
                class Posts(FirestoreDb db)
                {
                    public Task Load(string id) => Find(new ByAuthor(id), id);

                    private Task Find(PostFilter filter, string id)
                    {
                        var query = db.Collection("posts").WhereEqualTo("by", id);
                        return ({{condition}} ? query.Limit(5) : query).GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .Equal("posts where by == ?");

    [TestCase("value is string")]
    [TestCase("value is int number && number > 3")]
    public void Test_of_the_type_of_a_value_that_is_not_known_has_both_ways(string condition) =>
        Read(
                $$"""
                class Posts(FirestoreDb db)
                {
                    public Task Load(object value)
                    {
                        Query query = db.Collection("posts");
                        if ({{condition}}) query = query.WhereEqualTo("key", value);
                        return query.GetSnapshotAsync();
                    }
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts", "posts where key == ?");

    [Test]
    public void Is_compares_with_a_constant_that_looks_like_a_type() =>
        Read(
                """
                static class Modes { public const string Newest = "newest"; }
                class Posts(FirestoreDb db)
                {
                    public Task Newest() => Load(Modes.Newest);
                    public Task Oldest() => Load("oldest");
                    private Task Load(string mode) => mode is Modes.Newest
                        ? db.Collection("posts").OrderByDescending("at").GetSnapshotAsync()
                        : db.Collection("posts").OrderBy("at").GetSnapshotAsync();
                }
                """
            )
            .Should()
            .BeEquivalentTo("posts order by at desc", "posts order by at");

    [Test]
    public void Type_parameter_of_a_method_is_not_one_of_the_class_around_it() =>
        Read(
                """
                class Store<T>(FirestoreDb db)
                {
                    public Task Load<TFirst, TSecond>() => Named<TSecond>().GetSnapshotAsync();
                    private Query Named<TItem>() => db.Collection("things").Limit(3);
                }
                """
            )
            .Should()
            .Equal("things limit 3");

    private static IReadOnlyList<string> Read(string code) =>
        ReadCode.Of("Program.cs", $"using Google.Cloud.Firestore;\n{code}");
}

namespace RulesHarness.Code.Tests;

/// <summary>Generic repositories whose type names the collection, and filters that are given as records.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GenericRepositoryTests
{
    [Test]
    public void Abstract_static_member_is_that_of_the_type_that_is_bound() =>
        ReadCode
            .Of(
                "a.cs",
                """
                using Google.Cloud.Firestore;
                public interface IEntity { static abstract string CollectionName { get; } }
                public sealed class Club : IEntity { public static string CollectionName => "clubs"; }
                public sealed class Member : IEntity { public static string CollectionName => Names.Members; }
                public static class Names { public const string Members = "members"; }
                public class Repository<T>(FirestoreDb db) where T : class, IEntity
                {
                    public Task<QuerySnapshot> AllAsync() => db.Collection(T.CollectionName).GetSnapshotAsync();
                }
                public sealed class Service(Repository<Club> clubs, FirestoreDb db)
                {
                    public Task<QuerySnapshot> Clubs() => clubs.AllAsync();
                    public Task<QuerySnapshot> Members() => new Repository<Member>(db).AllAsync();
                }
                """
            )
            .Should()
            .BeEquivalentTo("clubs", "members");

    [TestCase("new Filter2(\"x\", 1)", "posts where x == 1")]
    [TestCase("new Filter2(\"x\", 1), new(\"y\", 2)", "posts where x == 1 and y == 2")]
    [TestCase("new[] { new Filter2(\"x\", 1) }", "posts where x == 1")]
    public void Object_that_is_the_only_argument_of_a_parameter_array_is_an_item(string arguments, string expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                public sealed record Filter2(string Field, object? Value);
                public static class Extensions
                {
                    public static Query All(this Query query, params Filter2[] filters) =>
                        filters.Aggregate(query, (q, f) => q.WhereEqualTo(f.Field, f.Value));
                }
                public sealed class Service(FirestoreDb db)
                {
                    public Task<QuerySnapshot> Load() => db.Collection("posts").All({{arguments}}).GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);
}

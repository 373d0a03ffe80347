namespace RulesHarness.Code.Tests;

/// <summary>Types of the sources that are converted to texts, arguments that are named, and flags.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConversionTests
{
    [TestCase("items.OrderBy(Field.At)", "items order by at")]
    [TestCase("items.OrderBy(Field.At.Of(\"day\"))", "items order by at.day")]
    [TestCase("items.OrderBy((string)Field.At)", "items order by at")]
    [TestCase("items.WhereLessThan(Field.At, clock.GetCurrentInstant().ToDateTimeUtc())", "items where at < ?")]
    [TestCase("items.Where(Filter.EqualTo(Field.At, 1))", "items where at == 1")]
    [TestCase("items.Aggregate(AggregateField.Sum(Field.At))", "items sum(at)")]
    [TestCase("Named(\"Items\")", "items")]
    [TestCase("By(null)", "items order by at")]
    public void Name_of_a_type_of_its_own_is_known(string query, string expected) =>
        Read($"public Task Load(IClock clock) => {query}.GetSnapshotAsync();").Should().Equal(expected);

    [TestCase("equal: (\"a\", 1)", "items where a == 1 limit 20")]
    [TestCase("5, (\"a\", 1), (\"b\", 2)", "items where a == 1 and b == 2 limit 5")]
    [TestCase("equal: [(\"a\", 1)], size: 5", "items where a == 1 limit 5")]
    [TestCase("", "items limit 20")]
    public void Item_of_a_parameter_array_can_be_named(string arguments, string expected) =>
        Read(
                $$"""
                public Task Load() => All({{arguments}});
                private Task All(int size = 20, params (string Field, object Value)[] equal) => equal
                    .Aggregate((Query)items, (query, each) => query.WhereEqualTo(each.Field, each.Value))
                    .Limit(size)
                    .GetSnapshotAsync();
                """
            )
            .Should()
            .Equal(expected);

    [TestCase("Handling.Cold", "items where cold == true")]
    [TestCase("Handling.Heavy", "items")]
    [TestCase("Handling.None", "items")]
    public void Flag_of_a_constant_is_decided(string handling, string expected) =>
        Read(
                $$"""
                public Task Load() => All({{handling}});
                private Task All(Handling handling)
                {
                    Query query = items;
                    if (handling.HasFlag(Handling.Cold)) { query = query.WhereEqualTo("cold", true); }
                    return query.GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);

    private static IReadOnlyList<string> Read(string members) =>
        ReadCode.Of(
            "a.cs",
            $$"""
            using Google.Cloud.Firestore;
            [Flags] public enum Handling { None = 0, Cold = 1, Heavy = 2 }
            public readonly record struct Field(string Path)
            {
                public static readonly Field At = new("at");
                public static implicit operator string(Field field) => field.Path;
                public Field Of(string part) => new($"{Path}.{part}");
            }
            public sealed class Name
            {
                private readonly string _text;
                private Name(string text) => _text = text;
                public static implicit operator Name(string text) => new(text.ToLowerInvariant());
                public static implicit operator string(Name name) => name._text;
            }
            public sealed class Repository(FirestoreDb db)
            {
                private readonly CollectionReference items = db.Collection("items");
                private CollectionReference Named(Name name) => db.Collection(name);
                private Query By(Field? field) { string by = field ?? Field.At; return items.OrderBy(by); }
                {{members}}
            }
            """
        );
}

using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Values;

public sealed class ConvertToTests
{
    private static readonly Dictionary<string, object?> Fields = new()
    {
        ["Title"] = "hello",
        ["likes"] = 3L,
        ["Rating"] = 4.5,
        ["Day"] = "Friday",
        ["At"] = Timestamp.Parse("2024-02-29T12:00:00Z"),
        ["Raw"] = Blob.CopyFrom([1]),
        ["Tags"] = new List<object?> { "a", "b" },
        ["Counts"] = new Dictionary<string, object?> { ["x"] = 1L },
        ["Author"] = new Dictionary<string, object?> { ["Name"] = "alice", ["Age"] = null },
        ["Unknown"] = true,
    };

    private static readonly object[] Conversions =
    [
        new object[] { 3L, 3 },
        new object[] { 3L, (short)3 },
        new object[] { 3L, 3.0 },
        new object[] { 0.5, 0.5f },
        new object[] { new VectorValue(1, 2), new[] { 1.0, 2.0 } },
        new object[]
        {
            new List<object?> { 1L, 2L },
            new[] { 1, 2 },
        },
        new object[]
        {
            new List<object?> { 1L, 2L },
            new List<int> { 1, 2 },
        },
        new object[]
        {
            new List<object?> { 1L, 1L },
            new HashSet<int> { 1 },
        },
    ];

    private static readonly object?[][] Misfits =
    [
        ["text", typeof(int)],
        [1.5, typeof(int)],
        [1.0, typeof(long)],
        [3_000_000_000L, typeof(int)],
        [1L, typeof(string)],
        [1L, typeof(bool)],
        ["Someday", typeof(DayOfWeek)],
        ["2024-02-29T12:00:00Z", typeof(DateTimeOffset)],
        ["x", typeof(IDisposable)],
    ];

    [Test]
    public void Record_is_filled_through_its_constructor()
    {
        var post = FirestoreData.ConvertTo<Post>(Fields);

        post.Should()
            .BeEquivalentTo(
                new Post("hello", 3, new Author { Name = "alice" })
                {
                    Rating = 4.5f,
                    Day = DayOfWeek.Friday,
                    At = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero),
                    Raw = [1],
                    Tags = ["a", "b"],
                    Counts = new Dictionary<string, int> { ["x"] = 1 },
                }
            );
    }

    [Test]
    public void Record_written_is_read_back_equal()
    {
        var author = new Author { Name = "bob", Age = 7 };

        FirestoreData.ConvertTo<Author>(FirestoreData.ToDictionary(author)).Should().Be(author);
    }

    [Test]
    public void Missing_field_leaves_the_default() =>
        FirestoreData.ConvertTo<Post>(new Dictionary<string, object?>()).Should().BeEquivalentTo(new Post(null!));

    [TestCaseSource(nameof(Conversions))]
    public void Value_that_fits_the_type_is_converted<T>(object stored, T expected) =>
        FirestoreData.ConvertTo<T>(stored).Should().BeEquivalentTo(expected);

    [TestCaseSource(nameof(Misfits))]
    public void Value_that_does_not_fit_is_refused_by_its_path(object value, Type type)
    {
        var read = typeof(FirestoreData)
            .GetMethod(nameof(FirestoreData.ConvertTo))!
            .MakeGenericMethod(
                typeof(Dictionary<,>).MakeGenericType(typeof(string), typeof(List<>).MakeGenericType(type))
            );
        var fields = new Dictionary<string, object?> { ["a"] = new List<object?> { value } };

        FluentActions
            .Invoking(() => read.Invoke(null, [fields]))
            .Should()
            .Throw<System.Reflection.TargetInvocationException>()
            .WithInnerException<ArgumentException>()
            .WithMessage($"*`a[0]`*{type.Name}*");
    }

    [Test]
    public void Null_becomes_null_where_it_can() => FirestoreData.ConvertTo<int?>(null).Should().BeNull();

    [Test]
    public void Null_is_refused_where_it_cannot_be() =>
        FluentActions.Invoking(() => FirestoreData.ConvertTo<int>(null)).Should().Throw<ArgumentException>();

    private sealed record Post(
        string Title,
        [property: FirestoreProperty("likes")] int Likes = 9,
        Author? Author = null
    )
    {
        public float Rating { get; init; }

        public DayOfWeek? Day { get; init; }

        public DateTimeOffset At { get; init; }

        public byte[]? Raw { get; init; }

        public IReadOnlyList<string>? Tags { get; init; }

        public IReadOnlyDictionary<string, int>? Counts { get; init; }
    }

    private sealed record Author
    {
        public string? Name { get; set; }

        public int? Age { get; set; }
    }
}

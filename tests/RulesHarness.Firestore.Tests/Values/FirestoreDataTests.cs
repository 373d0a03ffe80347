using System.Collections.Immutable;
using System.Dynamic;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Values;

public sealed class FirestoreDataTests
{
    private static readonly DateTimeOffset Noon = new(2024, 2, 29, 14, 0, 0, TimeSpan.FromHours(2));
    private static readonly DocumentName Alice = DocumentName.Parse("projects/p/databases/d/documents/users/alice");

    private static readonly object?[][] Stored =
    [
        [null, null],
        [true, true],
        [(sbyte)-1, -1L],
        [(byte)1, 1L],
        [(short)-2, -2L],
        [(ushort)2, 2L],
        [3, 3L],
        [4u, 4L],
        [long.MinValue, long.MinValue],
        [5ul, 5L],
        [0.5f, 0.5],
        [double.NaN, double.NaN],
        [-0.0, -0.0],
        ["", ""],
        [DayOfWeek.Friday, "Friday"],
        [Noon, Timestamp.Parse("2024-02-29T12:00:00Z")],
        [Noon.UtcDateTime, Timestamp.Parse("2024-02-29T12:00:00Z")],
        [new Timestamp(1, 2), new Timestamp(1, 2)],
        [new byte[] { 1, 2 }, Blob.CopyFrom([1, 2])],
        [new GeoPoint(1, 2), new GeoPoint(1, 2)],
        [Alice, Alice],
        [new VectorValue(1, 2.5), new VectorValue(1, 2.5)],
    ];

    private static readonly object[] Unstorable =
    [
        new object[] { 1.5m, "Decimal", "(double)value" },
        new object[] { Guid.Empty, "Guid", "ToString()" },
        new object[] { TimeSpan.Zero, "TimeSpan", "TotalSeconds" },
        new object[] { new DateOnly(2024, 1, 1), "DateOnly", "Timestamp" },
        new object[] { new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Local), "DateTime", "DateTimeOffset" },
        new object[] { 'c', "Char", "ToString()" },
        new object[] { ulong.MaxValue, "UInt64", "long.MaxValue" },
        new object[] { (DayOfWeek)9, "DayOfWeek", "named" },
        new object[] { (1, 2), "ValueTuple`2", "an object of your own" },
        new object[]
        {
            new Dictionary<int, string> { [1] = "a" },
            "Dictionary`2",
            "string keys",
        },
        new object[] { Task.CompletedTask, "Task", "result" },
    ];

    [TestCaseSource(nameof(Stored))]
    public void Value_of_a_storable_type_is_stored_as_documented(object? value, object? stored) =>
        FirestoreData.ToStored(value).Should().Be(stored);

    [Test]
    public void Object_of_each_shape_is_stored_as_a_map()
    {
        dynamic expando = new ExpandoObject();
        expando.A = 1;
        var expected = new Dictionary<string, object?> { ["A"] = 1L };

        foreach (
            var shape in new object[]
            {
                new { A = 1 },
                new Dictionary<string, int> { ["A"] = 1 },
                ImmutableDictionary<string, long>.Empty.Add("A", 1),
                expando,
                new Renamed(1),
                new SortedList<string, object> { ["A"] = 1 },
            }
        )
        {
            FirestoreData.ToDictionary(shape).Should().Equal(expected, shape.GetType().Name);
        }
    }

    [Test]
    public void Collection_of_each_shape_is_stored_as_an_array()
    {
        object[] shapes =
        [
            new[] { 1, 2 },
            new List<object> { 1, 2 },
            new HashSet<long> { 1, 2 },
            Enumerable.Range(1, 2),
        ];
        foreach (var shape in shapes)
        {
            FirestoreData.ToStored(shape).Should().BeEquivalentTo(new object[] { 1L, 2L }, shape.GetType().Name);
        }
    }

    [TestCaseSource(nameof(Unstorable))]
    public void Value_of_another_type_is_refused_by_its_path_with_advice(object value, string type, string advice) =>
        FluentActions
            .Invoking(() => FirestoreData.ToDictionary(new { Order = new { Lines = new[] { new { Total = value } } } }))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage($"*`Order.Lines[0].Total`*{type}*{advice}*");

    [TestCase("text")]
    [TestCase(1)]
    [TestCase(new[] { 1 })]
    public void Document_that_is_not_a_map_is_refused(object data) =>
        FluentActions.Invoking(() => FirestoreData.ToDictionary(data)).Should().Throw<ArgumentException>();

    [Test]
    public void Data_that_refers_to_itself_is_refused()
    {
        var data = new Dictionary<string, object?>();
        data["me"] = data;

        FluentActions
            .Invoking(() => FirestoreData.ToDictionary(data))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`me`*itself*");
    }

    [Test]
    public void Sentinel_outside_a_write_is_refused() =>
        FluentActions
            .Invoking(() => FirestoreData.ToDictionary(new { At = FieldValue.ServerTimestamp }))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`At`*ServerTimestamp*");

    private sealed record Renamed([property: FirestoreProperty("A")] int Other);
}

using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Values;

public sealed class FirestoreValueComparerTests
{
    private const string Root = "projects/p/databases/(default)/documents/";

    // Each line sorts before the next; the values of one line are equal.
    private static readonly object?[][] Ascending =
    [
        [null],
        [false],
        [true],
        [double.NaN, float.NaN],
        [double.NegativeInfinity],
        [long.MinValue, -9_223_372_036_854_775_808.0],
        [long.MinValue + 1],
        [-1.5],
        [-1, -1L, -1.0],
        [0L, 0.0, -0.0],
        [double.Epsilon],
        [1, 1.0],
        [1.5],
        [9_007_199_254_740_992L, 9_007_199_254_740_992.0],
        [9_007_199_254_740_993L],
        [long.MaxValue],
        [9_223_372_036_854_775_808.0],
        [double.PositiveInfinity],
        [new Timestamp(-1, 5)],
        [new Timestamp(0, 0), DateTimeOffset.UnixEpoch],
        [new Timestamp(0, 1000)],
        [""],
        ["A"],
        ["a"],
        ["aa"],
        ["é"],
        ["\uffee"],
        ["😀"],
        [Blob.CopyFrom([])],
        [Blob.CopyFrom([1]), new byte[] { 1 }],
        [Blob.CopyFrom([1, 0])],
        [Blob.CopyFrom([200])],
        [DocumentName.Parse(Root + "a/b")],
        [DocumentName.Parse(Root + "a/b/c/d")],
        [DocumentName.Parse(Root + "a/b1")],
        [DocumentName.Parse(Root + "a1/b")],
        [new GeoPoint(-10, 50)],
        [new GeoPoint(10, -20)],
        [new GeoPoint(10, 20)],
        [Array.Empty<int>()],
        [new object?[] { null }],
        [new[] { 1 }, new List<double> { 1.0 }],
        [new[] { 1, 2 }],
        [new[] { 2 }],
        [new[] { "a" }],
        [new VectorValue(9)],
        [new VectorValue(1, 2)],
        [new VectorValue(1, 3)],
        [new Dictionary<string, object?>()],
        [new { a = 1 }],
        [new { a = 1, b = 0 }, new Dictionary<string, object?> { ["b"] = 0, ["a"] = 1.0 }],
        [new { a = 2 }],
        [new { b = 0 }],
    ];

    [Test]
    public void Comparer_puts_every_pair_of_values_in_firestores_order()
    {
        var comparer = FirestoreValueComparer.Instance;
        var values = Ascending.SelectMany((line, at) => line.Select(value => (value, at))).ToList();

        foreach (var (left, i) in values)
        {
            foreach (var (right, j) in values)
            {
                Math.Sign(comparer.Compare(left, right))
                    .Should()
                    .Be(Math.Sign(i.CompareTo(j)), $"of {left} (line {i}) and {right} (line {j})");
                if (i != j)
                {
                    continue;
                }
                comparer.Equals(left, right).Should().BeTrue();
                comparer.GetHashCode(left!).Should().Be(comparer.GetHashCode(right!), $"{left} equals {right}");
            }
        }
    }

    [Test]
    public async Task Comparer_agrees_with_the_emulators_order()
    {
        var db = TestDatabase.New();
        var values = db.Collection("values");
        await db.BulkWriteAsync(
            Ascending.SelectMany(
                (line, at) => line.Select((value, side) => ($"values/{at:D3}-{side}", (object)new { value }))
            )
        );

        var ascending = await values.OrderBy("value").GetSnapshotAsync();
        var descending = await values.OrderByDescending("value").GetSnapshotAsync();

        ascending
            .Select(each => each.Id)
            .Should()
            .BeInAscendingOrder(StringComparer.Ordinal)
            .And.HaveCount(Ascending.Sum(line => line.Length));
        descending.Select(each => each.Id).Should().BeInDescendingOrder(StringComparer.Ordinal);
    }
}

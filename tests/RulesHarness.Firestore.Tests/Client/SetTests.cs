using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using static RulesHarness.Firestore.Tests.Client.WrittenDocument;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>What the options of a set leave, and what the server makes of a value.</summary>
public sealed class SetTests
{
    private static readonly object[] Sets =
    [
        Case("overwriting", new { b = 2 }, SetOptions.Overwrite, new { b = 2 }),
        Case(
            "merging all",
            new { m = new { x = 9 } },
            SetOptions.MergeAll,
            new
            {
                a = 1,
                m = new { x = 9, y = 2 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging a deletion",
            new { m = new { x = FieldValue.Delete } },
            SetOptions.MergeAll,
            new
            {
                a = 1,
                m = new { y = 2 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging an empty map",
            new { m = new { } },
            SetOptions.MergeAll,
            new
            {
                a = 1,
                m = new { },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging only a transform",
            new { m = new { x = FieldValue.Increment(1) } },
            SetOptions.MergeAll,
            new
            {
                a = 1,
                m = new { x = 2, y = 2 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging a vector",
            new { a = new VectorValue(1) },
            SetOptions.MergeAll,
            new
            {
                a = new VectorValue(1),
                m = new { x = 1, y = 2 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging a field",
            new { a = 5, m = new { x = 9 } },
            SetOptions.MergeFields("m"),
            new
            {
                a = 1,
                m = new { x = 9 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging a nested field",
            new { a = 5, m = new { x = 9 } },
            SetOptions.MergeFields("m.x"),
            new
            {
                a = 1,
                m = new { x = 9, y = 2 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging a field with a transform",
            new { a = FieldValue.Increment(1), m = FieldValue.Delete },
            SetOptions.MergeFields("a"),
            new
            {
                a = 2,
                m = new { x = 1, y = 2 },
                l = new[] { 1, 2 },
            }
        ),
        Case(
            "merging a deleted field",
            new { a = FieldValue.Delete },
            SetOptions.MergeFields("a"),
            new { m = new { x = 1, y = 2 }, l = new[] { 1, 2 } }
        ),
    ];

    private static readonly object[] Transforms =
    [
        Case("increment", FieldValue.Increment(2), 1, 3),
        Case("increment by a double", FieldValue.Increment(0.5), 1, 1.5),
        Case("increment of text", FieldValue.Increment(2), "x", 2),
        Case("maximum", FieldValue.Maximum(5), 3, 5),
        Case("maximum by a double", FieldValue.Maximum(2.5), 3, 3),
        Case("minimum", FieldValue.Minimum(2L), 3, 2),
        Case("minimum by a double", FieldValue.Minimum(2.5), 3, 2.5),
        Case("array union", FieldValue.ArrayUnion(2, 3, null), new[] { 1, 2 }, new object?[] { 1, 2, 3, null }),
        Case("array removal", FieldValue.ArrayRemove(1, "x"), new object[] { 1, 2, 1, "x" }, new[] { 2 }),
        Case(
            "array union of maps",
            FieldValue.ArrayUnion(new { a = 1 }),
            new object[] { new { a = 1 } },
            new object[] { new { a = 1 } }
        ),
    ];

    [TestCaseSource(nameof(Sets))]
    public async Task Set_changes_what_its_options_say(object data, SetOptions options, object expected)
    {
        var document = TestDatabase.New().Document("a/b");
        await document.SetAsync(Before);

        await document.SetAsync(data, options);

        await Expect(document, expected);
    }

    [TestCaseSource(nameof(Transforms))]
    public async Task Transform_gives_the_documented_value(FieldValue transform, object before, object after)
    {
        var document = TestDatabase.New().Document("a/b");
        await document.CreateAsync(new { v = before, m = new { v = before } });

        await document.UpdateAsync(new Dictionary<string, object?> { ["v"] = transform, ["m.v"] = transform });

        await Expect(document, new { v = after, m = new { v = after } });
    }

    [Test]
    public async Task Server_timestamp_is_the_time_of_the_write()
    {
        var document = TestDatabase.New().Document("a/b");

        await document.CreateAsync(
            new
            {
                a = 1,
                at = FieldValue.ServerTimestamp,
                m = new { at = FieldValue.ServerTimestamp },
            }
        );

        var snapshot = await document.GetSnapshotAsync();
        // The emulator stamps the request some moments before the commit.
        var age = snapshot.UpdateTime!.Value.ToDateTimeOffset() - snapshot.GetValue<DateTimeOffset>("at");
        age.Should().BeCloseTo(TimeSpan.Zero, TimeSpan.FromSeconds(10));
        snapshot.GetValue<Timestamp>("m.at").Should().Be(snapshot.GetValue<Timestamp>("at"));
    }
}

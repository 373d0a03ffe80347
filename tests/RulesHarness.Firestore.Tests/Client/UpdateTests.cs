using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using static RulesHarness.Firestore.Tests.Client.WrittenDocument;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>Updates of the fields that are named.</summary>
public sealed class UpdateTests
{
    private static readonly object[] Updates =
    [
        Case("an object", new { a = 5, m = new { z = 1 } }),
        Case("a dictionary of objects", new Dictionary<string, object> { ["a"] = 5, ["m"] = new { z = 1 } }),
        Case("a dictionary of nullable objects", new Dictionary<string, object?> { ["a"] = 5, ["m"] = new { z = 1 } }),
        Case("a sorted dictionary", new SortedDictionary<string, object> { ["a"] = 5, ["m"] = new { z = 1 } }),
        Case(
            "a dictionary by path",
            new Dictionary<FieldPath, object> { [new FieldPath("a")] = 5, [new FieldPath("m")] = new { z = 1 } }
        ),
        Case("a record", new Update(5, new { z = 1 })),
    ];

    private static readonly object[] NoUpdates =
    [
        Case("text", "a"),
        Case("a number", 1),
        Case("a list", new[] { 1 }),
        Case("an empty object", new { }),
        Case("an empty dictionary by path", new Dictionary<FieldPath, string>()),
    ];

    [TestCaseSource(nameof(Updates))]
    public async Task Update_accepts_data_of_each_shape_at_each_entry_point(object updates)
    {
        var db = TestDatabase.New();
        var documents = Enumerable.Range(0, 3).Select(n => db.Document($"a/{n}")).ToList();
        foreach (var document in documents)
        {
            await document.SetAsync(Before);
        }

        await documents[0].UpdateAsync(updates);
        var batch = db.StartBatch();
        batch.Update(documents[1], updates);
        await batch.CommitAsync();
        await db.RunTransactionAsync(transaction =>
        {
            transaction.Update(documents[2], updates, Precondition.MustExist);
            return Task.CompletedTask;
        });

        foreach (var document in documents)
        {
            await Expect(
                document,
                new
                {
                    a = 5,
                    m = new { z = 1 },
                    l = new[] { 1, 2 },
                }
            );
        }
    }

    [TestCaseSource(nameof(NoUpdates))]
    public async Task Update_of_nothing_is_refused(object updates)
    {
        var document = TestDatabase.New().Document("a/b");

        await document.Awaiting(one => one.UpdateAsync(updates)).Should().ThrowAsync<ArgumentException>();
    }

    [Test]
    public async Task Update_to_null_and_by_an_interface_is_an_update_of_the_field()
    {
        var document = TestDatabase.New().Document("a/b");
        await document.SetAsync(Before);
        IDictionary<string, object?> updates = new Dictionary<string, object?> { ["m.x"] = FieldValue.Delete };

        await document.UpdateAsync("a", null);
        await document.UpdateAsync(updates);

        await Expect(
            document,
            new
            {
                a = (string?)null,
                m = new { y = 2 },
                l = new[] { 1, 2 },
            }
        );
    }

    [Test]
    public async Task Update_changes_the_named_paths_alone()
    {
        var document = TestDatabase.New().Document("a/b");
        await document.CreateAsync(Before);

        await document.UpdateAsync(
            new Dictionary<string, object?>
            {
                ["m.x"] = 9,
                ["a"] = FieldValue.Delete,
                ["`n.o`.p"] = new { q = true },
            }
        );
        await document.UpdateAsync("l", FieldValue.ArrayRemove(1));
        await document.UpdateAsync(new Dictionary<FieldPath, object?> { [new FieldPath("m", "z.z")] = "z" });

        await Expect(
            document,
            new Dictionary<string, object?>
            {
                ["m"] = new Dictionary<string, object?>
                {
                    ["x"] = 9,
                    ["y"] = 2,
                    ["z.z"] = "z",
                },
                ["n.o"] = new { p = new { q = true } },
                ["l"] = new[] { 2 },
            }
        );
    }

    [Test]
    public async Task Update_to_a_map_with_a_sentinel_replaces_the_map()
    {
        var document = TestDatabase.New().Document("a/b");
        await document.CreateAsync(Before);

        await document.UpdateAsync(
            new Dictionary<string, object?> { ["m"] = new { n = FieldValue.Increment(3) }, ["l"] = FieldValue.Delete }
        );

        await Expect(document, new { a = 1, m = new { n = 3 } });
    }

    private sealed record Update(int a, object m);
}

using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Client;

public sealed class WriteTests
{
    private static readonly Dictionary<string, object?> Before = new()
    {
        ["a"] = 1L,
        ["m"] = new Dictionary<string, object?> { ["x"] = 1L, ["y"] = 2L },
        ["l"] = new object?[] { 1L, 2L },
    };

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
    public async Task Marked_class_is_stored_and_read_by_its_attributes()
    {
        var document = TestDatabase.New().Document("posts/p1");

        await document.CreateAsync(
            new MarkedPost
            {
                Id = "ignored",
                Title = "Hello",
                Likes = 3,
                Secret = "no",
            }
        );

        var snapshot = await document.GetSnapshotAsync();
        snapshot.ToDictionary()!.Keys.Should().BeEquivalentTo("Title", "likes", "At");
        snapshot.GetValue<Timestamp>("At").Should().BeGreaterThan(Timestamp.Parse("2024-01-01T00:00:00Z"));
        var read = snapshot.ConvertTo<MarkedPost>()!;
        read.Should()
            .BeEquivalentTo(
                new MarkedPost
                {
                    Id = "p1",
                    Title = "Hello",
                    Likes = 3,
                    Secret = "none",
                    At = snapshot.GetValue<Timestamp>("At"),
                }
            );
        snapshot.ConvertTo<Referred>()!.Self.Should().Be(document);
        snapshot.ConvertTo<Dictionary<string, object>>().Should().HaveCount(3);
    }

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

    [Test]
    public async Task Writes_obey_their_preconditions()
    {
        var db = TestDatabase.New();
        var (there, missing) = (db.Document("a/there"), db.Document("a/missing"));
        var first = await there.SetAsync(new { }, precondition: Precondition.MustNotExist);

        await Fails(() => there.CreateAsync(new { }), StatusCode.AlreadyExists);
        await Fails(() => there.SetAsync(new { }, precondition: Precondition.MustNotExist), StatusCode.AlreadyExists);
        await Fails(() => missing.SetAsync(new { }, precondition: Precondition.MustExist), StatusCode.NotFound);
        await Fails(() => missing.UpdateAsync("a", 1), StatusCode.NotFound);
        await Fails(() => missing.DeleteAsync(Precondition.MustExist), StatusCode.NotFound);
        var second = await there.UpdateAsync("a", 1, Precondition.LastUpdated(first.UpdateTime));
        await Fails(
            () => there.UpdateAsync("a", 2, Precondition.LastUpdated(first.UpdateTime)),
            StatusCode.FailedPrecondition
        );
        await there.DeleteAsync(Precondition.LastUpdated(second.UpdateTime));
        await missing.DeleteAsync();
        (await there.GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Set_with_a_precondition_is_judged_as_the_operation_it_means()
    {
        var db = await TestDatabase.NewAsync("match /a/{id} { allow create; }");
        var user = db.As(Identity.User("u"));

        await user.Document("a/1").SetAsync(new { }, precondition: Precondition.MustNotExist);
        await user.Document("a/2").SetAsync(new { });
        await Fails(
            () => user.Document("a/1").SetAsync(new { }, precondition: Precondition.MustExist),
            StatusCode.PermissionDenied
        );
        await Fails(() => user.Document("a/1").SetAsync(new { }), StatusCode.PermissionDenied);
    }

    [Test]
    public async Task Batch_makes_all_writes_or_none()
    {
        var db = TestDatabase.New();
        var batch = db.StartBatch();
        batch.Create(db.Document("a/1"), new { n = 1 });
        batch.Set(db.Document("a/2"), new { n = 1 }, SetOptions.MergeAll);
        batch.Update(db.Document("a/2"), "n", FieldValue.Increment(1));
        batch.Update(db.Document("a/2"), new Dictionary<string, object?> { ["m"] = 1 });
        batch.Delete(db.Document("a/3"));
        (await batch.CommitAsync()).Should().HaveCount(5);

        var failing = db.StartBatch();
        failing.Update(db.Document("a/1"), "n", 2);
        failing.Update(db.Document("a/missing"), "n", 2);
        await Fails(() => failing.CommitAsync(), StatusCode.NotFound);

        await Expect(db.Document("a/1"), new { n = 1 });
        await Expect(db.Document("a/2"), new { n = 2, m = 1 });
    }

    [Test]
    public void Write_that_makes_no_sense_is_refused_before_it_is_sent()
    {
        var document = TestDatabase.New().Document("a/b");

        Refused(() => document.SetAsync(new { a = FieldValue.Delete }), "`a`");
        Refused(() => document.CreateAsync(new { a = new[] { FieldValue.ServerTimestamp } }), "`a[0]`");
        Refused(() => document.UpdateAsync("m", new { a = FieldValue.Delete }), "`m.a`");
        Refused(() => document.UpdateAsync(new Dictionary<string, object?>()), "at least one");
        Refused(() => document.UpdateAsync(new Dictionary<string, object?> { ["a.b"] = 1, ["a"] = 2 }), "`a.b`");
        Refused(() => document.SetAsync(new { a = 1 }, SetOptions.MergeFields("b")), "`b`");
        Refused(() => document.SetAsync("text"), "String");
        Refused(() => document.SetAsync(new { price = 1.5m }), "`price`");
        Refused(() => document.UpdateAsync("a.price", 1.5m), "`a.price`");
        Refused(() => document.UpdateAsync("a", FieldValue.ArrayUnion(1.5m)), "`a`");
    }

    [Test]
    public async Task Bulk_write_of_many_documents_writes_them_all()
    {
        var db = TestDatabase.New();

        await db.BulkWriteAsync(Enumerable.Range(0, 1201).Select(n => ($"a/{n}", (object)new { n })));

        (await db.Collection("a").Count().GetSnapshotAsync()).Count.Should().Be(1201);
    }

    [Test]
    public async Task Bulk_write_of_large_documents_fits_into_the_calls()
    {
        var db = TestDatabase.New();
        var text = new string('x', 500_000);

        await db.BulkWriteAsync(Enumerable.Range(0, 30).Select(n => ($"a/{n}", (object)new { text })));

        (await db.Collection("a").GetSnapshotAsync()).Should().HaveCount(30);
    }

    [Test]
    public async Task Bulk_write_with_a_failing_document_throws_and_names_it()
    {
        var db = TestDatabase.New();
        var half = new string('x', 600_000);

        await db.Invoking(it => it.BulkWriteAsync([("a/1", new { }), ("a/2", new { a = half, b = half })]))
            .Should()
            .ThrowAsync<RpcException>()
            .WithMessage("*1 of 2 writes failed*a/2*");
    }

    [Test]
    public async Task Bulk_write_of_one_document_twice_throws()
    {
        var db = TestDatabase.New();

        await Fails(() => db.BulkWriteAsync([("a/1", new { }), ("a/1", new { })]), StatusCode.InvalidArgument);
    }

    [Test]
    public async Task Bulk_write_as_a_user_is_refused()
    {
        var db = TestDatabase.New().As(Identity.User("u"));

        await Fails(() => db.BulkWriteAsync([("a/1", new { })]), StatusCode.PermissionDenied);
    }

    private static TestCaseData Case(string name, params object[] arguments) =>
        new TestCaseData(arguments).SetArgDisplayNames(name);

    private static async Task Expect(DocumentReference document, object expected)
    {
        var read = (await document.GetSnapshotAsync()).ToDictionary();
        read.Should().BeEquivalentTo(FirestoreData.ToDictionary(expected));
    }

    private static async Task Fails(Func<Task> call, StatusCode code) =>
        await call.Should()
            .ThrowAsync<RpcException>()
            .Where(exception => exception.StatusCode == code, $"{code} was expected");

    private static void Refused(Func<Task> call, string message) =>
        FluentActions
            .Invoking(() =>
            {
                _ = call();
            })
            .Should()
            .Throw<ArgumentException>()
            .WithMessage($"*{message}*");

    private sealed record Update(int a, object m);

    [FirestoreData]
    private sealed class MarkedPost
    {
        [FirestoreDocumentId]
        public string? Id { get; set; }

        [FirestoreProperty]
        public string? Title { get; set; }

        [FirestoreProperty("likes")]
        public int Likes { get; set; }

        [FirestoreProperty, ServerTimestamp]
        public Timestamp At { get; set; }

        public string Secret { get; set; } = "none";
    }

    private sealed record Referred([property: FirestoreDocumentId] DocumentReference Self, string Title);
}

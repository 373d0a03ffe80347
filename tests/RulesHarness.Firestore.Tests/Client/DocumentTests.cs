using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Client;

public sealed class DocumentTests
{
    [Test]
    public async Task Document_of_every_type_is_read_back_as_it_was_stored()
    {
        var db = TestDatabase.New();
        var data = new
        {
            Null = (string?)null,
            Bool = true,
            Long = long.MaxValue,
            Double = 0.1,
            NaN = double.NaN,
            Text = "größe 😀",
            Time = Timestamp.Parse("2024-02-29T12:00:00.123456Z"),
            Bytes = Blob.CopyFrom([0, 255]),
            Point = new GeoPoint(-1.5, 2),
            Reference = db.Document("users/alice"),
            Vector = new VectorValue(1, 2.5),
            List = new object?[] { 1, "a", null, new { inner = true } },
            Map = new Dictionary<string, object?> { ["a.b"] = 1, ["`"] = new { } },
        };

        await db.Document("a/b").CreateAsync(data);
        var read = (await db.Document("a/b").GetSnapshotAsync()).ToDictionary();

        FirestoreValueComparer.Instance.Equals(read, FirestoreData.ToDictionary(data)).Should().BeTrue($"of {read}");
        read!["Reference"].Should().BeOfType<DocumentReference>();
        read["Double"].Should().Be(0.1);
    }

    [Test]
    public async Task Snapshot_of_a_document_tells_its_fields()
    {
        var db = TestDatabase.New();
        var meta = new Dictionary<string, object?> { ["a.b"] = 1, ["none"] = null };
        var result = await db.Document("a/b").SetAsync(new { title = "x", meta });

        var snapshot = await db.Document("a/b").GetSnapshotAsync();

        snapshot.Exists.Should().BeTrue();
        snapshot.Id.Should().Be("b");
        snapshot.UpdateTime.Should().Be(result.UpdateTime).And.Be(snapshot.CreateTime);
        snapshot.GetValue<string>("title").Should().Be("x");
        snapshot.GetValue<int>("meta.`a.b`").Should().Be(1);
        snapshot.GetValue<long?>("meta.none").Should().BeNull();
        snapshot.ContainsField("meta.none").Should().BeTrue();
        snapshot.ContainsField("meta.a").Should().BeFalse();
        snapshot.ContainsField("title.a").Should().BeFalse();
        snapshot.TryGetValue<string>("other", out _).Should().BeFalse();
        snapshot.ConvertTo<Titled>().Should().Be(new Titled("x"));
        snapshot
            .Invoking(it => it.GetValue<string>("other"))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*`a/b`*`other`*");
        snapshot
            .Invoking(it => it.GetValue<int>("title"))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`title`*Int32*");
    }

    [Test]
    public async Task Snapshot_of_a_missing_document_says_so()
    {
        var snapshot = await TestDatabase.New().Document("a/b").GetSnapshotAsync();

        snapshot.Exists.Should().BeFalse();
        snapshot.ToDictionary().Should().BeNull();
        snapshot.ConvertTo<Titled>().Should().BeNull();
        snapshot.UpdateTime.Should().BeNull();
        snapshot.ContainsField("a").Should().BeFalse();
    }

    [Test]
    public async Task Reading_several_documents_gives_them_in_the_order_asked_for()
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync([("a/1", new { n = 1 }), ("a/3", new { n = 3 })]);

        var snapshots = await db.GetAllSnapshotsAsync(
            new[] { "3", "2", "1", "3" }.Select(id => db.Document($"a/{id}"))
        );

        snapshots
            .Select(each => (each.Id, each.Exists))
            .Should()
            .Equal(("3", true), ("2", false), ("1", true), ("3", true));
        (await db.GetAllSnapshotsAsync([])).Should().BeEmpty();
    }

    [Test]
    public async Task Refused_read_throws_permission_denied_with_the_rules_line()
    {
        var db = await TestDatabase.NewAsync("match /a/b { allow get: if false; }");

        await db.As(Identity.Unauthenticated)
            .Document("a/b")
            .Invoking(it => it.GetSnapshotAsync())
            .Should()
            .ThrowAsync<RpcException>()
            .Where(e => e.StatusCode == StatusCode.PermissionDenied && e.Status.Detail.Contains("L3"));
    }

    [Test]
    public void Reference_navigates_up_and_down()
    {
        var db = TestDatabase.New();
        var post = db.Collection("users").Document("alice").Collection("posts").Document("p1");

        post.RelativePath.Should().Be("users/alice/posts/p1");
        post.Path.Should().Be($"projects/{db.ProjectId}/databases/(default)/documents/users/alice/posts/p1");
        post.Parent.Should().Be(db.Collection("users/alice/posts"));
        post.Parent.Id.Should().Be("posts");
        post.Parent.Parent.Should().Be(db.Document("users/alice"));
        db.Collection("users").Parent.Should().BeNull();
        db.Collection("users").Document().Id.Should().MatchRegex("^[A-Za-z0-9]{20}$");
        db.Invoking(it => it.Document("users")).Should().Throw<ArgumentException>().WithMessage("*`users`*even*");
        db.Invoking(it => it.Collection("users/alice"))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`users/alice`*odd*");
    }

    [Test]
    public async Task Collections_and_documents_are_listed()
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync([
            ("a/1", new { }),
            ("a/1/c/1", new { }),
            ("a/1/d/1", new { }),
            ("b/missing/c/1", new { }),
        ]);
        var added = await db.Collection("a").AddAsync(new { });

        (await db.ListRootCollectionsAsync().ToListAsync()).Should().Equal(db.Collection("a"), db.Collection("b"));
        (await db.Document("a/1").ListCollectionsAsync().ToListAsync())
            .Should()
            .Equal(db.Collection("a/1/c"), db.Collection("a/1/d"));
        (await db.Collection("a").ListDocumentsAsync().ToListAsync())
            .Should()
            .BeEquivalentTo([db.Document("a/1"), added]);
        (await db.Collection("b").ListDocumentsAsync().ToListAsync()).Should().Equal(db.Document("b/missing"));
    }

    private sealed record Titled(string title);
}

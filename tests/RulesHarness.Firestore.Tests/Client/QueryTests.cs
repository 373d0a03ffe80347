using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Client;

public sealed class QueryTests
{
    private static readonly Lazy<Task<FirestoreDb>> Shared = new(async () =>
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync([
            (
                "q/a",
                new
                {
                    n = 1,
                    t = "x",
                    l = new[] { 1, 2 },
                    v = new VectorValue(1, 0),
                }
            ),
            (
                "q/b",
                new
                {
                    n = 2,
                    t = "x",
                    l = new[] { 2, 3 },
                    v = new VectorValue(0, 1),
                }
            ),
            (
                "q/c",
                new
                {
                    n = 2.5,
                    t = "y",
                    l = Array.Empty<int>(),
                    v = new VectorValue(3, 0),
                }
            ),
            (
                "q/d",
                new
                {
                    n = double.NaN,
                    t = (string?)null,
                    m = new { k = 1 },
                }
            ),
            ("q/e", new { t = "z" }),
            ("q/a/q/sub", new { n = 7 }),
        ]);
        return db;
    });

    private static readonly object[] Queries =
    [
        Case("all", q => q, "a b c d e"),
        Case("equal", q => q.WhereEqualTo("t", "x"), "a b"),
        Case("equal to null", q => q.WhereEqualTo("t", null), "d"),
        Case("equal to NaN", q => q.WhereEqualTo("n", double.NaN), "d"),
        Case("nested", q => q.WhereEqualTo("m.k", 1), "d"),
        Case("not equal", q => q.WhereNotEqualTo("t", "x"), "c e"),
        Case("not equal to null", q => q.WhereNotEqualTo("t", null), "a b c e"),
        Case("not equal to NaN", q => q.WhereNotEqualTo("n", float.NaN), "a b c"),
        Case("less", q => q.WhereLessThan("n", 2), "a"),
        Case("less or equal", q => q.WhereLessThanOrEqualTo("n", 2), "a b"),
        Case("greater", q => q.WhereGreaterThan("n", 2), "c"),
        Case("greater or equal", q => q.WhereGreaterThanOrEqualTo("n", 2), "b c"),
        Case("array contains", q => q.WhereArrayContains("l", 2), "a b"),
        Case("array contains any", q => q.WhereArrayContainsAny("l", new[] { 1, 9 }), "a"),
        Case("in", q => q.WhereIn("t", new[] { "y", "z" }), "c e"),
        Case("not in", q => q.WhereNotIn("t", new[] { "y", "z" }), "a b"),
        Case("three conditions", q => q.WhereEqualTo("t", "x").WhereGreaterThan("n", 0).WhereLessThan("n", 2), "a"),
        Case(
            "or",
            q =>
                q.Where(
                    Filter.Or(Filter.EqualTo("n", 1), Filter.And(Filter.EqualTo("t", "y"), Filter.GreaterThan("n", 2)))
                ),
            "a c"
        ),
        Case(
            "a condition beside an or",
            q => q.Where(Filter.Or(Filter.EqualTo("n", 1), Filter.EqualTo("n", 2.5))).WhereEqualTo("t", "y"),
            "c"
        ),
        Case(
            "filters of each kind",
            q =>
                q.Where(
                    Filter.And(
                        Filter.NotEqualTo("n", 9),
                        Filter.LessThan("n", 3),
                        Filter.LessThanOrEqualTo("n", 2.5),
                        Filter.GreaterThanOrEqualTo("n", 2),
                        Filter.ArrayContains("l", 3)
                    )
                ),
            "b"
        ),
        Case(
            "filters over lists",
            q => q.Where(Filter.And(Filter.InArray("n", new[] { 1, 2 }), Filter.ArrayContains("l", 1))),
            "a"
        ),
        Case("by id", q => q.WhereEqualTo(FieldPath.DocumentId, "b"), "b"),
        Case("by several ids", q => q.WhereIn(FieldPath.DocumentId, new[] { "e", "b" }), "b e"),
        Case("by reference", q => q.WhereGreaterThan(FieldPath.DocumentId, q.Database.Document("q/c")), "d e"),
        Case("ordered", q => q.OrderBy("n"), "d a b c"),
        Case("ordered descending", q => q.OrderByDescending("t").OrderBy("n"), "c a b d"),
        Case("limited", q => q.OrderBy("n").Limit(2), "d a"),
        Case("the last", q => q.OrderBy("n").LimitToLast(2), "b c"),
        Case("the last within cursors", q => q.OrderBy("n").StartAt(1).EndBefore(2.5).LimitToLast(1), "b"),
        Case("offset", q => q.OrderBy("n").Offset(1).Limit(2), "a b"),
        Case("started at", q => q.OrderBy("n").StartAt(2), "b c"),
        Case("started after", q => q.OrderBy("n").StartAfter(2), "c"),
        Case("ended at", q => q.OrderBy("n").EndAt(2), "d a b"),
        Case("ended before", q => q.OrderBy("n").EndBefore(2), "d a"),
        Case("started at two values", q => q.OrderBy("t").OrderBy("n").StartAt("x", 2), "b c"),
        Case("started at an id", q => q.OrderBy(FieldPath.DocumentId).StartAt("d"), "d e"),
        Case("nearest", q => q.FindNearest("v", new VectorValue(2, 0), DistanceMeasure.Euclidean, 2), "a c"),
        Case(
            "nearest within",
            q => q.FindNearest("v", new VectorValue(2, 0), DistanceMeasure.Euclidean, 9, "d", 1.5),
            "a c"
        ),
    ];

    [TestCaseSource(nameof(Queries))]
    public async Task Query_finds_what_its_conditions_say_in_order(Func<Query, Query> build, string expected)
    {
        var found = await build((await Shared.Value).Collection("q")).GetSnapshotAsync();

        string.Join(' ', found.Select(each => each.Id)).Should().Be(expected);
    }

    [Test]
    public async Task Query_by_snapshot_starts_and_ends_at_its_place()
    {
        var db = await Shared.Value;
        var b = await db.Document("q/b").GetSnapshotAsync();
        var byText = db.Collection("q").OrderBy("t");
        var ranged = db.Collection("q").WhereGreaterThan("n", 0);

        (await Ids(byText.StartAt(b))).Should().Be("b c e");
        (await Ids(byText.StartAfter(b))).Should().Be("c e");
        (await Ids(byText.EndAt(b))).Should().Be("d a b");
        (await Ids(byText.EndBefore(b))).Should().Be("d a");
        (await Ids(ranged.StartAfter(b))).Should().Be("c");
        (await Ids(db.Collection("q").OrderByDescending("t").EndAt(b))).Should().Be("e c b");
        db.Invoking(it => it.Collection("q").OrderBy("other").StartAt(b))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`q/b`*`other`*");
    }

    [Test]
    public async Task Collection_group_query_finds_all_collections_of_the_id()
    {
        var db = await Shared.Value;

        (await Ids(db.CollectionGroup("q").WhereGreaterThan("n", 2))).Should().Be("c sub");
        (await Ids(db.CollectionGroup("q").WhereEqualTo(FieldPath.DocumentId, "q/a/q/sub"))).Should().Be("sub");
        db.Invoking(it => it.CollectionGroup("a/b")).Should().Throw<ArgumentException>();
    }

    [Test]
    public async Task Selected_fields_alone_are_read()
    {
        var all = (await Shared.Value).Collection("q").WhereEqualTo("n", 1);

        (await all.Select("n", "t").GetSnapshotAsync())[0]
            .ToDictionary()
            .Should()
            .BeEquivalentTo(new Dictionary<string, object> { ["n"] = 1L, ["t"] = "x" });
        (await all.Select().GetSnapshotAsync())[0].ToDictionary().Should().BeEmpty();
    }

    [Test]
    public async Task Nearest_documents_bring_their_distance()
    {
        var all = (await Shared.Value).Collection("q");
        var query = all.FindNearest("v", new VectorValue(2, 0), DistanceMeasure.DotProduct, 1, "distance");

        (await query.GetSnapshotAsync()).Should().ContainSingle().Which.GetValue<double>("distance").Should().Be(6);
    }

    [Test]
    public async Task Query_is_not_changed_by_what_is_built_on_it()
    {
        var db = await Shared.Value;
        var query = db.Collection("q").WhereEqualTo("t", "x");
        _ = query.WhereEqualTo("n", 1).OrderBy("n").Limit(1).StartAt(9);

        (await Ids(query)).Should().Be("a b");
    }

    [Test]
    public async Task Aggregates_are_computed_over_what_the_query_finds()
    {
        var db = await Shared.Value;
        var (count, sum, mean, none) = (
            AggregateField.Count(),
            AggregateField.Sum("n"),
            AggregateField.Average("n"),
            AggregateField.Average("none")
        );

        var result = await db.Collection("q")
            .WhereGreaterThan("n", 0)
            .Aggregate(count, sum, mean, AggregateField.Sum("n"))
            .GetSnapshotAsync();

        result.Count.Should().Be(3);
        result.GetValue<double>(sum).Should().Be(5.5);
        result.GetValue<double>(mean).Should().BeApproximately(5.5 / 3, 1e-9);
        result.Invoking(it => it.GetValue<long>(AggregateField.Sum("t"))).Should().Throw<ArgumentException>();
        (await db.Collection("q").Aggregate(none).GetSnapshotAsync()).GetValue<double?>(none).Should().BeNull();
        (await db.Collection("q").Limit(2).Count().GetSnapshotAsync()).Count.Should().Be(2);
        (await db.Collection("q").Aggregate(sum).GetSnapshotAsync()).Count.Should().BeNull();
    }

    [Test]
    public async Task Query_is_judged_by_the_rules_as_its_identity()
    {
        var db = await TestDatabase.NewAsync(
            "match /a/{id} { allow list: if resource.data.owner == request.auth.uid && request.query.limit <= 5; }"
        );
        await db.BulkWriteAsync([("a/1", new { owner = "u" }), ("a/2", new { owner = "v" })]);
        var mine = db.As(Identity.User("u")).Collection("a").WhereEqualTo("owner", "u");

        (await Ids(mine.Limit(5))).Should().Be("1");
        await mine.Invoking(it => it.GetSnapshotAsync()).Should().ThrowAsync<RpcException>();
        await mine.Limit(6).Invoking(it => it.Count().GetSnapshotAsync()).Should().ThrowAsync<RpcException>();
    }

    [Test]
    public void Query_that_makes_no_sense_is_refused_before_it_is_sent()
    {
        var all = TestDatabase.New().Collection("q");

        all.Invoking(it => it.WhereLessThan("n", null)).Should().Throw<ArgumentException>().WithMessage("*`n`*null*");
        all.Invoking(it => it.WhereGreaterThan("n", double.NaN))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*`n`*NaN*");
        all.Invoking(it => it.WhereEqualTo("n", 1.5m)).Should().Throw<ArgumentException>().WithMessage("*`n`*Decimal*");
        all.Invoking(it => it.OrderBy("n").StartAt(1, 2)).Should().Throw<ArgumentException>().WithMessage("*2 values*");
        all.Invoking(it => it.Where(Filter.Or())).Should().Throw<ArgumentException>();
        all.Invoking(it => it.LimitToLast(1).GetSnapshotAsync()).Should().ThrowAsync<InvalidOperationException>();
    }

    private static async Task<string> Ids(Query query) =>
        string.Join(' ', (await query.GetSnapshotAsync()).Select(each => each.Id));

    private static TestCaseData Case(string name, Func<Query, Query> build, string expected) =>
        new TestCaseData(build, expected).SetArgDisplayNames(name);
}

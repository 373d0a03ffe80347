namespace Sample.Rules.Tests;

/// <summary>Complaints: nobody judges their own, and urgent ones are not for moderators.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class ReportRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("posts").WithId("p1").With(new { status = "published", authorId = "author" }),
            Report("mild", "reader", "open", 3, 1),
            Report("grave", "reader", "open", 4, 2),
            Report("urgent", "stranger", "open", 5, 3),
            Report("petty", "stranger", "open", 1, 4),
            Report("settled", "reader", "resolved", 3, 5),
            Report("own", "moderator", "open", 3, 6)
        );

    [Test]
    public async Task A_reader_complains_about_a_post_that_is_there()
    {
        var report = New("reader");
        await As("reader").Document("reports/new").CreateAsync(report.Data).Should().BeAllowedAsync();
        await As("reader")
            .Document("reports/more")
            .CreateAsync(report.With(new { postId = "none" }).Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("stranger")
            .Document("reports/more")
            .CreateAsync(report.Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("guest")
            .Document("reports/more")
            .CreateAsync(report.Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task A_report_does_not_begin_as_decided()
    {
        await As("reader")
            .Document("reports/new")
            .CreateAsync(New("reader").With(new { status = "reviewing" }).Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("reader")
            .Document("reports/new")
            .CreateAsync(New("reader").With(new { assigneeId = "moderator" }).Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("reader")
            .Document("reports/new")
            .CreateAsync(New("reader").With(new { resolution = "Guilty." }).Data)
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task A_complaint_is_between_its_author_and_the_house()
    {
        await As("reader").Document("reports/mild").GetSnapshotAsync().Should().BeAllowedAsync();
        await As("moderator").Document("reports/mild").GetSnapshotAsync().Should().BeAllowedAsync();
        await As("administrator").Document("reports/mild").GetSnapshotAsync().Should().BeAllowedAsync();
        await As("author")
            .Document("reports/mild")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("who is complained about is not told by whom")
            .Because(Cause.False);
        await As("stranger").Document("reports/mild").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("reader")
            .Collection("reports")
            .WhereEqualTo("reporterId", "reader")
            .OrderByDescending("createdAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("settled", "grave", "mild");
        await As("reader")
            .Collection("reports")
            .WhereEqualTo("postId", "p1")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task The_queue_has_the_worst_first()
    {
        var queue = As("moderator").Collection("reports").WhereEqualTo("status", "open");
        await queue
            .WhereGreaterThanOrEqualTo("severity", 3)
            .OrderByDescending("severity")
            .OrderBy("createdAt")
            .Limit(50)
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("urgent", "grave", "mild", "own");
        var severity = await queue
            .Aggregate(AggregateField.Average("severity"))
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        severity.GetValue<double>(AggregateField.Average("severity")).Should().BeApproximately(3.2, 1e-9);
        var alive = await As("moderator")
            .Collection("reports")
            .WhereNotIn("status", new[] { "resolved", "dismissed" })
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        alive.Count.Should().Be(5);
        await As("reader")
            .Collection("reports")
            .WhereEqualTo("status", "open")
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task A_moderator_sees_a_complaint_through_and_then_leaves_it()
    {
        var report = As("moderator").Document("reports/mild");
        await report
            .UpdateAsync(Edit.Of(new { status = "reviewing", assigneeId = "moderator" }))
            .Should()
            .BeAllowedAsync();
        await report
            .UpdateAsync(Edit.Of(new { status = "resolved", resolution = "The post was taken down." }))
            .Should()
            .BeAllowedAsync();
        await report.UpdateAsync(Edit.Of("status", "open")).Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task A_moderator_who_finds_it_urgent_hands_it_over()
    {
        var grave = As("moderator").Document("reports/grave");
        await grave.UpdateAsync(Edit.Of("severity", 5)).Should().BeAllowedAsync();
        await grave
            .UpdateAsync(Edit.Of("severity", 4))
            .Should()
            .BeDeniedAsync("it is out of their hands")
            .Because(Cause.False);
        await As("administrator")
            .Document("reports/grave")
            .UpdateAsync(Edit.Of(new { severity = 2, assigneeId = "moderator" }))
            .Should()
            .BeAllowedAsync();
        await grave.UpdateAsync(Edit.Of("status", "dismissed")).Should().BeAllowedAsync();
    }

    [TestCase("moderator", "urgent", "status", "reviewing")]
    [TestCase("moderator", "own", "status", "resolved")]
    [TestCase("moderator", "mild", "reason", "other")]
    [TestCase("moderator", "mild", "details", "As I see it")]
    [TestCase("administrator", "mild", "status", "resolved")]
    [TestCase("reader", "mild", "severity", 5)]
    [TestCase("reader", "mild", "details", "And another thing")]
    [TestCase("guest", "mild", "status", "dismissed")]
    public async Task Nothing_else_is_changed(string caller, string report, string field, object value) =>
        await As(caller)
            .Document($"reports/{report}")
            .UpdateAsync(Edit.Of(field, value))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("reports/{reportId}");

    [Test]
    public async Task Only_what_is_settled_is_deleted_and_by_the_back_office_only()
    {
        await As("administrator").Document("reports/mild").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("moderator").Document("reports/settled").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("reader").Document("reports/settled").DeleteAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("administrator").Document("reports/settled").DeleteAsync().Should().BeAllowedAsync();
    }

    private static Fixture Report(string id, string reporterId, string status, int severity, int day) =>
        Fixture
            .Of("reports")
            .WithId(id)
            .With(
                new
                {
                    reporterId,
                    status,
                    severity,
                    postId = "p1",
                    reason = "spam",
                    assigneeId = (string?)null,
                    resolution = (string?)null,
                    createdAt = new DateTimeOffset(2026, 4, day, 0, 0, 0, TimeSpan.Zero),
                }
            );

    private static Fixture New(string reporterId) =>
        Fixture
            .Of("reports")
            .With(
                new
                {
                    reporterId,
                    status = "open",
                    postId = "p1",
                    assigneeId = (string?)null,
                    resolution = (string?)null,
                }
            );
}

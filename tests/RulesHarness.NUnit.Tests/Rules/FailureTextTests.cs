using RulesHarness.Checking;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>
/// Tests the texts of failed assertions: approved texts in the folder Failures, the same on both engines.
/// </summary>
[Rules(Content = Notes.Rules, Engine = EngineChoice.Both)]
public sealed class FailureTextTests : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(async admin =>
        {
            await admin
                .Document("notes/mine")
                .SetAsync(
                    new
                    {
                        owner = "alice",
                        title = "Mine",
                        @public = false,
                        stats = new { likes = 3, views = 10 },
                    }
                );
            await admin
                .Document("notes/open")
                .SetAsync(
                    new
                    {
                        owner = "alice",
                        title = "Open",
                        @public = true,
                    }
                );
            await admin.Document("notes/mine/parts/one").SetAsync(new { text = "one" });
        });

    [Test]
    public Task Denied_read() =>
        Check(async () =>
            await As(Notes.Bob)
                .Document("notes/mine")
                .GetSnapshotAsync()
                .Should()
                .BeAllowedAsync("{0} is curious", "Bob")
        );

    [Test]
    public Task Allowed_read() =>
        Check(async () => await As(Notes.Alice).Document("notes/mine").GetSnapshotAsync().Should().BeDeniedAsync());

    [Test]
    public Task Denied_read_by_an_error() =>
        Check(async () =>
            await AsUnauthenticated().Document("notes/mine").GetSnapshotAsync().Should().BeAllowedAsync()
        );

    [Test]
    public Task Denied_update() =>
        Check(async () =>
            await As(Notes.Alice)
                .Document("notes/mine")
                .UpdateAsync(
                    new Dictionary<string, object?>
                    {
                        ["owner"] = "bob",
                        ["stats.likes"] = 4,
                        ["tags"] = new[] { "a" },
                        ["title"] = Firestore.Values.FieldValue.Delete,
                    }
                )
                .Should()
                .BeAllowedAsync()
        );

    [Test]
    public Task Allowed_update_shows_the_document_as_it_was() =>
        Check(async () =>
            await As(Notes.Alice).Document("notes/mine").UpdateAsync("title", "Changed").Should().BeDeniedAsync()
        );

    [Test]
    public Task Denied_create() =>
        Check(async () =>
            await As(Notes.Alice)
                .Document("notes/new")
                .CreateAsync(new { owner = "alice", title = 5 })
                .Should()
                .BeAllowedAsync()
        );

    [Test]
    public Task Denied_delete_without_a_statement() =>
        Check(async () => await As(Notes.Alice).Document("notes/mine").DeleteAsync().Should().BeAllowedAsync());

    [Test]
    public Task Denied_path_without_a_block() =>
        Check(async () => await As(Notes.Alice).Document("elsewhere/one").GetSnapshotAsync().Should().BeAllowedAsync());

    [Test]
    public Task Denied_query() =>
        Check(async () =>
            await As(Notes.Alice)
                .Collection("notes")
                .WhereEqualTo("owner", "alice")
                .OrderBy("title")
                .Limit(5)
                .GetSnapshotAsync()
                .Should()
                .BeAllowedAsync()
        );

    [Test]
    public Task Denied_batch_tells_of_the_write_that_was_denied() =>
        Check(async () =>
        {
            var alice = As(Notes.Alice);
            var batch = alice.StartBatch();
            batch.Update(alice.Document("notes/open"), "title", "Fine");
            batch.Update(alice.Document("notes/mine"), "owner", "bob");
            await batch.CommitAsync().Should().BeAllowedAsync();
        });

    [Test]
    public Task Denied_look_up() =>
        Check(async () =>
            await As(Notes.Bob).Document("notes/mine/parts/one").GetSnapshotAsync().Should().BeAllowedAsync()
        );

    [Test]
    public Task Wrong_cause_line_and_rule() =>
        Check(async () =>
            await As(Notes.Bob)
                .Document("notes/mine")
                .GetSnapshotAsync()
                .Should()
                .BeDeniedAsync()
                .Because(Language.Evaluation.Cause.Error)
                .AtLine(99)
                .ByRule("posts/{postId}")
        );

    [Test]
    public Task Denied_listener() =>
        Check(async () =>
        {
            await using var listener = As(Notes.Bob).Collection("notes").Listen(_ => { });
            await listener.Should().BeAllowedAsync();
        });

    private static Task Check(Func<Task> claim) => ApprovedText.CheckAsync(TestEnvironment, claim);
}

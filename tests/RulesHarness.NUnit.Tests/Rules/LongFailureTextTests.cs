using RulesHarness.Checking;

namespace RulesHarness.NUnit.Tests.Rules;

/// <summary>
/// Failure texts under rules as products have them: look-ups, long conditions, many statements, a second database.
/// Approved texts, the same on both engines.
/// </summary>
[Rules(Content = Rules, Engine = EngineChoice.Both)]
public sealed class LongFailureTextTests : RulesTests
{
    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            function member() {
              return get(/databases/$(database)/documents/members/$(request.auth.uid)).data;
            }
            function isStaff() {
              return member().role in ['clerk', 'manager'] && member().isActive;
            }
            match /orders/{orderId} {
              allow get: if resource.data.buyer == request.auth.uid;
              allow get: if isStaff();
              allow create: if request.resource.data.keys().hasOnly(['buyer', 'lines', 'total', 'placedAt', 'note'])
                && request.resource.data.buyer == request.auth.uid && request.resource.data.total is number
                && request.resource.data.totl > 0;
              allow update: if (resource.data.buyer == request.auth.uid || resource.data.seller == request.auth.uid)
                && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['note', 'status'])
                && (request.resource.data.status == resource.data.status || request.resource.data.status in ['cancelled', 'returned', 'disputed']);
              allow delete: if false;
            }
            match /many/{id} {
              allow get: if resource.data.n == 1;
              allow get: if resource.data.n == 2;
              allow get: if resource.data.n == 3;
              allow get: if resource.data.n == 4;
              allow get: if resource.data.n == 5;
              allow get: if resource.data.n == 6;
              allow get: if resource.data.n == 7;
              allow get: if resource.data.n == 8;
              allow get: if resource.data.n == 9;
              allow get: if resource.data.n == 10;
              allow get: if resource.data.n == 11;
              allow get: if resource.data.n == 12;
              allow get: if resource.data.n == 13;
              allow get: if resource.data.n == 14;
            }
            match /{document=**} {
              allow read, write: if false;
            }
          }
        }

        """;

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(async admin =>
        {
            await admin
                .Document("orders/o1")
                .SetAsync(
                    new
                    {
                        buyer = "alice",
                        seller = "sam",
                        total = 12.5,
                        status = "placed",
                    }
                );
            await admin.Document("members/carol").SetAsync(new { role = "clerk", isActive = false });
            await admin.Document("many/m").SetAsync(new { n = 14 });
            await admin.Document("many/none").SetAsync(new { n = 0 });
        });

    [Test]
    public Task Missing_document_is_named_on_one_line() =>
        Check(async () => await As(Notes.Bob).Document("orders/o1").GetSnapshotAsync().Should().BeAllowedAsync());

    [Test]
    public Task Document_that_was_looked_up_is_shown() =>
        Check(async () =>
            await As(Firestore.Identities.Identity.User("carol"))
                .Document("orders/o1")
                .GetSnapshotAsync()
                .Should()
                .BeAllowedAsync()
        );

    [Test]
    public Task Part_that_errs_is_blamed() =>
        Check(async () =>
            await As(Notes.Alice)
                .Document("orders/o2")
                .CreateAsync(new { buyer = "alice", total = 3 })
                .Should()
                .BeAllowedAsync()
        );

    [Test]
    public Task Long_condition_keeps_its_operators() =>
        Check(async () =>
            await As(Notes.Alice)
                .Document("orders/o1")
                .UpdateAsync(new { status = "shipped", note = "soon" })
                .Should()
                .BeAllowedAsync()
        );

    [Test]
    public Task Statement_that_allows_is_first_of_many() =>
        Check(async () => await As(Notes.Alice).Document("many/m").GetSnapshotAsync().Should().BeDeniedAsync());

    [Test]
    public Task Many_statements_that_deny_are_folded() =>
        Check(async () => await As(Notes.Alice).Document("many/none").GetSnapshotAsync().Should().BeAllowedAsync());

    [Test]
    public Task Denial_of_everything_comes_last() =>
        Check(async () =>
            await As(Notes.Bob)
                .Document("orders/o1")
                .DeleteAsync()
                .Should()
                .BeDeniedAsync()
                .Because(Language.Evaluation.Cause.Error)
        );

    private static Task Check(Func<Task> claim) => ApprovedText.CheckAsync(TestEnvironment, claim);
}

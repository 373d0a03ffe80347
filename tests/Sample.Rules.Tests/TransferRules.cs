namespace Sample.Rules.Tests;

/// <summary>
/// Rules of its own, tried before they are part of the product: tips that readers give. A purse and the receipt of a
/// transfer are written together, and each is held against what the other one will be.
/// </summary>
[Rules(
    Engine = EngineChoice.Both,
    Content = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /purses/{userId} {
              allow get: if request.auth.uid == userId;
              allow update: if request.auth.uid == userId
                && request.resource.data.diff(resource.data).affectedKeys().hasOnly(['cents', 'receipt'])
                && request.resource.data.cents >= 0
                && !exists(/databases/$(database)/documents/receipts/$(request.resource.data.receipt))
                && getAfter(/databases/$(database)/documents/receipts/$(request.resource.data.receipt)).data.cents
                  == resource.data.cents - request.resource.data.cents;
            }

            match /receipts/{receiptId} {
              allow get: if resource.data.payer == request.auth.uid || resource.data.payee == request.auth.uid;
              allow create: if request.resource.data.payer == request.auth.uid
                && request.resource.data.payee != request.auth.uid
                && request.resource.data.cents is int && request.resource.data.cents > 0
                && existsAfter(/databases/$(database)/documents/purses/$(request.auth.uid))
                && getAfter(/databases/$(database)/documents/purses/$(request.auth.uid)).data.receipt == receiptId;
            }
          }
        }
        """
)]
public sealed class TransferRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        WithRulesDisabledAsync(async admin =>
        {
            await admin.Document("purses/reader").SetAsync(new { cents = 500, receipt = "none" });
            await admin.Document("purses/author").SetAsync(new { cents = 0, receipt = "none" });
            await admin
                .Document("receipts/old")
                .SetAsync(
                    new
                    {
                        payer = "reader",
                        payee = "author",
                        cents = 100,
                    }
                );
        });

    [Test]
    public async Task A_purse_and_its_receipt_are_written_together()
    {
        await PayAsync("reader", cents: 200, left: 300, "r1").Should().BeAllowedAsync();
        await As("author").Document("receipts/r1").GetSnapshotAsync().Should().BeAllowedAsync();
        await PayAsync("reader", cents: 300, left: 0, "r2").Should().BeAllowedAsync();
        await PayAsync("reader", cents: 1, left: -1, "r3")
            .Should()
            .BeDeniedAsync("the purse is empty")
            .Because(Cause.False)
            .ByRule("purses/{userId}");
    }

    [Test]
    public async Task A_transaction_pays_from_what_it_has_read()
    {
        var reader = As("reader");
        await reader
            .RunTransactionAsync(async transaction =>
            {
                var purse = await transaction.GetSnapshotAsync(reader.Document("purses/reader"));
                transaction.Update(
                    purse.Reference,
                    new Dictionary<string, object?>
                    {
                        ["cents"] = purse.GetValue<long>("cents") - 50,
                        ["receipt"] = "r1",
                    }
                );
                transaction.Create(
                    reader.Document("receipts/r1"),
                    new
                    {
                        payer = "reader",
                        payee = "author",
                        cents = 50,
                    }
                );
            })
            .Should()
            .BeAllowedAsync();
        (await reader.Document("purses/reader").GetSnapshotAsync().Should().BeAllowedAsync())
            .GetValue<long>("cents")
            .Should()
            .Be(450);
    }

    [Test]
    public async Task An_increment_is_compared_with_the_receipt_too()
    {
        var reader = As("reader");
        var batch = reader.StartBatch();
        batch.Update(
            reader.Document("purses/reader"),
            new Dictionary<string, object?> { ["cents"] = FieldValue.Increment(-50), ["receipt"] = "r1" }
        );
        batch.Create(
            reader.Document("receipts/r1"),
            new
            {
                payer = "reader",
                payee = "author",
                cents = 50,
            }
        );
        await batch.CommitAsync().Should().BeAllowedAsync();
    }

    [TestCase(200, 400)]
    [TestCase(200, 500)]
    [TestCase(200, 700)]
    public async Task A_purse_that_does_not_tally_with_the_receipt_is_denied(int cents, int left) =>
        await PayAsync("reader", cents, left, "r1").Should().BeDeniedAsync().Because(Cause.False);

    [Test]
    public async Task Neither_is_written_without_the_other()
    {
        var reader = As("reader");
        await reader
            .Document("receipts/r1")
            .CreateAsync(
                new
                {
                    payer = "reader",
                    payee = "author",
                    cents = 50,
                }
            )
            .Should()
            .BeDeniedAsync("nothing was paid")
            .Because(Cause.False);
        await reader
            .Document("purses/reader")
            .UpdateAsync(new Dictionary<string, object?> { ["cents"] = 450, ["receipt"] = "r1" })
            .Should()
            .BeDeniedAsync("there will be no receipt")
            .Because(Cause.Error)
            .ByRule("purses/{userId}");
        await reader
            .Document("purses/reader")
            .UpdateAsync(new Dictionary<string, object?> { ["cents"] = 400, ["receipt"] = "old" })
            .Should()
            .BeDeniedAsync("a receipt is good for one payment")
            .Because(Cause.False);
    }

    [Test]
    public async Task Nobody_pays_from_anothers_purse()
    {
        await PayAsync("stranger", cents: 200, left: 300, "r1").Should().BeDeniedAsync().Because(Cause.False);
        await As("stranger").Document("purses/reader").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("stranger").Document("receipts/old").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("guest")
            .Document("purses/reader")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("a guest has no uid to compare")
            .Because(Cause.Error);
    }

    [TestCase(0)]
    [TestCase(-200)]
    public async Task Nobody_pays_less_than_a_cent(int cents) =>
        await PayAsync("reader", cents, 500 - cents, "r1")
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("receipts/{receiptId}");

    [Test]
    public async Task Receipts_are_kept_and_never_listed()
    {
        await As("reader").Document("receipts/old").DeleteAsync().Should().BeDeniedAsync().Because(Cause.NoMatch);
        await As("reader")
            .Collection("receipts")
            .WhereEqualTo("payer", "reader")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.NoMatch);
        await As("reader")
            .Document("purses/stranger")
            .CreateAsync(new { cents = 500 })
            .Should()
            .BeDeniedAsync()
            .Because(Cause.NoMatch);
    }

    private static Task<IReadOnlyList<WriteResult>> PayAsync(string payer, int cents, int left, string receipt)
    {
        var database = As(payer);
        var batch = database.StartBatch();
        batch.Update(
            database.Document("purses/reader"),
            new Dictionary<string, object?> { ["cents"] = left, ["receipt"] = receipt }
        );
        batch.Create(
            database.Document($"receipts/{receipt}"),
            new
            {
                payer = "reader",
                payee = "author",
                cents,
            }
        );
        return batch.CommitAsync();
    }
}

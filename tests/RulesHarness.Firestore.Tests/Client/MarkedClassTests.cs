using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Client;

/// <summary>Documents that are stored and read as classes with attributes.</summary>
public sealed class MarkedClassTests
{
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

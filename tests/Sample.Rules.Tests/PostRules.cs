using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Evaluation;
using RulesHarness.NUnit;

namespace Sample.Rules.Tests;

public sealed class PostRules : RulesTests
{
    [OneTimeSetUp]
    public Task SeedAsync() => SeedAsync(Fixture.Of("posts").WithId("p1").With(new { status = "draft", authorId = "author" }), Fixture.Of("posts").WithId("p2").With(new { status = "published" }));

    [Test]
    public async Task A() => await As("stranger").Document("posts/p1").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False).ByRule("posts/{postId}");

    [Test]
    public async Task B() => await As("stranger").Document("posts/p2").GetSnapshotAsync().Should().BeDeniedAsync("nobody reads {0}", "that");

    [Test]
    public async Task C() => await As("stranger").Document("posts/p1").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task D() => await As("stranger").Document("posts/p1").UpdateAsync("title", "x").Should().BeAllowedAsync();

    [Test]
    public async Task E() => await As("author").Document("posts/p1").UpdateAsync("title", "A new title").Should().BeDeniedAsync();

    [Test]
    public async Task F() => await As("author").Document("nothing/p1").DeleteAsync().Should().BeAllowedAsync();

    [Test]
    public async Task G() => await As("stranger").Collection("posts").WhereEqualTo("status", "published").GetSnapshotAsync().Should().BeAllowedAsync().ReturnDocuments("p2", "p3");

    [Test]
    public async Task H() => await As("stranger").Collection("posts").GetSnapshotAsync().Should().BeAllowedAsync();
}

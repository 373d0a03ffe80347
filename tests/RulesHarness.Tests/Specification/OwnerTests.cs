namespace RulesHarness.Tests.Specification;

/// <summary>Who owns a document: stated, by the key, or by the only relationship to users.</summary>
public sealed class OwnerTests
{
    [TestCase("users", null, TestName = "{m}(users, by document id)")]
    [TestCase("profiles", null, TestName = "{m}(auth uid, by document id)")]
    [TestCase("posts", "authorId", TestName = "{m}(the only relationship to users)")]
    [TestCase("follows", "followerId", TestName = "{m}(stated)")]
    public void Owner_is_found(string collection, string? field)
    {
        var owner = TestData
            .Model(TestData.Blog)
            .Policies.Single(policy => policy.Collection.Text == collection)
            .Owner!;
        (owner.Field, owner.ByDocumentId).Should().Be((field, field is null));
    }

    [Test]
    public void Owner_of_a_collection_without_one_is_nobody() =>
        TestData
            .Model(TestData.Blog)
            .Policies.Single(policy => policy.Collection.Text == "teams")
            .Owner.Should()
            .BeNull();

    [TestCase("Owner is the document id.")]
    [TestCase("Owner is the doc id.")]
    [TestCase("owner is document id.")]
    public void Owner_by_document_id_can_be_stated(string sentence) =>
        TestData
            .Model(TestData.BlogWith("Owner is `followerId`.", sentence))
            .Policies.Single(policy => policy.Collection.Text == "follows")
            .Owner!.ByDocumentId.Should()
            .BeTrue();

    [Test]
    public void Group_has_the_owner_that_its_collections_share() =>
        TestData
            .Model(TestData.Blog)
            .Policies.Single(policy => policy.Collection.IsGroup)
            .Owner!.Field.Should()
            .Be("authorId");
}

namespace RulesHarness.Tests.Specification;

/// <summary>Conditions of sentences, and the documents and claims that make roles.</summary>
public sealed class ConditionTests
{
    [TestCase("status == \"draft\"", "status == \"draft\"")]
    [TestCase("`status` != `\"draft\"`", "status != \"draft\"")]
    [TestCase("rating < 1 and rating >= 0", "rating < 1 and rating >= 0")]
    [TestCase("rating < 1 && !(rating == 0)", "rating < 1 and not (rating == 0)")]
    [TestCase("rating < 1 or rating > 5 and status == \"a\"", "rating < 1 or rating > 5 and status == \"a\"")]
    [TestCase("(rating < 1 || rating > 5) && status == \"a\"", "(rating < 1 or rating > 5) and status == \"a\"")]
    [TestCase("not status == \"a\" and rating > 1", "not (status == \"a\") and rating > 1")]
    [TestCase("not (not (rating > 1))", "not (not (rating > 1))")]
    [TestCase("status in [\"a\", \"b\"]", "status in [\"a\", \"b\"]")]
    [TestCase("status not in [\"a\"]", "status not in [\"a\"]")]
    [TestCase("tags has uid", "tags has uid")]
    [TestCase("uid in tags", "uid in tags")]
    [TestCase("new.status != title", "new.status != title")]
    [TestCase("new.stats.likes == 0", "new.stats.likes == 0")]
    [TestCase("createdAt < now", "createdAt < now")]
    [TestCase("authorId == token.email", "authorId == token.email")]
    [TestCase("token.firebase.sign_in_provider == 'password'", "token.firebase.sign_in_provider == \"password\"")]
    [TestCase("{postId} == uid", "{postId} == uid")]
    [TestCase("teamId == null", "teamId == null")]
    [TestCase("teamId is null", "teamId == null")]
    [TestCase("rating == -1", "rating == -1")]
    [TestCase("rating == 0.5", "rating == 0.5")]
    [TestCase("rating == 1_000", "rating == 1000")]
    [TestCase("token.admin", "token.admin == true")]
    [TestCase("token.admin && rating > 1", "token.admin == true and rating > 1")]
    [TestCase("token.admin || rating > 1", "token.admin == true or rating > 1")]
    [TestCase("title is string", "title is string")]
    [TestCase("title is a text", "title is string")]
    [TestCase("rating is not an integer", "rating is not int")]
    [TestCase("not (new.rating is int)", "not (new.rating is int)")]
    [TestCase("rating is float and tags is list", "rating is float and tags is array")]
    [TestCase("rating is number and title is bool", "rating is number and title is boolean")]
    [TestCase("teamId is map or teamId is timestamp", "teamId is map or teamId is timestamp")]
    [TestCase("teamId is bytes or teamId is latlng", "teamId is bytes or teamId is geopoint")]
    [TestCase("teamId is null or teamId is not null", "teamId == null or teamId != null")]
    [TestCase("body == true or rating == false", "body == true or rating == false")]
    public void Condition_is_read_as(string written, string meant) =>
        TestData
            .Model(
                TestData.BlogWith("create own docs where `status == \"draft\"`.", $"update own docs where {written}.")
            )
            .Policies[2]
            .Permissions[2]
            .Condition!.ToString()
            .Should()
            .Be(meant);

    [TestCase("new.status != title", "status != title")]
    [TestCase("status != new.title", "status != title")]
    public void Condition_of_a_create_is_about_its_one_document(string written, string meant) =>
        TestData
            .Model(TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where {written}."))
            .Policies[2]
            .Permissions[2]
            .Condition!.ToString()
            .Should()
            .Be(meant);

    [TestCase("query.limit <= 50", "query.limit <= 50")]
    [TestCase("`status == \"published\" and query.limit <= 50`", "status == \"published\" and query.limit <= 50")]
    public void Condition_of_a_list_is_read_as(string written, string meant) =>
        TestData
            .Model(TestData.BlogWith("  - Owner can read own docs.", $"  - Owner can list docs where {written}."))
            .Policies[2]
            .Permissions[1]
            .Condition!.ToString()
            .Should()
            .Be(meant);

    [TestCase("`token.admin == true`", "ClaimRole token.admin == true")]
    [TestCase("`token.level in [\"a\", \"b\"]`", "ClaimRole token.level in [\"a\", \"b\"]")]
    [TestCase("`token.admin == true and token.level > 3`", "ClaimRole token.admin == true and token.level > 3")]
    [TestCase("`teams/{teamId}/members/{uid}` exists", "DocumentRole teams/{teamId}/members/{uid} ")]
    [TestCase(
        "`teams/{teamId}/members/{uid}.role == \"admin\"`",
        "DocumentRole teams/{teamId}/members/{uid} role == \"admin\""
    )]
    [TestCase("`teams/{teamId}.name == uid`", "DocumentRole teams/{teamId} name == uid")]
    [TestCase("`teams/main/members/{uid}` exists", "DocumentRole teams/main/members/{uid} ")]
    public void Role_is_read_as(string written, string meant)
    {
        var role = TestData
            .Model(TestData.BlogWith("| Moderator | `token.moderator == true` |", $"| Moderator | {written} |"))
            .Roles[0];
        var read = role switch
        {
            RulesHarness.Specification.Model.ClaimRole claim => $"ClaimRole {claim.Condition}",
            RulesHarness.Specification.Model.DocumentRole document =>
                $"DocumentRole {document.Path} {document.Condition}",
            _ => "",
        };
        read.Should().Be(meant);
    }
}

using RulesHarness.Cases;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// All cases of one cell of the permission matrix, or of one schema: <c>+</c> is allowed, <c>-</c> is denied.
/// </summary>
public sealed class CellTests
{
    private static readonly IReadOnlyList<AccessCase> Blog = CaseGenerator
        .Generate(TestData.Model(TestData.Blog), new FixtureOptions(), TestData.Now)
        .Cases;

    [TestCase(
        "posts/get/owner",
        "+ status-published",
        "+ status-not-published",
        "+ granted",
        "+ in-state-1",
        "+ in-state-2",
        "+ in-state-3",
        "+ by-oneself",
        TestName = "{m}(granted to anyone, and own docs in each state)"
    )]
    [TestCase(
        "posts/get/others",
        "+ status-published",
        "- status-draft",
        "- status-archived",
        "+ in-state-1",
        "+ in-state-2",
        "+ in-state-3",
        "+ by-oneself",
        TestName = "{m}(granted under a condition)"
    )]
    [TestCase(
        "posts/get/guests",
        "+ status-published",
        "- status-not-published",
        TestName = "{m}(granted to guests too)"
    )]
    [TestCase(
        "posts/get/team-member",
        "+ granted",
        "+ in-state-1",
        "+ in-state-2",
        "+ in-state-3",
        "+ by-oneself",
        TestName = "{m}(granted to a role that needs a field)"
    )]
    [TestCase(
        "posts/list/owner",
        "+ where-status-published",
        "- without-status-published",
        "+ where-authorid-user-3",
        "- but-authorid-at-least-user-3",
        "- but-authorid-other-user-3",
        "+ signed-in-anonymously",
        TestName = "{m}(lists with and without their filters)"
    )]
    [TestCase(
        "posts/list/guests",
        "- where-status-published",
        "- without-status-published",
        TestName = "{m}(lists that are taken back)"
    )]
    [TestCase(
        "posts/create/owner",
        "+ status-draft",
        "+ required-fields-only",
        "- status-published",
        "- status-archived",
        "+ by-oneself",
        "+ size-of-body-600",
        "+ size-of-body-1",
        TestName = "{m}(a create and its nearest miss)"
    )]
    [TestCase("posts/create/others", "- as-owner", TestName = "{m}(what only owners can)")]
    [TestCase("posts/create/guests", "- as-owner", TestName = "{m}(what only owners can, by guests)")]
    [TestCase(
        "posts/update/owner",
        "+ new-status-not-archived",
        "+ required-fields-only",
        "- new-status-archived",
        "+ new-status-draft",
        "+ new-status-published",
        "+ adds-what-is-optional",
        "+ without-what-is-optional",
        "- changes-authorid",
        "- changes-teamid",
        "- changes-tags",
        "- changes-rating",
        "- changes-stats-likes",
        "- changes-createdat",
        "- removes-tags",
        "+ in-state-1",
        "+ in-state-2",
        "+ in-state-3",
        "+ by-oneself",
        "+ size-of-new-body-600",
        "+ size-of-new-body-1",
        TestName = "{m}(an update, its condition broken, each other field)"
    )]
    [TestCase(
        "posts/update/others",
        "- as-owner",
        "- as-moderator",
        "- moderator-where-token-moderator-true",
        "- moderator-where-token-moderator-false",
        "- written-over",
        TestName = "{m}(what others than strangers can)"
    )]
    [TestCase("posts/delete/others", "- ungranted", TestName = "{m}(what nobody can)")]
    [TestCase(
        "posts/{postId}/comments/delete/post-author",
        "+ granted",
        "+ one-s-own",
        "+ with-authorid-uid",
        TestName = "{m}(granted to a role by the parent)"
    )]
    [TestCase(
        "posts/{postId}/comments/delete/moderator",
        "- as-owner",
        TestName = "{m}(a role that no sentence means)"
    )]
    [TestCase(
        "follows/create/owner",
        "+ followeeid-not-uid",
        "+ required-fields-only",
        "- followeeid-uid",
        "+ followeeid-not-uid-and-followerid-uid",
        "+ signed-in-anonymously",
        TestName = "{m}(a condition on the caller)"
    )]
    [TestCase("users/get/others", "- as-owner", TestName = "{m}(what is read through a projection)")]
    [TestCase(
        "**/comments/list/owner",
        "- all",
        "+ where-authorid-user-8",
        "- but-authorid-at-least-user-8",
        "- but-authorid-other-user-8",
        "+ signed-in-anonymously",
        TestName = "{m}(a group)"
    )]
    public void Cell_has_exactly(string cell, params string[] expected) =>
        Cases(cell, CaseKind.Permission)
            .Select(one => $"{(one.IsAllowed ? '+' : '-')} {one.Id[(cell.Length + 1)..]}")
            .Should()
            .Equal(expected);

    [TestCase(
        "users/create/owner",
        "email-is-missing",
        "email-has-the-wrong-type",
        "email-is-null",
        "email-has-255-characters",
        "email-does-not-match-its-pattern",
        "email-nearly-matches-its-pattern",
        "email-is",
        "email-is-a",
        "email-is-aa",
        "email-is-a-2",
        "email-is-a-a",
        "email-is-a-a-2",
        "email-is-axa",
        "email-is-a-a-3",
        "email-is-a-3",
        "email-is-a-4",
        "email-is-a-5",
        "email-is-a-6",
        "name-is-missing",
        "name-has-the-wrong-type",
        "name-is-null",
        "name-has-0-characters",
        "name-has-61-characters",
        "an-unknown-field"
    )]
    [TestCase(
        "posts/create/owner",
        "authorid-is-missing",
        "authorid-has-the-wrong-type",
        "authorid-is-null",
        "teamid-is-missing",
        "teamid-has-the-wrong-type",
        "title-is-missing",
        "title-has-the-wrong-type",
        "title-is-null",
        "title-has-0-characters",
        "title-has-121-characters",
        "body-has-the-wrong-type",
        "body-is-null",
        "status-is-missing",
        "status-has-the-wrong-type",
        "status-is-null",
        "status-is-not-one-of-its-values",
        "tags-has-the-wrong-type",
        "tags-is-null",
        "tags-has-a-first-item-of-the-wrong-type",
        "tags-has-a-second-item-of-the-wrong-type",
        "tags-has-a-third-item-of-the-wrong-type",
        "tags-has-a-fourth-item-of-the-wrong-type",
        "tags-has-a-last-item-of-the-wrong-type",
        "tags-has-6-items",
        "rating-is-missing",
        "rating-has-the-wrong-type",
        "rating-is-null",
        "rating-is-minus-1",
        "rating-is-11",
        "stats-likes-is-missing",
        "stats-likes-has-the-wrong-type",
        "stats-likes-is-null",
        "stats-likes-is-minus-1",
        "createdat-is-missing",
        "createdat-is-null",
        "createdat-is-not-the-server-s-time",
        "createdat-is-in-the-future",
        "an-unknown-field",
        "an-unknown-field-in-stats"
    )]
    public void Schema_has_exactly(string cell, params string[] expected)
    {
        var cases = Cases(cell, CaseKind.Schema).Where(one => !one.IsAllowed).ToList();
        cases.Select(one => one.Id[(cell.Length + 1)..]).Should().Equal(expected);
    }

    [TestCase(
        "posts/get/owner/status-not-published",
        "Owner can read own docs.",
        TestName = "{m}(the sentence that grants)"
    )]
    [TestCase(
        "posts/list/guests/where-status-published",
        "Guests cannot list docs.",
        TestName = "{m}(the sentence that takes back)"
    )]
    [TestCase(
        "users/get/others/as-owner",
        "Others can read name only, via profiles.",
        TestName = "{m}(the sentence that names a projection)"
    )]
    [TestCase(
        "posts/create/others/as-owner",
        "Owner can create own docs where status == \"draft\".",
        TestName = "{m}(the sentence that grants it to others)"
    )]
    [TestCase("posts/create/owner/rating-is-11", "rating: int, required", TestName = "{m}(a row of the schema)")]
    [TestCase("posts/delete/others/ungranted", "no sentence lets anyone delete posts", TestName = "{m}(no sentence)")]
    public void Case_comes_from(string id, string source) =>
        Blog.Should().ContainSingle(one => one.Id == id).Which.Source.Should().Be(source);

    [Test]
    public void Case_for_a_caller_who_cannot_meet_what_is_asked_of_callers_is_made()
    {
        var spec = TestData.BlogWith(
            "- **profiles:** Anyone can read docs.",
            "- **profiles:** Signed-in users can read docs where `token.email_verified == true`."
        );
        CaseGenerator
            .Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now)
            .Cases.Should()
            .ContainSingle(one => one.Id == "profiles/get/guests/as-signed-in-users")
            .Which.IsAllowed.Should()
            .BeFalse();
    }

    [Test]
    public void What_is_taken_back_is_tried_where_it_is_granted()
    {
        var spec = TestData.BlogWith(
            "- **profiles:** Anyone can read docs.",
            "- **profiles:** Anyone can read docs. Owner cannot get docs where `name == \"x\"`."
        );
        CaseGenerator
            .Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now)
            .Cases.Where(one => one.Source.StartsWith("Owner cannot", StringComparison.Ordinal))
            .Select(one => (one.Id, one.IsAllowed))
            .Should()
            .Equal(("profiles/get/owner/taken-back", false), ("profiles/get/others/taken-back-from-owner", false));
    }

    private static IEnumerable<AccessCase> Cases(string cell, CaseKind kind) =>
        Blog.Where(one => one.Kind == kind && one.Id.StartsWith($"{cell}/", StringComparison.Ordinal));
}

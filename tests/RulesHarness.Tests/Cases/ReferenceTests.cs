using RulesHarness.Cases;
using RulesHarness.Fixtures;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// References to nothing are tried where the spec says what is to become of them, or where the rules look.
/// </summary>
public sealed class ReferenceTests
{
    private const string Comments =
        "- `posts/{postId}/comments.authorId` → references `users.id` (one-to-many: one user has many comments)";
    private const string Authors = "- `posts.authorId` → references `users.id` (one-to-many: one user has many posts)";
    private const string Teams = "- `posts.teamId` → references `teams.id` (one-to-many: one team has many posts)";

    [TestCase("(must exist)", "", ExpectedResult = "- posts/create/owner/teamid-refers-to-nothing")]
    [TestCase("(may dangle)", "teams/*", ExpectedResult = "+ posts/create/owner/teamid-refers-to-nothing")]
    [TestCase("", "teams/*", ExpectedResult = "- posts/create/owner/teamid-refers-to-nothing")]
    [TestCase("", "teams/*/members/*", ExpectedResult = "")]
    [TestCase("", "", ExpectedResult = "")]
    public string Reference_to_nothing_is(string said, string lookedUp) =>
        Tried(
            TestData.BlogWith(Teams, $"- `posts.teamId` → references `teams.id` {said}"),
            lookedUp,
            "references teams"
        );

    [Test]
    public void Owner_who_does_not_exist_is_the_caller()
    {
        var set = Generate(TestData.BlogWith(Authors, "- `posts.authorId` → references `users.id` (must exist)"), "");
        set.Cases.Should()
            .ContainSingle(one => one.Id == "posts/create/owner/authorid-refers-to-nothing")
            .Which.Caller.Uid.Should()
            .Be("no-such-user");
    }

    [Test]
    public void Batch_that_writes_the_document_does_not_name_one_that_is_not_there()
    {
        var spec = TestData
            .BlogWith(Teams, "- `posts.teamId` → references `teams.id` (must exist)")
            .Replace(
                "  - Owner can create own docs where `status == \"draft\"`.",
                "  - Owner can create own docs together with an update of `teams/{new.teamId}` where `new.name == doc.title`.",
                StringComparison.Ordinal
            )
            .Replace(
                "- **teams:** Team member can get docs.",
                "- **teams:** Team member can get docs.\n  - Signed-in users can update docs.",
                StringComparison.Ordinal
            );

        var dangling = Generate(spec, "")
            .Cases.Should()
            .ContainSingle(one => one.Id == "posts/create/owner/teamid-refers-to-nothing")
            .Subject;

        dangling.WrittenPaths.Concat(dangling.Instead.Keys).Should().NotContain("teams/no-such-team");
        dangling.Together.Should().NotBeEmpty();
    }

    [TestCase("(must exist)", ExpectedResult = "- posts/{postId}/comments/create/owner/below-no-such-post")]
    [TestCase("(may dangle)", ExpectedResult = "+ posts/{postId}/comments/create/owner/below-no-such-post")]
    public string Document_below_a_parent_that_is_not_there_is(string said) =>
        Tried(
            TestData
                .BlogWith(Comments, $"{Comments}\n- `posts/{{postId}}/comments.postId` → references `posts.id` {said}")
                .Replace(
                    "  - Owner and Post author can delete docs.",
                    "  - Owner can create own docs.\n  - Owner and Post author can delete docs.",
                    StringComparison.Ordinal
                ),
            "",
            "references posts"
        );

    [Test]
    public void Who_would_have_a_role_by_a_parent_has_none_without_it() =>
        Generate(TestData.Blog, "")
            .Cases.Should()
            .ContainSingle(one =>
                one.Id == "posts/{postId}/comments/delete/others/below-a-parent-that-is-not-there-as-post-author"
            )
            .Which.Path.Should()
            .StartWith("posts/no-such-parent/comments/");

    private static string Tried(string spec, string lookedUp, string source) =>
        string.Join(
            ' ',
            Generate(spec, lookedUp)
                .Cases.Where(one => one.Source.Contains(source, StringComparison.Ordinal))
                .Select(one => $"{(one.IsAllowed ? '+' : '-')} {one.Id}")
        );

    private static CaseSet Generate(string spec, string lookedUp) =>
        CaseGenerator.Generate(TestData.Model(spec), new FixtureOptions(), TestData.Now, (_, _) => [lookedUp]);
}

using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis;

public sealed class CollectionsTests
{
    [TestCase("match /a/{x} { allow read; }", "a")]
    [TestCase("match /a/{x} { match /b/{y} { allow read; } }", "a, a/{x}/b")]
    [TestCase("match /a/{x}/b/{y} { allow read; } match /a/{z}/b/{y} { allow write; }", "a, a/{x}/b")]
    [TestCase("match /a/one { allow read; } match /a/{x} { allow read; }", "a")]
    [TestCase("match /a { match /{x} { allow read; } }", "a")]
    [TestCase("match /a/{rest=**} { allow read; }", "a")]
    [TestCase("match /a/{x}/{rest=**} { allow read; }", "a")]
    [TestCase("match /{path=**}/c/{x} { allow read; match /d/{y} { allow read; } }", "{path=**}/c, {path=**}/c/{x}/d")]
    [TestCase("match /a/{path=**}/c/{x} { allow read; }", "a, a/{path=**}/c")]
    [TestCase("match /{document=**} { allow read; }", "")]
    [TestCase("match /{anything}/{x} { allow read; }", "({anything})")]
    public void Collections_are_those_that_match_blocks_name(string body, string expected)
    {
        var collections = RulesOutline.Of(Samples.Parse(body)).Collections;

        string.Join(", ", collections.Select(c => c.IsNamed ? c.Path : $"({c.Path})")).Should().Be(expected);
    }

    [TestCase("match /{x=**}/c/{d} { allow read; }", "{x=**}/c")]
    [TestCase("match /databases/(default)/documents/a/{b} { allow read; }", "a")]
    [TestCase("match /a/{b} { allow read; }", "")]
    [TestCase("match /databases { allow read; }", "")]
    public void Collections_count_from_the_documents_of_a_database(string matches, string expected)
    {
        var rules = RulesParser.Parse($"rules_version = '2'; service cloud.firestore {{ {matches} }}");

        string.Join(", ", RulesOutline.Of(rules).Collections.Select(c => c.Path)).Should().Be(expected);
    }

    [Test]
    public void Collections_of_a_realistic_file_are_all_there()
    {
        var collections = RulesOutline.Of(RulesParser.Parse(Samples.Blog)).Collections;

        collections
            .Select(c => c.Path)
            .Should()
            .Equal(
                "users",
                "users/{userId}/private",
                "users/{userId}/followers",
                "publicProfiles",
                "posts",
                "posts/{postId}/comments",
                "posts/{postId}/comments/{commentId}/likes",
                "{path=**}/comments",
                "orgs",
                "orgs/{orgId}/members",
                "orgs/{orgId}/documents",
                "threads",
                "threads/{threadId}/messages",
                "settings"
            );
    }
}

namespace RulesHarness.Tests.Specification;

/// <summary>
/// Tests the suggestions for unreadable sentences. A suggestion corrects spelling and nothing else, so that it never
/// grants more or something else. Each line of the file is a sentence and, after an arrow, its suggestion; without an
/// arrow it must have none.
/// </summary>
public sealed class SuggestionTests
{
    [TestCaseSource(nameof(Lines))]
    public void Unreadable_sentence_has_no_suggestion_but_a_spelling(string sentence, string suggestion)
    {
        var text = TestData.BlogWith("  - Owner can read own docs.", $"  - {sentence}");

        var found = TestData.Read(text).Diagnostics.Should().ContainSingle().Subject;

        (found.Help.StartsWith("did you mean", StringComparison.Ordinal) ? found.Help : "").Should().Be(suggestion);
    }

    [TestCase("status == \"a\" adn rating > 1", "did you mean `status == \"a\" and rating > 1`?")]
    [TestCase("tags array-contians \"a\"", "did you mean `tags has \"a\"`?")]
    [TestCase("status == \"a\" nor rating > 1", "")]
    [TestCase("createdAt <= now - 60s", "")]
    [TestCase("status = \"a\" &", "")]
    [TestCase("not status == \"a\"", "")]
    [TestCase("status in \"a\"", "")]
    [TestCase("(rating > 1 or rating < 0", "")]
    [TestCase("teamId is string", "")]
    [TestCase("authorId == token.sub", "")]
    public void Unreadable_filter_has_no_suggestion_but_a_spelling(string filter, string suggestion)
    {
        var found = TestData
            .Read(TestData.BlogWith("| `status == \"published\"` |", $"| `{filter}` |"))
            .Diagnostics.Should()
            .ContainSingle()
            .Subject;
        (found.Help.StartsWith("did you mean", StringComparison.Ordinal) ? found.Help : "").Should().Be(suggestion);
    }

    [TestCase("`token.admin adn token.verified`", "did you mean `token.admin == true and token.verified == true`?")]
    [TestCase("`teams/{teamId}/members/{uid}` exsts", "did you mean `teams/{teamId}/members/{uid} exists`?")]
    [TestCase("a moderator", "")]
    [TestCase("`token.admin` without `token.banned`", "")]
    [TestCase("`token.admin == `", "")]
    [TestCase("`token.level > token.rank ^ 1`", "")]
    public void Unreadable_role_has_no_suggestion_but_a_spelling(string means, string suggestion)
    {
        var found = TestData
            .Read(TestData.BlogWith("| Moderator | `token.moderator == true` |", $"| Moderator | {means} |"))
            .Diagnostics.Should()
            .ContainSingle()
            .Subject;
        (found.Help.StartsWith("did you mean", StringComparison.Ordinal) ? found.Help : "").Should().Be(suggestion);
    }

    private static IEnumerable<TestCaseData> Lines() =>
        TestData
            .Text("Specification/Data/suggestions.txt")
            .TrimEnd()
            .Split('\n')
            .Select(line => line.Split(" => "))
            .Select(parts => new TestCaseData(parts[0], parts.Length > 1 ? parts[1] : "").SetArgDisplayNames(parts[0]));
}

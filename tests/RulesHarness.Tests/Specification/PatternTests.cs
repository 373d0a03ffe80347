using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>Rows of the access patterns.</summary>
public sealed class PatternTests
{
    [TestCase("`status == \"draft\"`", "status == \"draft\"")]
    [TestCase("status = \"draft\"", "status == \"draft\"")]
    [TestCase("rating != 3", "rating != 3")]
    [TestCase("rating ≠ 3", "rating != 3")]
    [TestCase("rating < 3", "rating < 3")]
    [TestCase("rating ≤ 3", "rating <= 3")]
    [TestCase("rating > -3", "rating > -3")]
    [TestCase("rating >= 3.5", "rating >= 3.5")]
    [TestCase("status in [\"draft\", \"published\"]", "status in [\"draft\", \"published\"]")]
    [TestCase("status not-in [\"draft\"]", "status not in [\"draft\"]")]
    [TestCase("status not in [\"draft\"]", "status not in [\"draft\"]")]
    [TestCase("tags array-contains tag", "tags has tag")]
    [TestCase("tags array-contains-any [\"a\", tag]", "tags has any [\"a\", tag]")]
    [TestCase("teamId is null", "teamId == null")]
    [TestCase("teamId is not null", "teamId != null")]
    [TestCase("authorId == uid", "authorId == uid")]
    [TestCase("authorId == author", "authorId == author")]
    [TestCase("createdAt < now", "createdAt < now")]
    [TestCase("stats.likes > 10", "stats.likes > 10")]
    [TestCase("status == \"a\" and rating > 1 or rating < 0", "status == \"a\" and rating > 1 or rating < 0")]
    [TestCase("status == \"a\" && rating > 1", "status == \"a\" and rating > 1")]
    [TestCase("rating > 1 \\|\\| rating < 0", "rating > 1 or rating < 0")]
    [TestCase("status == \"a\", rating > 1", "status == \"a\" and rating > 1")]
    [TestCase("status == \"a\" and (rating > 1 or rating < 0)", "status == \"a\" and (rating > 1 or rating < 0)")]
    [TestCase("", null)]
    [TestCase("-", null)]
    public void Filter_is_read_as(string written, string? meant) =>
        Row($"| {written} | | | | |").Filter?.ToString().Should().Be(meant);

    [TestCase("createdAt", "createdAt")]
    [TestCase("`createdAt asc`", "createdAt")]
    [TestCase("`createdAt desc`", "createdAt desc")]
    [TestCase("`createdAt descending, title`", "createdAt desc, title")]
    [TestCase("`stats.likes desc` then `title`", "stats.likes desc, title")]
    [TestCase("`__name__ desc`", "__name__ desc")]
    [TestCase("", "")]
    public void Sort_is_read_as(string written, string meant) =>
        string.Join(", ", Row($"| | {written} | | | |").Sort.Select(by => by.Field + (by.Descending ? " desc" : "")))
            .Should()
            .Be(meant);

    [TestCase("20", 20)]
    [TestCase("", null)]
    [TestCase("-", null)]
    public void Limit_is_read_as(string written, int? limit) => Row($"| | | {written} | | |").Limit.Should().Be(limit);

    [TestCase("createdAt", "createdAt desc")]
    [TestCase("createdAt desc, title", "createdAt, title desc")]
    public void Last_documents_are_the_first_of_the_opposite_order(string sort, string meant)
    {
        var row = Row($"| | {sort} | last 20 | | |");
        row.Limit.Should().Be(20);
        string.Join(", ", row.Sort.Select(by => by.Field + (by.Descending ? " desc" : ""))).Should().Be(meant);
    }

    [TestCase("", PatternKind.List, null)]
    [TestCase("list", PatternKind.List, null)]
    [TestCase("get", PatternKind.Get, null)]
    [TestCase("Count", PatternKind.Count, null)]
    [TestCase("sum(rating)", PatternKind.Sum, "rating")]
    [TestCase("`average(stats.likes)`", PatternKind.Average, "stats.likes")]
    [TestCase("avg(rating)", PatternKind.Average, "rating")]
    public void Kind_is_read_as(string written, PatternKind kind, string? field)
    {
        var pattern = Row($"| | | | {written} | |");
        (pattern.Kind, pattern.AggregateField).Should().Be((kind, field));
    }

    [TestCase("", "")]
    [TestCase("Moderator", "Moderator")]
    [TestCase("moderators", "Moderator")]
    [TestCase("Owner, Team member and Guests", "Owner, Team member, Guests")]
    public void Who_should_be_able_is_read_as(string written, string meant) =>
        string.Join(", ", Row($"| | | | | {written} |").As).Should().Be(meant);

    [Test]
    public void Pattern_knows_its_place_and_who_uses_it()
    {
        var pattern = TestData.Model(TestData.Blog).AccessPatterns[2];
        (pattern.Name, pattern.Collection.Text, pattern.UsedBy, pattern.Place.Column)
            .Should()
            .Be(("My comments", "**/comments", "Activity", 3));
    }

    private static AccessPattern Row(string cells) =>
        TestData
            .Model(TestData.BlogWith("| `status == \"published\"` | `createdAt desc` | 20 | list | |", cells))
            .AccessPatterns[0];
}

using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Queries;

namespace RulesHarness.Tests.Indexes;

/// <summary>Tests queries in the short notation: the indexes that they ask for, and what is said of other lines.</summary>
public sealed class QueryNotationTests
{
    [TestCase("posts", "")]
    [TestCase("**/posts where authorId == x", "**/posts: authorId asc")]
    [TestCase("users/{uid}/posts where done = true", "posts: done asc")]
    [TestCase("users/*/posts where done = true", "posts: done asc")]
    [TestCase("`my posts` where done = true", "my posts: done asc")]
    [TestCase("blog-posts order by at", "blog-posts: at asc")]
    [TestCase(
        "posts where authorId == x and status in [..] order by publishedAt desc limit 20",
        "posts: authorId asc, status asc, publishedAt desc"
    )]
    [TestCase("posts where a == 1, b == 'x' order by c, d desc", "posts: a asc, b asc, c asc, d desc")]
    [TestCase("posts where a == 1 && b == now - 7d order by c", "posts: a asc, b asc, c asc")]
    [TestCase("posts where a == 1 or b == 2 order by c", "posts: a asc, c asc | posts: b asc, c asc")]
    [TestCase("posts where (a == 1 or b == 2) and c > 3", "posts: a asc, c asc | posts: b asc, c asc")]
    [TestCase("posts where tags has x", "posts: tags array-contains")]
    [TestCase("posts where tags array-contains-any ['a', \"b\"] order by at", "posts: tags array-contains, at asc")]
    [TestCase("posts where tags has any [x, …] order by at", "posts: tags array-contains, at asc")]
    [TestCase("posts where a not in [1, 2] order by a", "posts: a asc")]
    [TestCase("posts where a not-in [...]", "posts: a asc")]
    [TestCase("posts where a is null and b is not null", "posts: a asc, b asc")]
    [TestCase("posts where a is NaN and b is not nan", "posts: a asc, b asc")]
    [TestCase("posts where a != null order by a desc", "posts: a desc")]
    [TestCase(
        "posts where author.name == ? and `first name` == ? order by z",
        "posts: `first name` asc, author.name asc, z asc"
    )]
    [TestCase("posts where order == 1 and limit == 2 order by where", "posts: limit asc, order asc, where asc")]
    [TestCase("posts where a == request.auth.uid order by b limit n offset 3", "posts: a asc, b asc")]
    [TestCase("posts where a == f(x, 1) order by b", "posts: a asc, b asc")]
    [TestCase("posts where a == 1 order by b limit to last 5", "posts: a asc, b desc")]
    [TestCase("posts order by a desc, __name__ asc", "posts: a desc, __name__ asc")]
    [TestCase("posts where a == 1 order by b start after lastPost end before 5", "posts: a asc, b asc")]
    [TestCase("posts where a == 1 order by b start at (1, 2) limit 2", "posts: a asc, b asc")]
    [TestCase("posts where a == 1 select a, b", "posts: a asc")]
    [TestCase("posts where a == 1 count()", "posts: a asc")]
    [TestCase("posts where a == 1 count", "posts: a asc")]
    [TestCase("posts where a == 1 sum(n), average(m), count()", "posts: a asc, m asc, n asc")]
    [TestCase("posts where a == 1 nearest by v 768 limit 5", "posts: a asc, v vector")]
    [TestCase("POSTS WHERE a == 1 AND b == 2 ORDER BY c DESC", "POSTS: a asc, b asc, c desc")]
    public void Query_asks_for(string line, string indexes)
    {
        var query = Read(line);

        var plan = IndexPlanner.Plan(query.Query, IndexSet.Automatic);
        string.Join(" | ", plan.Rows.Select(row => row.Recommended)).Should().Be(indexes);
        plan.Reason.Should().BeNull();
    }

    [TestCase("Feed: posts where a == 1", "Feed", "posts where a == 1", null)]
    [TestCase("Ann's own feed: posts", "Ann's own feed", "posts", null)]
    [TestCase("\"All: of them\": posts", "All: of them", "posts", null)]
    [TestCase("posts where a == 'x: y'", null, "posts where a == 'x: y'", null)]
    [TestCase("posts where a == 1 @ src/feed.ts:12", null, "posts where a == 1", "src/feed.ts(12,1)")]
    [TestCase("Feed: posts @ C:\\src\\feed.cs:12:5", "Feed", "posts", "C:\\src\\feed.cs(12,5)")]
    [TestCase("posts where a == 'x @ y' @ a.dart:3", null, "posts where a == 'x @ y'", "a.dart(3,1)")]
    public void Query_can_have_a_label_and_a_place(string line, string? label, string notation, string? place)
    {
        var query = Read(line);

        (query.Label, query.Notation).Should().Be((label, notation));
        var shown = query.Origin is { } origin ? $"{origin.File}({origin.Line},{origin.Column})" : null;
        shown.Should().Be(place);
    }

    [TestCase("posts wher a == 1", "1,7 RH5050 `wher` stands where `where`, `order by`")]
    [TestCase("posts where", "1,12 RH5050 the line ends where the name of a field was expected")]
    [TestCase("posts where a", "1,14 RH5050 the line ends where an operator")]
    [TestCase("posts where a like 'x'", "1,15 RH5050 `like` stands where an operator")]
    [TestCase("posts where a ==", "1,17 RH5050 the line ends where a value was expected")]
    [TestCase("posts where a..b == 1", "1,13 RH5050 `a..b` is not a field path")]
    [TestCase("posts where a == \"x", "1,18 RH5050 the text has no closing quote")]
    [TestCase("posts where `a == 1", "1,13 RH5050 ``` is never closed")]
    [TestCase("posts where (a == 1", "1,20 RH5050 the line ends where `)`")]
    [TestCase("posts where a in [1, 2", "1,23 RH5050 the line ends where `,` or `]`")]
    [TestCase("posts where a is old", "1,18 RH5050 `old` stands where `null` or `NaN`")]
    [TestCase("posts order by", "1,15 RH5050 the line ends where the name of a field")]
    [TestCase("posts limit", "1,12 RH5050 the line ends where a number")]
    [TestCase("posts limit to last 5", "1,1 RH5050 `limit to last` needs `order by`")]
    [TestCase("Feed: ==", "1,7 RH5050 `==` stands where the name of a collection")]
    [TestCase("users/", "1,1 RH5050 `users/` does not end with a collection")]
    [TestCase("posts @ feed", "1,9 RH5050 a place is a file and a line")]
    [TestCase("{\"from\": 3", "1,11 RH5050 not JSON")]
    public void Line_that_is_not_a_query_is_reported(string line, string findings)
    {
        var (queries, diagnostics) = QueryFileReader.Read("q.txt", $"{line}\nposts");

        queries.Should().ContainSingle().Which.Line.Should().Be(2);
        new FindingTexts(diagnostics).ShouldBe(findings);
    }

    [Test]
    public void Lines_of_both_kinds_stand_in_one_file()
    {
        const string Text = """
            # the feed
            Feed: posts where a == 1 order by b

              // as sent
            {"from": [{"collectionId": "posts"}], "where": {"fieldFilter": {"field": {"fieldPath": "a"}, "op": "EQUAL", "value": {"stringValue": "x"}}}}
            """;

        var (queries, diagnostics) = QueryFileReader.Read("q.txt", $"\uFEFF{Text}");

        diagnostics.Should().BeEmpty();
        queries
            .Select(query => (query.Line, query.Notation))
            .Should()
            .Equal((2, "posts where a == 1 order by b"), (5, "posts where a == \"x\""));
    }

    [Test]
    public void Query_that_is_written_in_the_notation_is_read_as_the_same_query()
    {
        var random = new RandomQueries(seed: 29);
        for (var count = 0; count < 2000; count++)
        {
            var query = random.Next();
            var again = Read(QueryNotation.Of(query)).Query;

            IndexPlanner
                .Plan(again, IndexSet.Automatic)
                .Rows.Select(row => row.Recommended)
                .Should()
                .Equal(
                    IndexPlanner.Plan(query, IndexSet.Automatic).Rows.Select(row => row.Recommended),
                    QueryNotation.Of(query)
                );
        }
    }

    private static FileQuery Read(string line)
    {
        var (queries, diagnostics) = QueryFileReader.Read("q.txt", line);
        diagnostics.Should().BeEmpty();
        return queries.Should().ContainSingle().Which;
    }
}

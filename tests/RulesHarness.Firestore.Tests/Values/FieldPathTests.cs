using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Values;

public sealed class FieldPathTests
{
    private static readonly object[] Paths =
    [
        new object[] { "a", new[] { "a" }, "a" },
        new object[] { "a.b_1.C", new[] { "a", "b_1", "C" }, "a.b_1.C" },
        new object[] { "`a.b`.c", new[] { "a.b", "c" }, "`a.b`.c" },
        new object[] { @"`a\`b`", new[] { "a`b" }, @"`a\`b`" },
        new object[] { @"`a\\b`", new[] { @"a\b" }, @"`a\\b`" },
        new object[] { "`plain`", new[] { "plain" }, "plain" },
        new object[] { "first-name", new[] { "first-name" }, "`first-name`" },
        new object[] { "1st", new[] { "1st" }, "`1st`" },
        new object[] { "größe", new[] { "größe" }, "`größe`" },
    ];

    [TestCaseSource(nameof(Paths))]
    public void FieldPath_parsed_writes_itself_quoted_where_needed(string text, string[] segments, string written)
    {
        var path = FieldPath.Parse(text);

        path.Segments.Should().Equal(segments);
        path.ToString().Should().Be(written);
        path.Should().Be(new FieldPath(segments)).And.Be(FieldPath.Parse(written));
        path.GetHashCode().Should().Be(new FieldPath(segments).GetHashCode());
    }

    [TestCase("")]
    [TestCase(".")]
    [TestCase("a.")]
    [TestCase("a..b")]
    [TestCase("`a")]
    [TestCase("``")]
    [TestCase("`a`b")]
    [TestCase("a[0]")]
    [TestCase("a/b")]
    [TestCase("a`b`")]
    public void FieldPath_from_text_that_is_none_throws(string text) =>
        FluentActions.Invoking(() => FieldPath.Parse(text)).Should().Throw<ArgumentException>();

    [Test]
    public void FieldPath_of_no_names_throws() =>
        FluentActions.Invoking(() => new FieldPath()).Should().Throw<ArgumentException>();
}

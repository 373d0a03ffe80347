using System.Diagnostics;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "/", "//", "/*", "*/", "'", "\"", "\\", ";", ":", ",", ".", "=", "**", "$", "match",
        "allow", "function", "service", "if", "return", "rules_version", "\n", "\r", " ", "\0", "é", "\ud83d", "1.", "b'",
        "import", "{x=**}",
    ];

    [Test]
    public void Damaged_file_is_still_read([Range(0, 19)] int seed)
    {
        var random = new Random(seed);
        var text = Samples.Blog;
        for (var edit = 0; edit < 40; edit++)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => text.Insert(at, text.Substring(random.Next(text.Length / 2), random.Next(200))),
            };

            var rules = RulesParser.Parse(text);

            string.Concat(Lexer.Lex(text).Tokens.Select(token => token.Text)).Should().Be(text);
            rules.Diagnostics.Where(d => d.Span.End > text.Length || d.Span.Line > rules.Source.LineCount).Should().BeEmpty();
            rules.Diagnostics.Select(d => d.Span.Offset).Should().BeInAscendingOrder();
            RulesChecker.Check(rules).Should().NotBeNull();
            RulesOutline.Of(rules).Match("posts/p1/comments/c1", RulesMethod.Get).Length.Should().BeLessThan(1000);
        }
    }

    [TestCase("service cloud.firestore ", "{")]
    [TestCase("service cloud.firestore {", "match /a {")]
    [TestCase("service cloud.firestore {", "match /{a} { allow read; ")]
    [TestCase("service cloud.firestore {", "match /a/{b=")]
    [TestCase("service cloud.firestore { match /a", "/{a}")]
    [TestCase("service cloud.firestore { match /a", "-a")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "(")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "{[(")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "x)]")]
    [TestCase("service cloud.firestore { function f() ", "{")]
    [TestCase("service a", ".a")]
    [TestCase("", "}")]
    [TestCase("", "service a {")]
    [TestCase("", "é ")]
    [TestCase("", "'")]
    [TestCase("'", "\\q")]
    [TestCase("", "/*")]
    [TestCase("", "function f(")]
    public void Depth_and_length_cost_neither_the_stack_nor_more_than_linear_time(string start, string repeated)
    {
        const int Times = 100_000;
        var text = start + string.Concat(Enumerable.Repeat(repeated, Times));
        var clock = Stopwatch.StartNew();

        var rules = RulesParser.Parse(text);

        RulesOutline.Of(rules).Match("a/x", RulesMethod.Get);
        RulesChecker.Check(rules);
        rules.HasErrors.Should().BeTrue();

        // Quadratic time would be minutes; this leaves room for a busy machine.
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [TestCase(10, "")]
    [TestCase(11, "RH2008")]
    public void Match_blocks_nest_as_deep_as_the_compiler_permits(int depth, string expected)
    {
        var nested = string.Concat(Enumerable.Repeat("match /a { ", depth)) + "allow read; " + new string('}', depth);

        var rules = RulesParser.Parse(Samples.InService(nested));

        string.Join(' ', rules.Diagnostics.Select(diagnostic => diagnostic.Id)).Should().Be(expected);
    }
}

using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "/",
        "//",
        "/*",
        "*/",
        "'",
        "\"",
        "\\",
        ";",
        ":",
        ",",
        ".",
        "=",
        "**",
        "$",
        "match",
        "allow",
        "function",
        "service",
        "if",
        "return",
        "rules_version",
        "\n",
        "\r",
        " ",
        "\0",
        "é",
        "\ud83d",
        "1.",
        "b'",
        "import",
        "{x=**}",
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
            rules
                .Diagnostics.Where(d => d.Span.End > text.Length || d.Span.Line > rules.Source.LineCount)
                .Should()
                .BeEmpty();
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
    [TestCase("service cloud.firestore { match /a { allow read: if ", "[")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "{a:")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "!")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "-")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "- ")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", "++")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", " ? b : c")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", " ? b")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", " ? ")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", ".a")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", ".a(b)")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", "[0]")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", " && a")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", " || b && c in d is e == f < g + h * (")]
    [TestCase("service cloud.firestore { match /a { allow read: if a", " is int")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "f(")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "f(a == b, g(")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "x == f(y == ")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "a.b[c:")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "/a/$(")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "/a")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "/{a}")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "a, ")]
    [TestCase("service cloud.firestore { match /a { allow read: if [", "a, ")]
    [TestCase("service cloud.firestore { match /a { allow ", "read, ")]
    [TestCase("service cloud.firestore { match /a { ", "allow ")]
    [TestCase("service cloud.firestore { match /a { function f() { ", "let a = 1; ")]
    [TestCase("service cloud.firestore { match /a { function f() { ", "return ")]
    [TestCase("", "service ")]
    [TestCase("", "import 'x';")]
    [TestCase("", "\"")]
    [TestCase("", "\\")]
    [TestCase("", "&")]
    [TestCase("", "\ud800")]
    [TestCase("", "\0")]
    [TestCase("service cloud.firestore { match /a { allow read: if ", "function f() { return f(); } ")]
    public void Depth_and_length_cost_neither_the_stack_nor_more_than_linear_time(string start, string repeated)
    {
        const int Times = 30_000;
        var text = start + string.Concat(Enumerable.Repeat(repeated, Times));

        OnSmallStack(() =>
        {
            var rules = RulesParser.Parse(text);

            RulesOutline.Of(rules).Match("a/x", RulesMethod.Get);
            CompilerAnswer.FirstErrorLine(rules).Should().NotBeNull();
            rules.HasErrors.Should().BeTrue();
            rules.Print().Should().Be(text);
        });
    }

    [TestCase(
        "many blocks",
        "match /a/{b} { allow read: if request.auth.uid == resource.data.owner && get(/databases/$(database)/documents/a/$(b)).data.n > 1; }\n"
    )]
    [TestCase("one comment", "x")]
    [TestCase("line ends", "\r\n")]
    public void File_of_megabytes_is_read_to_its_end(string content, string repeated)
    {
        const int Size = 2 * 1024 * 1024;
        var text =
            (
                content == "one comment"
                    ? "//"
                    : "rules_version = '2'; service cloud.firestore { match /databases/{database}/documents {\n"
            ) + string.Concat(Enumerable.Repeat(repeated, Size / repeated.Length));

        OnSmallStack(() =>
        {
            var rules = RulesParser.Parse(text);

            RulesChecker.Check(rules);
            CompilerAnswer.FirstErrorLine(rules).Should().NotBeNull();
            rules.Print().Should().Be(text);
        });
    }

    [Test]
    public void Binary_input_is_an_error_and_nothing_worse([Range(1, 10)] int seed)
    {
        var bytes = new byte[64 * 1024];
        new Random(seed).NextBytes(bytes);
        // As a reader decodes it, and as it lies there.
        string[] texts =
        [
            System.Text.Encoding.UTF8.GetString(bytes),
            System.Text.Encoding.Latin1.GetString(bytes),
            new([.. bytes.Chunk(2).Select(pair => (char)BitConverter.ToUInt16(pair))]),
        ];

        OnSmallStack(() =>
        {
            foreach (
                var text in texts.SelectMany(text =>
                    new[]
                    {
                        text,
                        Samples.InService(text),
                        Samples.InService($"match /a/{{b}} {{ allow read: if {text}; }}"),
                    }
                )
            )
            {
                var rules = RulesParser.Parse(text);

                RulesChecker.Check(rules);
                rules.HasErrors.Should().BeTrue();
                rules.Print().Should().Be(text);
            }
        });
    }

    // A thread of a pool or of another platform may have no more.
    private static void OnSmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    thrown = exception;
                }
            },
            maxStackSize: 512 * 1024
        );
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            throw new AssertionException($"On a small stack: {thrown.Message}", thrown);
        }
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

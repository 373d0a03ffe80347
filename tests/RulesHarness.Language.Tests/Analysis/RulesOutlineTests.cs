using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Analysis;

public sealed class RulesOutlineTests
{
    // Every row was run against the emulator: `+` is an allowed request.
    [TestCase(
        "/a/{b=**}",
        "a/x +, a/x/c/y +, b/x -, a/* +, a/x/c/* +, **/a/* -, a/x/**/c/* +",
        "a/x +, a/x/c/y +, b/x -, a/* +, a/x/c/* +, a/x/**/c/* +"
    )]
    [TestCase("/a/x/{b=**}", "a/x +, a/x/c/y +, a/* -, a/x/c/* +, **/c/* -", "a/x -, a/x/c/y +, a/* -, a/x/c/* +")]
    [TestCase("/{b=**}", "a/x +, a/x/c/y +, a/* +, a/x/c/* +, **/a/* +", "a/x +, a/x/c/y +, a/* +, **/c/* +")]
    [TestCase(
        "/{b=**}/c/{d}",
        "c/d +, a/x/c/y +, a/x/b/y/c/z +, a/x -, c/* +, a/x/c/* +, **/c/* +, a/x/**/c/* +",
        "c/d -, a/x/c/y -"
    )]
    [TestCase("/a/{b=**}/c/{d}", "a/x -, a/x/c/y +, c/* -, a/x/c/* +, **/c/* -", "a/x -, a/x/c/y -, a/x/c/* -")]
    [TestCase("/a/{b}/{c=**}", "a/x +, a/x/c/d +, a/* +, a/x/c/* +, **/a/* -", "a/x -, a/x/c/d +, a/* -, a/x/c/* +")]
    [TestCase("/a/{b}/c/{d=**}", "a/x -, a/x/c/d +, a/* -, a/x/c/* +", "a/x -, a/x/c/d +, a/x/c/* +")]
    [TestCase("/a/{b}", "a/x +, a/x/c/y -, a/* +, **/a/* -", "a/x +, a/x/c/y -, a/* +, **/a/* -")]
    [TestCase("/a/x", "a/x +, a/y -, a/* -", "a/x +, a/y -, a/* -")]
    [TestCase("/{a}/{b}", "a/x +, a/b/c/d -, a/* +, a/b/c/* -, **/a/* -", "a/x +, a/b/c/d -, a/* +")]
    [TestCase("/a", "a/x -, a/* -", "a/x -, a/* -")]
    [TestCase("/{b=**}/a/{x}/c/{d}", "a/x/c/d +, z/z/a/x/c/d +, a/x/c/* +, **/c/* -, a/x/**/c/* -", "a/x/c/d -")]
    [TestCase("/{b=**}/c/x", "a/x/c/x +, c/x +, a/x/c/* -, **/c/* -", "c/x -")]
    public void Block_matches_the_paths_that_the_emulator_finds_it_for(string pattern, string version2, string version1)
    {
        using var scope = new FluentAssertions.Execution.AssertionScope();
        foreach (var (version, rows) in new[] { (2, version2), (1, version1) })
        {
            var outline = RulesOutline.Of(Samples.Parse($"match {pattern} {{ allow read; }}", version));
            foreach (var row in rows.Split(", "))
            {
                var path = row[..^2];
                var method = path.EndsWith('*') ? RulesMethod.List : RulesMethod.Get;
                outline
                    .Match(path, method)
                    .Any()
                    .Should()
                    .Be(row.EndsWith('+'), "of `{0}` in version {1}", path, version);
            }
        }
    }

    [TestCase("match /databases/{d}/documents/a/{b} { allow read; }", "(default)", true)]
    [TestCase("match /databases/(default)/documents { match /a/{b} { allow read; } }", "(default)", true)]
    [TestCase("match /databases/(default)/documents { match /a/{b} { allow read; } }", "other", false)]
    [TestCase("match /databases/other/documents/a/{b} { allow read; }", "other", true)]
    [TestCase("match /databases/{d} { match /documents/a { match /{b} { allow read; } } }", "(default)", true)]
    [TestCase("match /{x=**} { allow read; }", "(default)", true)]
    [TestCase("match /{x=**}/a/{b} { allow read; }", "(default)", true)]
    [TestCase("match /{a}/{b}/{c}/{d}/{e} { allow read; }", "(default)", true)]
    [TestCase("match /a/{b} { allow read; }", "(default)", false)]
    public void Path_counts_from_the_root_wherever_the_blocks_divide_it(string matches, string database, bool expected)
    {
        var rules = RulesParser.Parse($"rules_version = '2'; service cloud.firestore {{ {matches} }}");

        var blocks = RulesOutline.Of(rules).Match("a/x", RulesMethod.Get, database);

        blocks.Any(block => block.Allows.Length > 0).Should().Be(expected);
    }

    [TestCase("read", "Get List")]
    [TestCase("write", "Create Update Delete")]
    [TestCase("get", "Get")]
    [TestCase("list", "List")]
    [TestCase("create, delete", "Create Delete")]
    [TestCase("Update", "Update")]
    [TestCase("wirte", "")]
    public void Statement_counts_for_the_methods_it_names(string words, string expected)
    {
        var outline = RulesOutline.Of(Samples.Parse($"match /a/{{b}} {{ allow {words}; }}"));

        var covered = Enum.GetValues<RulesMethod>()
            .Where(method =>
                outline.Match(method == RulesMethod.List ? "a/*" : "a/x", method).Single().Allows.Length == 1
            );
        string.Join(' ', covered).Should().Be(expected);
    }

    [TestCase("users/u1", RulesMethod.Get, "32:33? 144:145?")]
    [TestCase("users/*", RulesMethod.List, "32:34? 144:145?")]
    [TestCase("users/u1/followers/u2", RulesMethod.Get, "47:48 144:145?")]
    [TestCase("posts/p1/comments/c1", RulesMethod.Delete, "88:94? 105: 144:145?")]
    [TestCase("posts/p1/comments/c1", RulesMethod.Get, "88:89? 105:106? 144:145?")]
    [TestCase("posts/p1/comments/*", RulesMethod.List, "88:89? 105:106? 144:145?")]
    [TestCase("**/comments/*", RulesMethod.List, "105:106? 144:145?")]
    [TestCase("publicProfiles/u1", RulesMethod.Get, "53:54 144:145?")]
    [TestCase("settings/global", RulesMethod.Update, "138:140? 144:145?")]
    [TestCase("settings/other", RulesMethod.Update, "144:145?")]
    [TestCase("orgs/o1/documents/d1/deep/d2", RulesMethod.Create, "122:124? 144:145?")]
    public void Realistic_file_names_the_lines_that_decide(string path, RulesMethod method, string expected)
    {
        var blocks = RulesOutline.Of(RulesParser.Parse(Samples.Blog)).Match(path, method);

        var lines = blocks.Select(block => $"{block.Line}:{string.Join(',', block.Allows.Select(Line))}");
        string.Join(' ', lines).Should().Be(expected);

        static string Line(AllowStatement allow) => $"{allow.VerdictLine}{(allow.IsUnconditional ? "" : "?")}";
    }

    [TestCase(
        "match /a/{b} { allow read, delete: if b == 'x'; match /c/{d=**} { allow wirte, create; } }",
        "a/{b} Get,List,Delete",
        "a/{b}/c/{d=**} Create"
    )]
    [TestCase("match /a/{b} { match /c/{d} { allow get; } }", "a/{b}/c/{d} Get")]
    public void Statements_are_listed_with_their_paths_and_methods(string matches, params string[] expected)
    {
        var outline = RulesOutline.Of(Samples.Parse(matches));

        outline
            .Statements.Select(outlined => $"{outlined.Path} {string.Join(',', outlined.Methods)}")
            .Should()
            .Equal(expected);
    }

    [Test]
    public void Line_is_the_text_that_a_verdict_points_to()
    {
        var outline = RulesOutline.Of(RulesParser.Parse(Samples.Blog));

        var allow = outline.Match("users/u1", RulesMethod.Create)[0].Allows.Single();
        outline.Line(allow.VerdictLine).Should().Be("      allow create: if isOwner(userId)");
    }

    [Test]
    public void Matched_block_has_its_whole_path()
    {
        var block = RulesOutline
            .Of(RulesParser.Parse(Samples.Blog))
            .Match("posts/p1/comments/c1/likes/u1", RulesMethod.Get)[0];

        block
            .Path.ToString()
            .Should()
            .Be("/databases/{database}/documents/posts/{postId}/comments/{commentId}/likes/{uid}");
    }

    [TestCase("", RulesMethod.Get)]
    [TestCase("posts", RulesMethod.Get)]
    [TestCase("posts", RulesMethod.List)]
    [TestCase("/posts/p1", RulesMethod.Get)]
    [TestCase("posts//c/d", RulesMethod.Get)]
    [TestCase("**/comments/c", RulesMethod.Get)]
    public void Path_of_no_document_is_misuse(string path, RulesMethod method)
    {
        var match = () => RulesOutline.Of(Samples.Parse("match /a/{b} { allow read; }")).Match(path, method);

        match.Should().Throw<ArgumentException>();
    }

    [Test]
    public void Other_services_have_no_say()
    {
        var rules = RulesParser.Parse("rules_version='2'; service firebase.storage { match /{p=**} { allow read; } }");

        RulesOutline.Of(rules).Match("a/x", RulesMethod.Get).Should().BeEmpty();
        RulesOutline.Of(rules).Collections.Should().BeEmpty();
    }
}
